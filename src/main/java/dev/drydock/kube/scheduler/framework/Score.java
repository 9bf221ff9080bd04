package dev.drydock.kube.scheduler.framework;

import java.util.List;
import java.util.stream.LongStream;

/// A rule that prefers some nodes to others.
public interface Score extends Plugin {
    int MAX = 100;

    /// How good each of the nodes is for the cycle's Pod: from 0 to [#MAX], in their order.
    long[] score(Cycle cycle, List<NodeInfo> nodes);

    /// Whether all nodes are worth the same to it, as upstream's PreScore says with `Skip`.
    default boolean skipsScore(Cycle cycle, List<NodeInfo> nodes) {
        return false;
    }

    /// Spreads raw scores over 0 to [#MAX] by the highest of them. Mirrors `DefaultNormalizeScore`.
    ///
    /// @param reverse whether a low raw score is good
    static long[] normalized(long[] raw, boolean reverse) {
        long max = LongStream.of(raw).max().orElse(0);
        return LongStream.of(raw)
                .map(score -> max == 0 ? 0 : score * MAX / max)
                .map(score -> reverse ? MAX - score : score)
                .toArray();
    }
}
