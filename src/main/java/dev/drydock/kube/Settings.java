package dev.drydock.kube;

import dev.drydock.kube.kubelet.ImageChanges;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/// How a new cluster is made. Two clusters made alike and commanded alike are equal to the byte.
///
/// @param workers the nodes beside the tainted control plane: `node-1`, `node-2`…
/// @param start virtual time at which it has been set up
/// @param images what its nodes make of images that change
public record Settings(long seed, List<Worker> workers, Instant start, Bounds bounds, ImageChanges images) {
    public static final Settings DEFAULT =
            new Settings(1, usual(3), Instant.parse("2026-01-01T00:00:00Z"), Bounds.DEFAULT, ImageChanges.FOLLOWED);

    private static final int NODES_OF_USUAL_RANGE = 256;

    public Settings {
        workers = List.copyOf(workers);
    }

    /// The addresses for Pods that the cluster is set up with: kubeadm's usual ones, or more where they don't do for all nodes.
    String podRange() {
        return workers.size() < NODES_OF_USUAL_RANGE ? "10.244.0.0/16" : "10.128.0.0/9";
    }

    public Settings withSeed(long seed) {
        return new Settings(seed, workers, start, bounds, images);
    }

    /// @param workers how many of the usual size
    public Settings withWorkers(int workers) {
        return withWorkers(usual(workers));
    }

    public Settings withWorkers(List<Worker> workers) {
        return new Settings(seed, workers, start, bounds, images);
    }

    public Settings withBounds(Bounds bounds) {
        return new Settings(seed, workers, start, bounds, images);
    }

    public Settings withImages(ImageChanges images) {
        return new Settings(seed, workers, start, bounds, images);
    }

    private static List<Worker> usual(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("workers must not be negative, was " + count);
        }
        return Collections.nCopies(count, Worker.USUAL);
    }
}
