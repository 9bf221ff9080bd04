package dev.drydock.kube.scheduler;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.scheduler.framework.NodeInfo;
import dev.drydock.kube.scheduler.framework.NodeList;
import dev.drydock.kube.scheduler.framework.PodInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;

/// The nodes with what is on them, as the scheduler knows it: an immutable value, brought up to date Pod by Pod.
/// Mirrors `backend/cache`; a Pod is counted in as soon as it is bound.
///
/// @param nodes by name
/// @param places the node of each counted Pod
record Cache(NodeList nodes, HashPMap<ObjectKey, String> places) {
    static final Cache EMPTY = new Cache(NodeList.EMPTY, HashTreePMap.empty());

    /// With a node, and its Pods counted anew.
    Cache withNode(Node node, List<PodInfo> pods) {
        var info = NodeInfo.of(node);
        var places = withoutNode(node.name()).places;
        for (var pod : pods) {
            info = info.with(pod);
            places = places.plus(pod.key(), node.name());
        }
        return new Cache(nodes.with(info), places);
    }

    Cache withoutNode(String name) {
        var known = nodes.find(name);
        if (known == null) {
            return this;
        }
        var left = places;
        for (var pod : known.pods()) {
            left = left.minus(pod.key());
        }
        return new Cache(nodes.without(name), left);
    }

    Cache withPod(PodInfo pod, String node) {
        var cleared = withoutPod(pod.key());
        var info = cleared.nodes.find(node);
        return info == null
                ? cleared
                : new Cache(cleared.nodes.with(info.with(pod)), cleared.places.plus(pod.key(), node));
    }

    Cache withoutPod(ObjectKey pod) {
        var place = places.get(pod);
        var info = place == null ? null : nodes.find(place);
        return info == null ? this : new Cache(nodes.with(info.without(pod)), places.minus(pod));
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
        var info = place == null ? null : nodes.find(place);
        return info == null ? null : info.pod(key);
    }
}
