package dev.drydock.kube.controller;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.client.Controller;
import dev.drydock.kube.client.Watches;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Gives each node that came without one a range of addresses for its Pods, out of 10.244.0.0/16.
/// Mirrors `pkg/controller/nodeipam`.
final class NodeIpamController implements Controller {
    static final String NAME = "node-ipam-controller";

    private final Client client;

    NodeIpamController(Client client) {
        this.client = client;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void watches(Watches watches) {
        watches.onChange(Node.class, (before, after) ->
                after != null && after.spec().podCIDR() == null ? Stream.of(after.key()) : Stream.empty());
    }

    @Override
    public void sync(ObjectKey key) {
        client.get(Node.class, key).filter(node -> node.spec().podCIDR() == null).ifPresent(node -> {
            var taken = client.list(Node.class).stream()
                    .flatMap(other -> Stream.ofNullable(other.spec().podCIDR()))
                    .collect(Collectors.toSet());
            IntStream.range(0, 256)
                    .mapToObj("10.244.%d.0/24"::formatted)
                    .filter(range -> !taken.contains(range))
                    .findFirst()
                    .ifPresentOrElse(
                            range -> client.update(node.withSpec(node.spec().withPodCIDR(range).withPodCIDRs(List.of(range)))),
                            () -> client.event(node, "Normal", "CIDRNotAvailable",
                                    "Node %s status is now: CIDRNotAvailable".formatted(node.name())));
        });
    }
}
