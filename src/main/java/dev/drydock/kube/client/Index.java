package dev.drydock.kube.client;

import dev.drydock.kube.api.Change;
import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.api.core.Event;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.meta.OwnerReference;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePSet;

/// Finds objects by what they say, without looking at all of them: an informer's indexers. Persistent, so a fork shares it.
public final class Index {
    /// Objects of any kind by the UIDs of their owners; Pods and ReplicaSets that nobody controls are also under the empty one.
    public static final String OWNER = "owner";
    /// Pods by the name of their node, empty for those that have none yet.
    public static final String NODE = "node";
    /// Events by the UID of what they are about.
    public static final String ABOUT = "about";

    private TreePSet<Entry> entries;

    Index(State state) {
        this.entries = state.entries;
    }

    public record State(TreePSet<Entry> entries) {
        static final State EMPTY = new State(TreePSet.empty());
    }

    record Entry(String index, String value, String resource, String namespace, String name)
            implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int order = index.compareTo(other.index);
            order = order != 0 ? order : value.compareTo(other.value);
            order = order != 0 ? order : resource.compareTo(other.resource);
            order = order != 0 ? order : namespace.compareTo(other.namespace);
            return order != 0 ? order : name.compareTo(other.name);
        }
    }

    State state() {
        return new State(entries);
    }

    void note(Change change) {
        update(OWNER, change, Index::owners);
        if (change.object() instanceof Pod) {
            update(NODE, change, Index::node);
        } else if (change.object() instanceof Event) {
            update(ABOUT, change, Index::about);
        }
    }

    /// The keys of the objects of one kind that have `value` in an index, in order.
    Stream<ObjectKey> find(String index, String value, Kind<?> kind) {
        var from = new Entry(index, value, kind.groupResource(), "", "");
        var to = new Entry(index, value, kind.groupResource() + "\0", "", "");
        return entries.subSet(from, to).stream().map(entry -> new ObjectKey(entry.namespace, entry.name));
    }

    /// What any kind has `value` in an index.
    Stream<Found> findAll(String index, String value) {
        var from = new Entry(index, value, "", "", "");
        var to = new Entry(index, value + "\0", "", "", "");
        return entries.subSet(from, to).stream()
                .map(entry -> new Found(Kinds.ofGroupResource(entry.resource), new ObjectKey(entry.namespace, entry.name)));
    }

    public record Found(Kind<?> kind, ObjectKey key) {}

    private void update(String index, Change change, Function<KubeObject, List<String>> values) {
        List<String> before = valuesOf(change.before(), values);
        List<String> after = valuesOf(change.after(), values);
        if (before.equals(after)) {
            return;
        }
        var key = change.object().key();
        for (var value : before) {
            entries = entries.minus(new Entry(index, value, change.resource(), key.namespace(), key.name()));
        }
        for (var value : after) {
            entries = entries.plus(new Entry(index, value, change.resource(), key.namespace(), key.name()));
        }
    }

    private static List<String> valuesOf(@Nullable KubeObject object, Function<KubeObject, List<String>> values) {
        return object == null ? List.of() : values.apply(object);
    }

    private static List<String> owners(KubeObject object) {
        var owners = object.metadata().ownerReferences();
        boolean adoptable = object instanceof Pod || object instanceof ReplicaSet;
        if (adoptable && owners.stream().noneMatch(owner -> Boolean.TRUE.equals(owner.controller()))) {
            return Stream.concat(Stream.of(""), owners.stream().map(OwnerReference::uid).filter(Objects::nonNull)).toList();
        }
        return owners.isEmpty() ? List.of() : owners.stream().map(OwnerReference::uid).filter(Objects::nonNull).toList();
    }

    private static List<String> node(KubeObject object) {
        var node = ((Pod) object).spec().nodeName();
        return List.of(node == null ? "" : node);
    }

    private static List<String> about(KubeObject object) {
        var uid = ((Event) object).involvedObject().uid();
        return uid == null ? List.of() : List.of(uid);
    }
}
