package dev.drydock.kube.scheduler.framework;

import java.util.List;

/// A preference that begins with a figure of each node by itself, which stays the same until the node changes.
public interface LocalScore extends Score {
    /// The figure of one node: depends on nothing but the node and what the plugin [signs][#sign(Cycle)].
    long local(Cycle cycle, NodeInfo node);

    /// The scores of nodes.
    ///
    /// @param locals their figures, in their order
    long[] score(Cycle cycle, List<NodeInfo> nodes, long[] locals);

    @Override
    default long[] score(Cycle cycle, List<NodeInfo> nodes) {
        return skipsScore(cycle, nodes)
                ? new long[nodes.size()]
                : score(cycle, nodes, nodes.stream().mapToLong(node -> local(cycle, node)).toArray());
    }
}
