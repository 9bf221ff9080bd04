package dev.drydock.kube.client;

import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.NodeAddress;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.meta.Status;
import dev.drydock.kube.apiserver.ApiServer;
import dev.drydock.kube.apiserver.Refusals;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The subresources of a Pod that the API server passes on to a kubelet: `log` and `exec`.
/// Mirrors `LogLocation` and `ExecLocation` of `pkg/registry/core/pod`.
final class PodStreams {
    private final ApiServer server;
    private final NodeApi nodes;

    PodStreams(ApiServer server, NodeApi nodes) {
        this.server = server;
        this.nodes = nodes;
    }

    List<NodeApi.Printed> log(ObjectKey key, String container, boolean previous) {
        var pod = pod(key, container);
        if (pod.spec().nodeName() == null) {
            return List.of();
        }
        var path = "containerLogs/%s/%s/%s".formatted(key.namespace(), key.name(), container);
        requireNode(pod, address -> "Get \"https://%s:10250/%s\": ".formatted(address, path));
        return nodes.log(pod, container, previous);
    }

    NodeApi.Executed execute(ObjectKey key, String container, List<String> command, String input) {
        var pod = pod(key, container);
        if (pod.spec().nodeName() == null) {
            throw Refusals.badRequest("pod %s does not have a host assigned".formatted(key.name()));
        }
        requireNode(pod, address -> "error dialing backend: ");
        return nodes.execute(pod, container, command, input);
    }

    boolean open(ObjectKey key, String container, List<String> command) {
        var pod = pod(key, container);
        requireNode(pod, address -> "error dialing backend: ");
        return nodes.open(pod, container, command);
    }

    private Pod pod(ObjectKey key, String container) {
        var pod = server.get(Kinds.of(Pod.class), key.namespace(), key.name());
        boolean known = Stream.concat(pod.spec().containers().stream(), pod.spec().initContainers().stream())
                .map(Container::name)
                .anyMatch(container::equals);
        if (!known) {
            throw Refusals.badRequest("container %s is not valid for pod %s".formatted(container, key.name()));
        }
        return pod;
    }

    private void requireNode(Pod pod, UnaryOperator<String> request) {
        var name = String.valueOf(pod.spec().nodeName());
        var node = server.find(Kinds.of(Node.class), "", name);
        if (node.isEmpty()) {
            throw new StatusException(Status.EMPTY
                    .withStatus("Failure")
                    .withCode(404)
                    .withReason("NotFound")
                    .withMessage("nodes \"%s\" not found".formatted(name)));
        }
        if (!nodes.isReachable(name)) {
            var address = node.get().status().addresses().stream()
                    .filter(each -> "InternalIP".equals(each.type()))
                    .map(NodeAddress::address)
                    .findFirst()
                    .orElse(name);
            throw failure(request.apply(address) + "dial tcp %s:10250: connect: connection refused".formatted(address));
        }
    }

    static StatusException failure(String message) {
        return new StatusException(Status.EMPTY.withStatus("Failure").withCode(500).withMessage(message));
    }
}
