package dev.drydock.kube.scheduler;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.scheduler.framework.NodeInfo;
import dev.drydock.kube.scheduler.framework.PodInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;

/// The nodes with what is on them, as the scheduler knows it: an immutable value, brought up to date Pod by Pod.
/// Mirrors `backend/cache`; a Pod is counted in as soon as it is bound.
///
/// @param nodes by name
/// @param places the node of each counted Pod
record Cache(TreePMap<String, NodeInfo> nodes, HashPMap<ObjectKey, String> places) {
    static final Cache EMPTY = new Cache(TreePMap.empty(), HashTreePMap.empty());

    List<NodeInfo> list() {
        return List.copyOf(nodes.values());
    }

    @Nullable NodeInfo node(String name) {
        return nodes.get(name);
    }

    /// With a node, and its Pods counted anew.
    Cache withNode(Node node, List<PodInfo> pods) {
        var info = NodeInfo.of(node);
        var places = withoutNode(node.name()).places;
        for (var pod : pods) {
            info = info.with(pod);
            places = places.plus(pod.key(), node.name());
        }
        return new Cache(nodes.plus(node.name(), info), places);
    }

    Cache withoutNode(String name) {
        var known = nodes.get(name);
        if (known == null) {
            return this;
        }
        var left = places;
        for (var pod : known.pods()) {
            left = left.minus(pod.key());
        }
        return new Cache(nodes.minus(name), left);
    }

    Cache withPod(PodInfo pod, String node) {
        var cleared = withoutPod(pod.key());
        var info = cleared.nodes.get(node);
        return info == null
                ? cleared
                : new Cache(cleared.nodes.plus(node, info.with(pod)), cleared.places.plus(pod.key(), node));
    }

    Cache withoutPod(ObjectKey pod) {
        var place = places.get(pod);
        var info = place == null ? null : nodes.get(place);
        return info == null ? this : new Cache(nodes.plus(place, info.without(pod)), places.minus(pod));
    }

    /// Whether a Pod is counted in as it is now to the scheduler.
    boolean isCounted(Pod pod) {
        var known = pod(pod.key());
        return known != null
                && known.pod().spec().equals(pod.spec())
                && known.labels().equals(pod.metadata().labels())
                && known.isTerminating() == (pod.metadata().deletionTimestamp() != null);
    }

    @Nullable PodInfo pod(ObjectKey key) {
        var place = places.get(key);
        var info = place == null ? null : nodes.get(place);
        return info == null ? null : info.pod(key);
    }
}
