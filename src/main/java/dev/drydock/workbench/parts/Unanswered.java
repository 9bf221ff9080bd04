package dev.drydock.workbench.parts;

import dev.drydock.kube.Reply;
import dev.drydock.workbench.Scene;

/// Why nobody answered a request, as far as its way tells. What a Service itself lacks is found elsewhere.
enum Unanswered {
    /// A name that only Pods can look up.
    NAME_INSIDE,
    /// A name that means nothing.
    NO_SUCH_NAME,
    /// An address that only Pods can reach.
    ADDRESS_INSIDE,
    /// On its way is a node that is cut off.
    NODE_OUT,
    /// An address of nobody.
    NOBODY_THERE,
    /// Somebody is there, but does not listen on this port.
    NOBODY_LISTENS,
    /// It came to a Service; more is known from there.
    AT_SERVICE;

    /// @param from `namespace/pod`; empty for a client outside
    static Unanswered of(String from, Reply reply, Scene scene) {
        boolean outside = from.isEmpty();
        if (reply.address().isEmpty()) {
            return outside ? NAME_INSIDE : isOnLostNode(from, scene) ? NODE_OUT : NO_SUCH_NAME;
        }
        if (outside && isInside(reply.address(), scene)) {
            return ADDRESS_INSIDE;
        }
        boolean refused = reply.failure().endsWith("refused");
        if (!refused && (isOnLostNode(from, scene) || leadsToLostNode(reply, scene))) {
            return NODE_OUT;
        }
        return reply.service().isPresent() ? AT_SERVICE : refused ? NOBODY_LISTENS : NOBODY_THERE;
    }

    private static boolean isInside(String address, Scene scene) {
        return scene.contents().services().stream().anyMatch(service -> service.clusterIp().equals(address))
                || isOfPod(address, scene);
    }

    private static boolean isOfPod(String address, Scene scene) {
        return scene.contents().pods().stream().anyMatch(pod -> pod.ip().equals(address) && !isNode(address, scene));
    }

    private static boolean isNode(String address, Scene scene) {
        return scene.contents().nodes().stream().anyMatch(node -> node.address().equals(address));
    }

    private static boolean isOnLostNode(String from, Scene scene) {
        return scene.contents().pods().stream()
                .anyMatch(pod -> from.equals(pod.namespace() + "/" + pod.name()) && isLost(pod.node(), scene));
    }

    /// The node itself, one with the Pod that is meant, or one with a Pod of the Service.
    private static boolean leadsToLostNode(Reply reply, Scene scene) {
        var contents = scene.contents();
        return contents.nodes().stream().anyMatch(node -> node.address().equals(reply.address()) && isLost(node.name(), scene))
                || contents.pods().stream().anyMatch(pod -> pod.ip().equals(reply.address()) && isLost(pod.node(), scene))
                || reply.service().stream().anyMatch(key -> contents.services().stream()
                        .filter(service -> service.namespace().equals(key.namespace()) && service.name().equals(key.name()))
                        .flatMap(service -> contents.pods().stream()
                                .filter(pod -> pod.namespace().equals(service.namespace()) && service.pods().contains(pod.name())))
                        .anyMatch(pod -> isLost(pod.node(), scene)));
    }

    private static boolean isLost(String node, Scene scene) {
        return scene.stopped().contains("node@" + node);
    }
}
