package dev.drydock.kube;

import java.time.Instant;

/// How a new cluster is made. Two clusters made alike and commanded alike are equal to the byte.
///
/// @param workers worker nodes of 4 CPU, 8 GiB and 110 Pods beside the tainted control plane
/// @param start virtual time at which it has been set up
public record Settings(long seed, int workers, Instant start, Bounds bounds) {
    public static final Settings DEFAULT = new Settings(1, 3, Instant.parse("2026-01-01T00:00:00Z"), Bounds.DEFAULT);

    public Settings {
        if (workers < 0) {
            throw new IllegalArgumentException("workers must not be negative, was " + workers);
        }
    }

    public Settings withSeed(long seed) {
        return new Settings(seed, workers, start, bounds);
    }

    public Settings withWorkers(int workers) {
        return new Settings(seed, workers, start, bounds);
    }

    public Settings withBounds(Bounds bounds) {
        return new Settings(seed, workers, start, bounds);
    }
}
