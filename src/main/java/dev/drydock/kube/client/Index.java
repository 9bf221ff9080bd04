package dev.drydock.kube.client;

import dev.drydock.kube.api.Change;
import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.api.core.Event;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.meta.OwnerReference;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;

/// Finds objects by what they say, without looking at all of them: an informer's indexers. Persistent, so a fork shares it.
public final class Index {
    /// Objects of any kind by the UIDs of their owners; Pods and ReplicaSets that nobody controls are also under the empty one.
    public static final String OWNER = "owner";
    /// Pods by the name of their node, empty for those that have none yet.
    public static final String NODE = "node";
    /// Events by the UID of what they are about.
    public static final String ABOUT = "about";

    private HashPMap<Bucket, TreePMap<Place, KubeObject>> buckets;

    Index(State state) {
        this.buckets = state.buckets;
    }

    public record State(HashPMap<Bucket, TreePMap<Place, KubeObject>> buckets) {
        static final State EMPTY = new State(HashTreePMap.empty());
    }

    record Bucket(String index, String value) {}

    record Place(String resource, String namespace, String name) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int order = resource.equals(other.resource) ? 0 : resource.compareTo(other.resource);
            if (order == 0) {
                order = namespace.equals(other.namespace) ? 0 : namespace.compareTo(other.namespace);
            }
            return order != 0 ? order : name.compareTo(other.name);
        }
    }

    State state() {
        return new State(buckets);
    }

    void note(Change change) {
        update(OWNER, change, Index::owners);
        if (change.object() instanceof Pod) {
            update(NODE, change, Index::node);
        } else if (change.object() instanceof Event) {
            update(ABOUT, change, Index::about);
        }
    }

    /// The objects of one kind that have `value` in an index, in the order of their keys.
    @SuppressWarnings("unchecked")
    <T extends KubeObject> Collection<T> find(String index, String value, Kind<T> kind) {
        var bucket = buckets.get(new Bucket(index, value));
        if (bucket == null) {
            return List.of();
        }
        var from = new Place(kind.groupResource(), "", "");
        var to = new Place(kind.groupResource() + "\0", "", "");
        return (Collection<T>) bucket.subMap(from, to).values();
    }

    /// The objects of any kind that have `value` in an index.
    Collection<KubeObject> findAll(String index, String value) {
        var bucket = buckets.get(new Bucket(index, value));
        return bucket == null ? List.of() : bucket.values();
    }

    private void update(String index, Change change, Function<KubeObject, List<String>> values) {
        List<String> before = valuesOf(change.before(), values);
        List<String> after = valuesOf(change.after(), values);
        if (before.isEmpty() && after.isEmpty()) {
            return;
        }
        var key = change.object().key();
        var place = new Place(change.resource(), key.namespace(), key.name());
        for (var value : before) {
            if (!after.contains(value)) {
                remove(new Bucket(index, value), place);
            }
        }
        for (var value : after) {
            var bucket = new Bucket(index, value);
            buckets = buckets.plus(bucket, buckets.getOrDefault(bucket, TreePMap.empty()).plus(place, change.object()));
        }
    }

    private void remove(Bucket bucket, Place place) {
        var left = buckets.getOrDefault(bucket, TreePMap.empty()).minus(place);
        buckets = left.isEmpty() ? buckets.minus(bucket) : buckets.plus(bucket, left);
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
