package dev.drydock.kube;

import dev.drydock.kube.etcd.Etcd;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;

/// How a cluster was at its last revisions, bounded: the oldest are forgotten first.
/// Snapshots share what did not change, so one costs what its revision changed. Heartbeats are not worth one.
final class History {
    private static final String HEARTBEATS = "leases.coordination.k8s.io";

    private final TreeMap<Long, Snapshot> snapshots = new TreeMap<>();
    private final int kept;
    private long noted = -1;

    History(int kept) {
        if (kept < 1) {
            throw new IllegalArgumentException("must keep at least one snapshot, was " + kept);
        }
        this.kept = kept;
    }

    /// Remembers the present if something happened since it last did.
    void note(Etcd etcd, Supplier<Snapshot> present) {
        long revision = etcd.revision();
        if (revision == noted) {
            return;
        }
        boolean idle = noted >= 0 && etcd.since(noted).stream().allMatch(change -> change.resource().equals(HEARTBEATS));
        noted = revision;
        if (!idle) {
            snapshots.put(revision, present.get());
            if (snapshots.size() > kept) {
                snapshots.pollFirstEntry();
            }
        }
    }

    List<Long> revisions() {
        return List.copyOf(snapshots.keySet());
    }

    Snapshot at(long revision) {
        var entry = snapshots.floorEntry(revision);
        if (entry == null) {
            throw new IllegalArgumentException("revision %d is forgotten; the oldest remembered is %s"
                    .formatted(revision, snapshots.isEmpty() ? "none" : snapshots.firstKey()));
        }
        return entry.getValue();
    }

    /// What was remembered when `revision` was the present.
    History until(long revision) {
        var earlier = new History(kept);
        earlier.snapshots.putAll(snapshots.headMap(revision, true));
        earlier.noted = earlier.snapshots.isEmpty() ? -1 : earlier.snapshots.lastKey();
        return earlier;
    }
}
