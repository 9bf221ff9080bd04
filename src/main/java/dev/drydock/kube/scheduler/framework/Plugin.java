package dev.drydock.kube.scheduler.framework;

import java.util.List;

/// One rule of the scheduler's.
public interface Plugin {
    /// Upstream's name, which is the class's.
    default String name() {
        return getClass().getSimpleName();
    }

    /// All of a cycle that what the plugin makes of a node by itself depends on: Pods with equal signatures get the same.
    /// Mirrors `SignPlugin`.
    default Object sign(Cycle cycle) {
        return List.of();
    }
}
