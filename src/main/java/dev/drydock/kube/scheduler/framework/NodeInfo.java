package dev.drydock.kube.scheduler.framework;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.api.core.Node;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/// A node with a summary of the Pods on it, kept as they come and go.
/// Mirrors `framework.NodeInfo`; Pods with the same labels are counted together, so that counting those that a
/// selector matches does not look at each.
public final class NodeInfo {
    private final Node node;
    private final Resources allocatable;
    private final int maxPods;
    private final TreePMap<ObjectKey, PodInfo> pods;
    private final PMap<Group, Integer> groups;
    private final Resources requested;
    private final Resources assumed;
    private final int withPodAffinity;

    /// Pods that a selector cannot tell apart.
    private record Group(String namespace, Map<String, String> labels) {}

    private NodeInfo(
            Node node,
            Resources allocatable,
            int maxPods,
            TreePMap<ObjectKey, PodInfo> pods,
            PMap<Group, Integer> groups,
            Resources requested,
            Resources assumed,
            int withPodAffinity) {
        this.node = node;
        this.allocatable = allocatable;
        this.maxPods = maxPods;
        this.pods = pods;
        this.groups = groups;
        this.requested = requested;
        this.assumed = assumed;
        this.withPodAffinity = withPodAffinity;
    }

    public static NodeInfo of(Node node) {
        var allocatable = node.status().allocatable();
        return new NodeInfo(
                node,
                Resources.of(allocatable),
                (int) allocatable.getOrDefault("pods", Quantity.ZERO).value(),
                TreePMap.empty(),
                HashTreePMap.empty(),
                Resources.NONE,
                Resources.NONE,
                0);
    }

    public NodeInfo with(PodInfo pod) {
        var cleared = without(pod.key());
        return new NodeInfo(
                node,
                allocatable,
                maxPods,
                cleared.pods.plus(pod.key(), pod),
                count(cleared.groups, pod, 1),
                cleared.requested.plus(pod.requests()),
                cleared.assumed.plus(pod.assumed()),
                cleared.withPodAffinity + (pod.hasPodAffinity() ? 1 : 0));
    }

    public NodeInfo without(ObjectKey key) {
        @Nullable PodInfo pod = pods.get(key);
        return pod == null
                ? this
                : new NodeInfo(
                        node,
                        allocatable,
                        maxPods,
                        pods.minus(key),
                        count(groups, pod, -1),
                        requested.minus(pod.requests()),
                        assumed.minus(pod.assumed()),
                        withPodAffinity - (pod.hasPodAffinity() ? 1 : 0));
    }

    private static PMap<Group, Integer> count(PMap<Group, Integer> groups, PodInfo pod, int difference) {
        if (pod.isTerminating()) {
            return groups;
        }
        var group = new Group(pod.key().namespace(), pod.labels());
        int count = groups.getOrDefault(group, 0) + difference;
        return count == 0 ? groups.minus(group) : groups.plus(group, count);
    }

    public Node node() {
        return node;
    }

    public String name() {
        return node.name();
    }

    public Map<String, String> labels() {
        return node.metadata().labels();
    }

    public Resources allocatable() {
        return allocatable;
    }

    public int maxPods() {
        return maxPods;
    }

    public int podCount() {
        return pods.size();
    }

    public Collection<PodInfo> pods() {
        return pods.values();
    }

    public @Nullable PodInfo pod(ObjectKey key) {
        return pods.get(key);
    }

    /// What its Pods ask for.
    public Resources requested() {
        return requested;
    }

    /// The same, where a container that asks for nothing counts with what one usually takes.
    public Resources assumed() {
        return assumed;
    }

    /// Those of its Pods that have rules about other Pods.
    public List<PodInfo> podsWithAffinity() {
        return withPodAffinity == 0
                ? List.of()
                : pods.values().stream().filter(PodInfo::hasPodAffinity).toList();
    }

    /// How many Pods, those going not counted, are in one of the namespaces and have matching labels.
    public int count(Predicate<String> namespaces, Predicate<Map<String, String>> labels) {
        int count = 0;
        for (var entry : groups.entrySet()) {
            if (namespaces.test(entry.getKey().namespace) && labels.test(entry.getKey().labels)) {
                count += entry.getValue();
            }
        }
        return count;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NodeInfo that && node.equals(that.node) && pods.equals(that.pods);
    }

    @Override
    public int hashCode() {
        return Objects.hash(node.name(), pods.size());
    }
}
