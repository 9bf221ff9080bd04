package dev.drydock.kube.scheduler.plugins;

import dev.drydock.kube.scheduler.framework.Cycle;
import dev.drydock.kube.scheduler.framework.NodeInfo;
import dev.drydock.kube.scheduler.framework.LocalScore;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Prefers nodes that hold a Pod's images already, by their size.
public final class ImageLocality implements LocalScore {
    private static final long MEGABYTE = 1024 * 1024;
    private static final long LOWEST = 23 * MEGABYTE;
    private static final long HIGHEST_PER_CONTAINER = 1000 * MEGABYTE;

    @Override
    public Object sign(Cycle cycle) {
        return images(cycle);
    }

    private List<String> images(Cycle cycle) {
        var spec = cycle.pod().pod().spec();
        return cycle.reckon(this, () -> Stream.concat(spec.containers().stream(), spec.initContainers().stream())
                .map(container -> fullName(Objects.requireNonNullElse(container.image(), "")))
                .toList());
    }

    /// The size of what the node holds of a Pod's only image; several are not worth the same everywhere.
    @Override
    public long local(Cycle cycle, NodeInfo node) {
        var images = images(cycle);
        return images.size() == 1 ? node.images().getOrDefault(images.getFirst(), 0L) : 0;
    }

    @Override
    public long[] score(Cycle cycle, List<NodeInfo> nodes, long[] sizes) {
        var images = images(cycle);
        long highest = HIGHEST_PER_CONTAINER * images.size();
        var parts = images.stream()
                .mapToDouble(image -> (double) cycle.nodes().holders(image) / cycle.nodes().size())
                .toArray();
        var scores = new long[nodes.size()];
        for (int i = 0; i < scores.length; i++) {
            long sum = parts.length == 1 ? (long) (sizes[i] * parts[0]) : worth(images, parts, nodes.get(i));
            scores[i] = MAX * (Math.clamp(sum, LOWEST, highest) - LOWEST) / (highest - LOWEST);
        }
        return scores;
    }

    /// The sizes of the images that a node holds, each by the part of the nodes that hold it.
    private static long worth(List<String> images, double[] parts, NodeInfo node) {
        long sum = 0;
        for (int i = 0; i < parts.length; i++) {
            sum += (long) (node.images().getOrDefault(images.get(i), 0L) * parts[i]);
        }
        return sum;
    }

    /// Nodes list images by their full names.
    private static String fullName(String image) {
        int slash = image.indexOf('/');
        boolean hosted = slash > 0 && (image.substring(0, slash).contains(".") || image.substring(0, slash).contains(":"));
        var name = hosted ? image : slash < 0 ? "docker.io/library/" + image : "docker.io/" + image;
        return name.lastIndexOf(':') > name.lastIndexOf('/') || name.contains("@") ? name : name + ":latest";
    }
}
