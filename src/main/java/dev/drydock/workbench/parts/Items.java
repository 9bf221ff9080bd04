package dev.drydock.workbench.parts;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.drydock.workbench.Faults;
import dev.drydock.workbench.Scene;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is drawn, by key (`namespace/name` where there is one), as the element takes it.
///
/// @param workloads Deployments and ReplicaSets that stand by themselves, by `deployment/namespace/name` or `replicaset/…`
/// @param counts how many Pods each node has in which state, in place of the Pods where they are too many to be drawn; those of no node
///     are under the empty name
record Items(
        Map<String, ComponentItem> components,
        Map<String, NodeItem> nodes,
        Map<String, PodItem> pods,
        Map<String, ServiceItem> services,
        Map<String, WorkloadItem> workloads,
        Map<String, Map<String, Long>> counts) {
    /// More than these nobody can tell apart, and no browser draws smoothly.
    static final int MOST_PODS = 2_000;

    static final Items NONE = new Items(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    /// Can be stopped like the control plane's components, but stands outside of the cluster.
    private static final String REGISTRY = "registry";

    static Items of(Scene.Contents contents, Set<String> stopped) {
        boolean countable = contents.pods().size() <= MOST_PODS;
        return new Items(
                components(contents, stopped),
                nodes(contents.nodes(), stopped),
                countable ? pods(contents.pods()) : Map.of(),
                services(contents.services()),
                workloads(contents),
                countable ? Map.of() : counts(contents.pods()));
    }

    Patch since(Items before) {
        return new Patch(
                false,
                changes(before.components, components),
                changes(before.nodes, nodes),
                changes(before.pods, pods),
                changes(before.services, services),
                changes(before.workloads, workloads),
                changes(before.counts, counts));
    }

    Patch all() {
        return new Patch(true, components, nodes, pods, services, workloads, counts);
    }

    /// A component of a kubeadm cluster runs in a static Pod, named after it and its node; where there is one it can be looked at.
    private static Map<String, ComponentItem> components(Scene.Contents contents, Set<String> stopped) {
        var items = new LinkedHashMap<String, ComponentItem>();
        var ofControlPlane = contents.nodes().stream().filter(Scene.Node::controlPlane).map(Scene.Node::name).findFirst();
        if (ofControlPlane.isEmpty()) {
            return items;
        }
        for (var name : Faults.CONTROL_PLANE) {
            if (!name.equals(REGISTRY)) {
                var mirror = name + "-" + ofControlPlane.get();
                boolean hasPod = contents.pods().stream().anyMatch(pod -> pod.isSystem() && pod.name().equals(mirror));
                items.put(name, new ComponentItem(!stopped.contains(name), hasPod ? mirror : null));
            }
        }
        return items;
    }

    private static Map<String, NodeItem> nodes(List<Scene.Node> nodes, Set<String> stopped) {
        var items = new LinkedHashMap<String, NodeItem>();
        for (var node : nodes) {
            var out = Faults.OF_NODES.stream()
                    .filter(part -> stopped.contains(part + "@" + node.name()))
                    .toList();
            var role = node.controlPlane() ? "control-plane" : "worker";
            items.put(node.name(), new NodeItem(role, tag(node.state()), node.status(), out));
        }
        return items;
    }

    private static Map<String, PodItem> pods(List<Scene.Pod> pods) {
        var items = new LinkedHashMap<String, PodItem>();
        pods.forEach(pod -> items.put(key(pod.namespace(), pod.name()), PodItem.of(pod)));
        return items;
    }

    private static Map<String, ServiceItem> services(List<Scene.Service> services) {
        var items = new LinkedHashMap<String, ServiceItem>();
        services.stream().filter(Items::isDrawn).forEach(service ->
                items.put(key(service.namespace(), service.name()), ServiceItem.of(service)));
        return items;
    }

    /// The API server's own address is in every cluster and of no lesson here.
    private static boolean isDrawn(Scene.Service service) {
        return !(service.namespace().equals("default") && service.name().equals("kubernetes"));
    }

    private static Map<String, WorkloadItem> workloads(Scene.Contents contents) {
        var owners = contents.pods().stream().map(pod -> key(pod.namespace(), pod.owner())).collect(toSet());
        var alive = contents.replicaSets().stream()
                .filter(set -> set.current() > 0 || set.desired() > 0 || owners.contains(key(set.namespace(), "ReplicaSet/" + set.name())))
                .collect(groupingBy(set -> key(set.namespace(), set.deployment())));
        var items = new LinkedHashMap<String, WorkloadItem>();
        for (var deployment : contents.deployments()) {
            var key = key(deployment.namespace(), deployment.name());
            items.put("deployment/" + key, WorkloadItem.of(deployment, alive.getOrDefault(key, List.of())));
        }
        contents.replicaSets().stream().filter(set -> set.deployment().isEmpty()).forEach(set ->
                items.put("replicaset/" + key(set.namespace(), set.name()), WorkloadItem.of(set)));
        return items;
    }

    private static Map<String, Map<String, Long>> counts(List<Scene.Pod> pods) {
        return new TreeMap<>(pods.stream()
                .collect(groupingBy(Scene.Pod::node, groupingBy(pod -> tag(pod.state()), TreeMap::new, counting()))));
    }

    private static <T> Map<String, @Nullable T> changes(Map<String, T> before, Map<String, T> after) {
        var changes = new LinkedHashMap<String, @Nullable T>();
        after.forEach((key, item) -> {
            if (!Objects.equals(item, before.get(key))) {
                changes.put(key, item);
            }
        });
        before.keySet().stream().filter(key -> !after.containsKey(key)).forEach(key -> changes.put(key, null));
        return changes;
    }

    private static String key(String namespace, String name) {
        return namespace + "/" + name;
    }

    private static String tag(Scene.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /// Null takes an item away; `full` starts over.
    record Patch(
            boolean full,
            Map<String, ? extends @Nullable ComponentItem> components,
            Map<String, ? extends @Nullable NodeItem> nodes,
            Map<String, ? extends @Nullable PodItem> pods,
            Map<String, ? extends @Nullable ServiceItem> services,
            Map<String, ? extends @Nullable WorkloadItem> workloads,
            Map<String, ? extends @Nullable Map<String, Long>> counts) {
        boolean isEmpty() {
            return !full && Stream.of(components, nodes, pods, services, workloads, counts).allMatch(Map::isEmpty);
        }
    }

    /// @param pod the static Pod in `kube-system` that it runs in; null where it has none
    record ComponentItem(boolean running, @Nullable String pod) {}

    /// @param out what of it is stopped: `kubelet`, `kube-proxy`, or the whole `node`
    record NodeItem(String role, String state, String word, List<String> out) {}

    record PodItem(@Nullable String node, String state, String word, String ready, String ip, String owner) {
        static PodItem of(Scene.Pod pod) {
            var node = pod.node().isEmpty() ? null : pod.node();
            return new PodItem(node, tag(pod.state()), pod.status(), pod.ready(), pod.ip(), pod.owner());
        }
    }

    /// @param pods the names of those that answer for it, in its namespace
    record ServiceItem(String type, String ip, String ports, List<String> pods) {
        static ServiceItem of(Scene.Service service) {
            return new ServiceItem(service.type(), service.clusterIp(), service.ports(), service.pods());
        }
    }

    /// @param sets its ReplicaSets that have Pods or should have some, newest first
    record WorkloadItem(String state, int desired, int ready, List<SetItem> sets) {
        static WorkloadItem of(Scene.Deployment deployment, List<Scene.ReplicaSet> sets) {
            var newestFirst = sets.stream()
                    .sorted(comparing(Scene.ReplicaSet::revision).reversed())
                    .map(SetItem::of)
                    .toList();
            return new WorkloadItem(tag(deployment.state()), deployment.desired(), deployment.ready(), newestFirst);
        }

        static WorkloadItem of(Scene.ReplicaSet set) {
            return new WorkloadItem(tag(set.state()), set.desired(), set.ready(), List.of(SetItem.of(set)));
        }
    }

    record SetItem(String name, int revision, int current, int ready) {
        static SetItem of(Scene.ReplicaSet set) {
            return new SetItem(set.name(), set.revision(), set.current(), set.ready());
        }
    }
}
