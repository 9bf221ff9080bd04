package dev.drydock.kube;

import dev.drydock.kube.api.graph.Archive;
import dev.drydock.kube.api.graph.ArchiveException;
import dev.drydock.kube.apiserver.Caller;
import dev.drydock.kube.client.Components;
import dev.drydock.kube.clock.EventLoop;
import dev.drydock.kube.etcd.Etcd;
import dev.drydock.kube.kubectl.cli.Kubeconfig;
import dev.drydock.kube.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;

/// Everything a cluster is at one moment, immutable and shared: taking one, and making a cluster from one, copies nothing.
public record Snapshot(
        Settings settings, EventLoop.State loop, Etcd.State etcd, Trace.State trace, Components.State components) {
    /// Grows when a stored value keeps its shape but comes to mean something else.
    private static final int VERSION = 1;

    /// What the largest cluster that bounds allow takes, several times over.
    private static final long MOST_BYTES = 1L << 30;

    /// Writes it as compressed bytes: what is shared in memory is written once.
    public void write(OutputStream target) throws IOException {
        Archive.write(this, VERSION, target);
    }

    /// What [#write(OutputStream)] wrote; a cluster made from it goes on as one that was never stored.
    ///
    /// @throws ArchiveException if it was written by another version, or not at all
    public static Snapshot read(InputStream source) throws IOException, ArchiveException {
        return Archive.read(Snapshot.class, VERSION, MOST_BYTES, source);
    }

    /// The same with other bounds from now on.
    public Snapshot withBounds(Bounds bounds) {
        return new Snapshot(settings.withBounds(bounds), loop, etcd, trace, components);
    }

    public long revision() {
        return etcd.revision();
    }

    public Instant now() {
        return loop.now();
    }

    /// The same with other randomness from now on.
    public Snapshot withRandom(long seed) {
        return new Snapshot(settings, loop.withRandom(seed), etcd, trace, components);
    }

    /// Whether the cluster has written nothing since, its user's kubeconfig is the same,
    /// and it has drawn no random number that the next command would miss.
    public boolean isUntouchedSince(Snapshot before) {
        return etcd.revision() == before.etcd.revision()
                && loop.random() == before.loop.random()
                && kubeconfig().equals(before.kubeconfig());
    }

    private Optional<Object> kubeconfig() {
        return components.memory().of(Caller.ADMIN.component(), Kubeconfig.FILE);
    }
}
