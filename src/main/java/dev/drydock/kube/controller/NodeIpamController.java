package dev.drydock.kube.controller;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.client.Controller;
import dev.drydock.kube.client.Watches;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Gives each node that came without one a range of 256 addresses for its Pods, the first free one of the cluster's range.
/// Mirrors `pkg/controller/nodeipam`.
final class NodeIpamController implements Controller {
    static final String NAME = "node-ipam-controller";

    /// Under which the number of the first range is kept that may be free.
    private static final String FIRST = "first";

    private final Client client;
    private final int base;
    private final int ranges;

    /// @param clusterRange `10.244.0.0/16`
    NodeIpamController(Client client, String clusterRange) {
        this.client = client;
        var parts = clusterRange.split("[./]");
        this.base = Integer.parseInt(parts[0]) << 16 | Integer.parseInt(parts[1]) << 8 | Integer.parseInt(parts[2]);
        this.ranges = 1 << 24 - Integer.parseInt(parts[4]);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void watches(Watches watches) {
        watches.onChange(Node.class, (before, after) ->
                after == null ? Stream.of(before.key()) : after.spec().podCIDR() == null ? Stream.of(after.key()) : Stream.empty());
    }

    @Override
    public void sync(ObjectKey key) {
        var node = client.get(Node.class, key);
        if (node.isEmpty()) {
            client.memory().forget(FIRST);
        } else if (node.get().spec().podCIDR() == null) {
            allocate(node.get());
        }
    }

    private void allocate(Node node) {
        int first = client.memory().recall(FIRST, Integer.class).orElse(0);
        var free = IntStream.range(first, ranges).filter(number -> !client.hasNodeWithRange(range(number))).findFirst();
        client.memory().remember(FIRST, free.orElse(ranges));
        if (free.isPresent()) {
            var range = range(free.getAsInt());
            client.update(node.withSpec(node.spec().withPodCIDR(range).withPodCIDRs(List.of(range))));
        } else {
            client.event(node, "Normal", "CIDRNotAvailable",
                    "Node %s status is now: CIDRNotAvailable".formatted(node.name()));
        }
    }

    private String range(int number) {
        int network = base + number;
        return "%d.%d.%d.0/24".formatted(network >> 16 & 255, network >> 8 & 255, network & 255);
    }
}
