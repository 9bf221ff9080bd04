package dev.drydock.kube.scheduler.framework;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.api.core.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/// A node with a summary of the Pods on it, kept as they come and go.
/// Mirrors `framework.NodeInfo`; Pods with the same labels are counted together, so that counting those that a
/// selector matches does not look at each.
///
/// @param podsByKey those on it
/// @param groups how many of them a selector cannot tell apart
/// @param images the sizes of the images that it holds, by each of their names
/// @param requested what they ask for
/// @param assumed the same, where a container that asks for nothing counts with what one usually takes
/// @param withPodAffinity how many of them have rules about other Pods
public record NodeInfo(
        Node node,
        Resources allocatable,
        int maxPods,
        TreePMap<ObjectKey, PodInfo> podsByKey,
        List<Group> groups,
        Map<String, Long> images,
        Resources requested,
        Resources assumed,
        int withPodAffinity) {

    public static final String ZONE = "topology.kubernetes.io/zone";

    /// How many Pods there are that a selector cannot tell apart.
    record Group(String namespace, Map<String, String> labels, int count) {
        boolean holds(PodInfo pod) {
            return namespace.equals(pod.key().namespace()) && labels.equals(pod.labels());
        }
    }

    public static NodeInfo of(Node node) {
        var allocatable = node.status().allocatable();
        return new NodeInfo(
                node,
                Resources.of(allocatable),
                (int) allocatable.getOrDefault("pods", Quantity.ZERO).value(),
                TreePMap.empty(),
                List.of(),
                images(node),
                Resources.NONE,
                Resources.NONE,
                0);
    }

    private static Map<String, Long> images(Node node) {
        var images = new LinkedHashMap<String, Long>();
        for (var image : node.status().images()) {
            image.names().forEach(name -> images.putIfAbsent(name, Objects.requireNonNullElse(image.sizeBytes(), 0L)));
        }
        images.values().removeIf(size -> size == 0);
        return Collections.unmodifiableMap(images);
    }

    public NodeInfo with(PodInfo pod) {
        var cleared = without(pod.key());
        return new NodeInfo(
                node,
                allocatable,
                maxPods,
                cleared.podsByKey.plus(pod.key(), pod),
                count(cleared.groups, pod, 1),
                images,
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
                        images,
                        requested.minus(pod.requests()),
                        assumed.minus(pod.assumed()),
                        withPodAffinity - (pod.hasPodAffinity() ? 1 : 0));
    }

    private static List<Group> count(List<Group> groups, PodInfo pod, int difference) {
        if (pod.isTerminating()) {
            return groups;
        }
        var changed = new ArrayList<Group>(groups.size() + 1);
        int count = difference;
        for (var group : groups) {
            if (group.holds(pod)) {
                count += group.count;
            } else {
                changed.add(group);
            }
        }
        if (count != 0) {
            changed.add(new Group(pod.key().namespace(), pod.labels(), count));
        }
        return List.copyOf(changed);
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

    int zones() {
        return labels().containsKey(ZONE) ? 1 : 0;
    }

    boolean hasPodAffinity() {
        return withPodAffinity > 0;
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
        for (var group : groups) {
            if (namespaces.test(group.namespace) && labels.test(group.labels)) {
                count += group.count;
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
