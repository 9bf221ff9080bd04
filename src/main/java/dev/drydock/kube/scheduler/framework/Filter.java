package dev.drydock.kube.scheduler.framework;

import java.util.Optional;

/// A rule that keeps a Pod off a node.
public interface Filter extends Plugin {
    /// Why the cycle's Pod cannot run on `node`; empty if nothing is against it.
    Optional<Rejection> filter(Cycle cycle, NodeInfo node);

    /// Why the cycle's Pod cannot run on any node, known without looking at them: upstream's PreFilter.
    default Optional<Rejection> filterAll(Cycle cycle) {
        return Optional.empty();
    }

    /// Whether what it says of a node depends on nothing but the node and what it [signs][#sign(Cycle)].
    default boolean isLocal() {
        return true;
    }

    /// Whether nothing can be against any node, as upstream's PreFilter says with `Skip`.
    default boolean skipsFilter(Cycle cycle) {
        return false;
    }
}
