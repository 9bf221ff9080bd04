package dev.drydock.workbench.parts;

import dev.drydock.workbench.Scene;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is drawn, by key, as the element takes it.
record Items(Map<String, NodeItem> nodes, Map<String, PodItem> pods, Map<String, ServiceItem> services) {
    static final Items NONE = new Items(Map.of(), Map.of(), Map.of());

    static Items of(Scene.Contents contents) {
        var nodes = new LinkedHashMap<String, NodeItem>();
        for (var node : contents.nodes()) {
            long system = contents.pods().stream().filter(pod -> pod.isSystem() && pod.node().equals(node.name())).count();
            nodes.put(node.name(), new NodeItem(
                    node.controlPlane() ? "control-plane" : "worker", tag(node.state()), node.status(), (int) system));
        }
        var pods = new LinkedHashMap<String, PodItem>();
        contents.pods().stream().filter(pod -> !pod.isSystem()).forEach(pod ->
                pods.put(pod.namespace() + "/" + pod.name(), PodItem.of(pod)));
        var services = new LinkedHashMap<String, ServiceItem>();
        contents.services().stream().filter(Items::isDrawn).forEach(service ->
                services.put(service.namespace() + "/" + service.name(), ServiceItem.of(service)));
        return new Items(nodes, pods, services);
    }

    Patch since(Items before) {
        return new Patch(false, changes(before.nodes, nodes), changes(before.pods, pods), changes(before.services, services));
    }

    /// The API server's own address is in every cluster and of no lesson here.
    private static boolean isDrawn(Scene.Service service) {
        return !service.namespace().startsWith("kube-")
                && !(service.namespace().equals("default") && service.name().equals("kubernetes"));
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

    private static String tag(Scene.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /// Null takes an item away; `full` starts over.
    record Patch(
            boolean full,
            Map<String, @Nullable NodeItem> nodes,
            Map<String, @Nullable PodItem> pods,
            Map<String, @Nullable ServiceItem> services) {
        boolean isEmpty() {
            return !full && nodes.isEmpty() && pods.isEmpty() && services.isEmpty();
        }
    }

    record NodeItem(String role, String state, String word, int system) {}

    record PodItem(
            String namespace, String name, @Nullable String node, String state, String word, String ready, String ip, String owner) {
        static PodItem of(Scene.Pod pod) {
            var node = pod.node().isEmpty() ? null : pod.node();
            return new PodItem(
                    pod.namespace(), pod.name(), node, tag(pod.state()), pod.status(), pod.ready(), pod.ip(), pod.owner());
        }
    }

    record ServiceItem(String namespace, String name, String type, String ip, String ports, List<String> pods) {
        static ServiceItem of(Scene.Service service) {
            var pods = service.pods().stream().map(pod -> service.namespace() + "/" + pod).toList();
            return new ServiceItem(
                    service.namespace(), service.name(), service.type(), service.clusterIp(), service.ports(), pods);
        }
    }
}
