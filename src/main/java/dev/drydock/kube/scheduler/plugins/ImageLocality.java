package dev.drydock.kube.scheduler.plugins;

import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.scheduler.framework.Cycle;
import dev.drydock.kube.scheduler.framework.NodeInfo;
import dev.drydock.kube.scheduler.framework.Score;
import java.util.List;
import java.util.Objects;

/// Prefers nodes that hold a Pod's images already, by their size.
public final class ImageLocality implements Score {
    private static final long MEGABYTE = 1024 * 1024;
    private static final long LOWEST = 23 * MEGABYTE;
    private static final long HIGHEST_PER_CONTAINER = 1000 * MEGABYTE;

    @Override
    public long[] score(Cycle cycle, List<NodeInfo> nodes) {
        var spec = cycle.pod().pod().spec();
        long highest = HIGHEST_PER_CONTAINER * (spec.containers().size() + spec.initContainers().size());
        return nodes.stream()
                .mapToLong(node -> {
                    long sum = 0;
                    for (var container : spec.containers()) {
                        sum += worth(container, node, cycle);
                    }
                    for (var container : spec.initContainers()) {
                        sum += worth(container, node, cycle);
                    }
                    return MAX * (Math.clamp(sum, LOWEST, highest) - LOWEST) / (highest - LOWEST);
                })
                .toArray();
    }

    /// Under which the number of nodes that hold an image is kept for the time of an attempt.
    private record Held(String image) {}

    /// The size of a container's image if the node holds it, by the part of the nodes that do.
    private static long worth(Container container, NodeInfo node, Cycle cycle) {
        var image = fullName(Objects.requireNonNullElse(container.image(), ""));
        long size = size(image, node);
        if (size == 0) {
            return 0;
        }
        long holders = cycle.reckon(
                new Held(image), () -> cycle.nodes().stream().filter(other -> size(image, other) > 0).count());
        return (long) (size * ((double) holders / cycle.nodes().size()));
    }

    private static long size(String image, NodeInfo node) {
        for (var held : node.node().status().images()) {
            if (held.names().contains(image)) {
                return Objects.requireNonNullElse(held.sizeBytes(), 0L);
            }
        }
        return 0;
    }

    /// Nodes list images by their full names.
    private static String fullName(String image) {
        int slash = image.indexOf('/');
        boolean hosted = slash > 0 && (image.substring(0, slash).contains(".") || image.substring(0, slash).contains(":"));
        var name = hosted ? image : slash < 0 ? "docker.io/library/" + image : "docker.io/" + image;
        return name.lastIndexOf(':') > name.lastIndexOf('/') || name.contains("@") ? name : name + ":latest";
    }
}
