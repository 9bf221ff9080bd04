package dev.drydock.kube.controller;

import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.Taint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The taints that follow from a node's conditions and from its being cordoned.
/// Mirrors `doNoScheduleTaintingPass` and `processTaintBaseEviction` in `node_lifecycle_controller.go`.
final class NodeTaints {
    static final String NOT_READY = "node.kubernetes.io/not-ready";
    static final String UNREACHABLE = "node.kubernetes.io/unreachable";
    private static final String UNSCHEDULABLE = "node.kubernetes.io/unschedulable";
    private static final Map<String, String> PRESSURES = pressures();

    private NodeTaints() {}

    private static Map<String, String> pressures() {
        var taints = new LinkedHashMap<String, String>();
        taints.put("MemoryPressure", "node.kubernetes.io/memory-pressure");
        taints.put("DiskPressure", "node.kubernetes.io/disk-pressure");
        taints.put("NetworkUnavailable", "node.kubernetes.io/network-unavailable");
        taints.put("PIDPressure", "node.kubernetes.io/pid-pressure");
        return taints;
    }

    /// The node's taints as they are to be: others' stay in their places, new ones follow.
    static List<Taint> of(Node node, Instant now) {
        var wanted = wanted(node);
        var taints = new ArrayList<Taint>();
        for (var taint : node.spec().taints()) {
            if (!isManaged(taint) || wanted.removeIf(it -> isSame(it, taint))) {
                taints.add(taint);
            }
        }
        wanted.forEach(taint -> taints.add(taint.withTimeAdded(now)));
        return taints;
    }

    private static List<Taint> wanted(Node node) {
        var wanted = new ArrayList<Taint>();
        var ready = NodeLifecycleController.condition(node, "Ready").map(condition -> condition.status()).orElse("");
        var lost = "Unknown".equals(ready) ? UNREACHABLE : "False".equals(ready) ? NOT_READY : "";
        if (!lost.isEmpty()) {
            wanted.add(taint(lost, "NoSchedule"));
        }
        PRESSURES.forEach((condition, key) -> NodeLifecycleController.condition(node, condition)
                .filter(found -> "True".equals(found.status()))
                .ifPresent(found -> wanted.add(taint(key, "NoSchedule"))));
        if (Boolean.TRUE.equals(node.spec().unschedulable())) {
            wanted.add(taint(UNSCHEDULABLE, "NoSchedule"));
        }
        if (!lost.isEmpty()) {
            wanted.add(taint(lost, "NoExecute"));
        }
        return wanted;
    }

    private static Taint taint(String key, String effect) {
        return Taint.EMPTY.withKey(key).withEffect(effect);
    }

    private static boolean isManaged(Taint taint) {
        var key = Objects.requireNonNullElse(taint.key(), "");
        boolean lost = key.equals(NOT_READY) || key.equals(UNREACHABLE);
        return switch (Objects.requireNonNullElse(taint.effect(), "")) {
            case "NoSchedule" -> lost || key.equals(UNSCHEDULABLE) || PRESSURES.containsValue(key);
            case "NoExecute" -> lost;
            default -> false;
        };
    }

    private static boolean isSame(Taint one, Taint other) {
        return Objects.equals(one.key(), other.key()) && Objects.equals(one.effect(), other.effect());
    }
}
