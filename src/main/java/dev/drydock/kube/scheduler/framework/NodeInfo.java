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
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;

/// A node with a summary of the Pods on it, kept as they come and go.
/// Mirrors `framework.NodeInfo`; Pods with the same labels are counted together, so that counting those that a
/// selector matches does not look at each.
///
/// @param podsByKey those on it
/// @param groups how many of them a selector cannot tell apart
/// @param requested what they ask for
/// @param assumed the same, where a container that asks for nothing counts with what one usually takes
/// @param withPodAffinity how many of them have rules about other Pods
public record NodeInfo(
        Node node,
        Resources allocatable,
        int maxPods,
        TreePMap<ObjectKey, PodInfo> podsByKey,
        HashPMap<Group, Integer> groups,
        Resources requested,
        Resources assumed,
        int withPodAffinity) {

    /// Pods that a selector cannot tell apart.
    record Group(String namespace, Map<String, String> labels) {}

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
                cleared.podsByKey.plus(pod.key(), pod),
                count(cleared.groups, pod, 1),
                cleared.requested.plus(pod.requests()),
                cleared.assumed.plus(pod.assumed()),
                cleared.withPodAffinity + (pod.hasPodAffinity() ? 1 : 0));
    }

    public NodeInfo without(ObjectKey key) {
        @Nullable PodInfo pod = podsByKey.get(key);
        return pod == null
                ? this
                : new NodeInfo(
                        node,
                        allocatable,
                        maxPods,
                        podsByKey.minus(key),
                        count(groups, pod, -1),
                        requested.minus(pod.requests()),
                        assumed.minus(pod.assumed()),
                        withPodAffinity - (pod.hasPodAffinity() ? 1 : 0));
    }

    private static HashPMap<Group, Integer> count(HashPMap<Group, Integer> groups, PodInfo pod, int difference) {
        if (pod.isTerminating()) {
            return groups;
        }
        var group = new Group(pod.key().namespace(), pod.labels());
        int count = groups.getOrDefault(group, 0) + difference;
        return count == 0 ? groups.minus(group) : groups.plus(group, count);
    }

    public String name() {
        return node.name();
    }

    public Map<String, String> labels() {
        return node.metadata().labels();
    }

    public int podCount() {
        return podsByKey.size();
    }

    public Collection<PodInfo> pods() {
        return podsByKey.values();
    }

    public @Nullable PodInfo pod(ObjectKey key) {
        return podsByKey.get(key);
    }

    /// Those of its Pods that have rules about other Pods.
    public List<PodInfo> podsWithAffinity() {
        return withPodAffinity == 0
                ? List.of()
                : podsByKey.values().stream().filter(PodInfo::hasPodAffinity).toList();
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
        return other instanceof NodeInfo that && node.equals(that.node) && podsByKey.equals(that.podsByKey);
    }

    @Override
    public int hashCode() {
        return Objects.hash(node.name(), podsByKey.size());
    }
}
