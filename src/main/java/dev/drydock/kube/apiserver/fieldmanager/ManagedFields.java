package dev.drydock.kube.apiserver.fieldmanager;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.meta.ManagedFieldsEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The entries of `metadata.managedFields` after a write.
/// Mirrors the managers of `apimachinery/pkg/util/managedfields/internal` that deal with updates.
public final class ManagedFields {
    /// From here on the oldest writers share an entry.
    private static final int MOST_WRITERS = 10;
    private static final String ANCIENT = "ancient-changes";

    /// What nobody owns: it says which object it is.
    private static final FieldSet IDENTITY = List.of(
                    "name", "namespace", "creationTimestamp", "selfLink", "uid", "clusterName", "generation", "managedFields",
                    "resourceVersion")
            .stream()
            .map(name -> FieldSet.path("f:metadata", "f:" + name))
            .reduce(FieldSet.path("f:metadata"), FieldSet::union);

    private static final Comparator<ManagedFieldsEntry> ORDER = Comparator.<ManagedFieldsEntry, String>comparing(
                    entry -> Objects.requireNonNullElse(entry.operation(), ""))
            .thenComparing(entry -> Objects.requireNonNullElse(entry.time(), Instant.EPOCH))
            .thenComparing(entry -> Objects.requireNonNullElse(entry.manager(), ""))
            .thenComparing(entry -> Objects.requireNonNullElse(entry.apiVersion(), ""))
            .thenComparing(entry -> Objects.requireNonNullElse(entry.subresource(), ""));

    private ManagedFields() {}

    /// The entries that a writer's object is to be held against: its own, where it names any, else those there were.
    public static List<ManagedFieldsEntry> base(List<ManagedFieldsEntry> old, List<ManagedFieldsEntry> given) {
        if (given.size() == 1 && given.getFirst().equals(ManagedFieldsEntry.EMPTY)) {
            return List.of();
        }
        return given.isEmpty() || given.equals(old) ? old : given;
    }

    /// The entries after `owner` has made `after` of `before`: it owns what it changed, and the others do not.
    public static List<ManagedFieldsEntry> written(
            KubeObject before, KubeObject after, List<ManagedFieldsEntry> entries, Owner owner, Instant now) {
        var change = Comparison.of(before, after);
        if (change.isSame()) {
            return entries;
        }
        var set = withoutIdentity(change.set());
        var next = new ArrayList<ManagedFieldsEntry>(entries.size() + 1);
        var own = set;
        for (var entry : entries) {
            var fields = FieldSet.of(entry.fieldsV1());
            if (!set.hasNothing() && Owner.of(entry).is(owner)) {
                own = fields.minus(change.removed()).union(set);
            } else {
                keep(next, entry, fields, fields.minus(set).minus(change.removed()));
            }
        }
        if (!own.hasNothing()) {
            next.add(owner.entry(own, now));
        }
        return ordered(capped(next));
    }

    static void keep(List<ManagedFieldsEntry> next, ManagedFieldsEntry entry, FieldSet fields, FieldSet left) {
        if (!left.hasNothing()) {
            next.add(left == fields && fields == entry.fieldsV1() ? entry : entry.withFieldsV1(left));
        }
    }

    static FieldSet withoutIdentity(FieldSet set) {
        return set.minus(IDENTITY);
    }

    static List<ManagedFieldsEntry> ordered(List<ManagedFieldsEntry> entries) {
        if (entries.size() > 1) {
            entries.sort(ORDER);
        }
        return List.copyOf(entries);
    }

    private static List<ManagedFieldsEntry> capped(List<ManagedFieldsEntry> entries) {
        if (entries.size() <= MOST_WRITERS) {
            return entries;
        }
        var oldest = new ArrayList<>(entries.stream().filter(entry -> !Owner.of(entry).apply()).sorted(ORDER).toList());
        var rest = new ArrayList<>(entries);
        while (oldest.size() > MOST_WRITERS) {
            var first = oldest.removeFirst();
            var second = oldest.removeFirst();
            rest.removeAll(List.of(first, second));
            var together = FieldSet.of(first.fieldsV1()).union(FieldSet.of(second.fieldsV1()));
            var version = Objects.requireNonNullElse(second.apiVersion(), "");
            var bucket = new Owner(ANCIENT, false, version, "").entry(together, second.time());
            oldest.addFirst(bucket);
            rest.add(bucket);
        }
        return rest;
    }

    static boolean owns(ManagedFieldsEntry entry, @Nullable Owner owner) {
        return owner != null && Owner.of(entry).is(owner);
    }
}
