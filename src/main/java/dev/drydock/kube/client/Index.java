package dev.drydock.kube.client;

import dev.drydock.kube.api.Change;
import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.api.core.Event;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.map.OrderedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finds objects by what they say, without looking at all of them: an informer's indexers. Persistent, so a fork shares it.
public final class Index {
    /// Objects of any kind by the UIDs of their owners; Pods and ReplicaSets that nobody controls are also under the empty one.
    public static final String OWNER = "owner";
    /// Pods by the name of their node, empty for those that have none yet.
    public static final String NODE = "node";
    /// Events by the UID of what they are about.
    public static final String ABOUT = "about";

    /// Nodes by their range of addresses for Pods.
    public static final String POD_RANGE = "pod range";

    /// After the name of any resource.
    private static final String LAST = "\uffff";

    private OrderedMap<Place, KubeObject> places;

    Index(State state) {
        this.places = new OrderedMap<>(state.places);
    }

    public record State(OrderedMap.State<Place, KubeObject> places) {
        static final State EMPTY = new State(OrderedMap.State.empty());
    }

    /// Where an object stands: what has one value in one index is together, in the order of resources, namespaces and names.
    record Place(String index, String value, String resource, String namespace, String name) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int order = compare(value, other.value);
            if (order == 0) {
                order = compare(index, other.index);
            }
            if (order == 0) {
                order = compare(resource, other.resource);
            }
            if (order == 0) {
                order = compare(namespace, other.namespace);
            }
            return order != 0 ? order : name.compareTo(other.name);
        }

        /// Neighbours mostly share all but the name.
        private static int compare(String a, String b) {
            return a.equals(b) ? 0 : a.compareTo(b);
        }
    }

    void resume(State state) {
        places = new OrderedMap<>(state.places);
    }

    State state() {
        return new State(places.state());
    }

    void note(Change change) {
        update(OWNER, change, Index::owners);
        if (change.object() instanceof Pod) {
            update(NODE, change, Index::node);
        } else if (change.object() instanceof Event) {
            update(ABOUT, change, Index::about);
        } else if (change.object() instanceof Node) {
            update(POD_RANGE, change, Index::podRange);
        }
    }

    /// The objects of one kind that have `value` in an index, in the order of their keys.
    @SuppressWarnings("unchecked")
    <T extends KubeObject> List<T> find(String index, String value, Kind<T> kind) {
        return (List<T>) range(index, value, kind.groupResource(), kind.groupResource() + "\0");
    }

    /// The objects of any kind that have `value` in an index.
    List<KubeObject> findAll(String index, String value) {
        return range(index, value, "", LAST);
    }

    private List<KubeObject> range(String index, String value, String from, String to) {
        return places.values(new Place(index, value, from, "", ""), new Place(index, value, to, "", ""));
    }

    private void update(String index, Change change, Function<KubeObject, List<String>> values) {
        List<String> before = valuesOf(change.before(), values);
        List<String> after = valuesOf(change.after(), values);
        if (before.isEmpty() && after.isEmpty()) {
            return;
        }
        var key = change.object();
        for (var value : before) {
            if (!after.contains(value)) {
                places.remove(new Place(index, value, change.resource(), key.namespace(), key.name()));
            }
        }
        for (var value : after) {
            places.put(new Place(index, value, change.resource(), key.namespace(), key.name()), change.object());
        }
    }

    private static List<String> valuesOf(@Nullable KubeObject object, Function<KubeObject, List<String>> values) {
        return object == null ? List.of() : values.apply(object);
    }

    private static List<String> owners(KubeObject object) {
        boolean controlled = !(object instanceof Pod || object instanceof ReplicaSet);
        var uids = new ArrayList<String>(2);
        for (var owner : object.metadata().ownerReferences()) {
            controlled |= Boolean.TRUE.equals(owner.controller());
            if (owner.uid() != null) {
                uids.add(owner.uid());
            }
        }
        if (!controlled) {
            uids.addFirst("");
        }
        return uids;
    }

    private static List<String> node(KubeObject object) {
        var node = ((Pod) object).spec().nodeName();
        return List.of(node == null ? "" : node);
    }

    private static List<String> podRange(KubeObject object) {
        var range = ((Node) object).spec().podCIDR();
        return range == null ? List.of() : List.of(range);
    }

    private static List<String> about(KubeObject object) {
        var uid = ((Event) object).involvedObject().uid();
        return uid == null ? List.of() : List.of(uid);
    }
}
