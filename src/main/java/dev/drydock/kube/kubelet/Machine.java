package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.ObjectKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/// What one node knows by itself, beside the API server: whether it runs, its images, the addresses of its Pods.
///
/// @param registered whether its kubelet has registered it since it started; one that is deleted then stays away
/// @param images by their full names, `docker.io/library/nginx:latest`
/// @param addresses the last part of each Pod's address
/// @param lastAddress the one given out last; the next search starts after it, as the host-local plug-in does
record Machine(
        NodeShape shape,
        boolean running,
        boolean registered,
        TreePSet<String> images,
        TreePMap<ObjectKey, Integer> addresses,
        int lastAddress) {
    private static final int FIRST = 2;
    private static final int LAST = 254;

    static Machine of(NodeShape shape) {
        return new Machine(shape, true, false, TreePSet.empty(), TreePMap.empty(), FIRST - 1);
    }

    Machine withRunning(boolean running) {
        return new Machine(shape, running, false, images, addresses, lastAddress);
    }

    Machine asRegistered() {
        return new Machine(shape, running, true, images, addresses, lastAddress);
    }

    Machine withImage(String image) {
        return images.contains(image)
                ? this
                : new Machine(shape, running, registered, images.plus(image), addresses, lastAddress);
    }

    /// With an address for `pod`; as it is where none is left.
    Machine withPod(ObjectKey pod) {
        if (addresses.containsKey(pod)) {
            return this;
        }
        var used = addresses.values();
        for (int tried = 0; tried <= LAST - FIRST; tried++) {
            int host = FIRST + (lastAddress - FIRST + 1 + tried) % (LAST - FIRST + 1);
            if (!used.contains(host)) {
                return new Machine(shape, running, registered, images, addresses.plus(pod, host), host);
            }
        }
        return this;
    }

    Machine withoutPod(ObjectKey pod) {
        return addresses.containsKey(pod)
                ? new Machine(shape, running, registered, images, addresses.minus(pod), lastAddress)
                : this;
    }

    /// @param range the node's addresses for Pods, `10.244.1.0/24`
    Optional<String> addressOf(ObjectKey pod, String range) {
        @Nullable Integer host = addresses.get(pod);
        return host == null ? Optional.empty() : Optional.of(range.substring(0, range.lastIndexOf('.') + 1) + host);
    }
}
