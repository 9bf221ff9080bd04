package dev.drydock.kube.scheduler;

import dev.drydock.kube.scheduler.framework.Cycle;
import dev.drydock.kube.scheduler.framework.Filter;
import dev.drydock.kube.scheduler.framework.LocalScore;
import dev.drydock.kube.scheduler.framework.NodeInfo;
import dev.drydock.kube.scheduler.framework.Rejection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the plugins made of each node by itself for Pods of one signature, kept until the node changes.
/// Mirrors what upstream's opportunistic batching is for; here every node's result is kept, so nothing comes out otherwise than without.
final class Batch {
    private final List<LocalScore> scores = DefaultProfile.SCORES.stream()
            .map(DefaultProfile.Weighted::plugin)
            .filter(LocalScore.class::isInstance)
            .map(LocalScore.class::cast)
            .toList();

    private @Nullable NodeInfo[] nodes = {};
    private Optional<Rejection>[] verdicts = none(0);
    /// By score and node.
    private long[][] locals = {};

    /// What Pods of one batch have in common.
    static Object signature(Cycle cycle) {
        var parts = new ArrayList<>();
        DefaultProfile.FILTERS.forEach(plugin -> parts.add(plugin.sign(cycle)));
        DefaultProfile.SCORES.forEach(scored -> parts.add(scored.plugin().sign(cycle)));
        return parts;
    }

    /// Looks at the node at `index`, if it is not the one that was there the last time.
    ///
    /// @param filters those that look at each node by itself
    Optional<Rejection> verdict(Cycle cycle, List<Filter> filters, int index) {
        var node = cycle.nodes().get(index);
        if (index >= nodes.length) {
            grow(cycle.nodes().size());
        }
        if (nodes[index] != node) {
            verdicts[index] = Attempt.filter(filters, cycle, node);
            for (int score = 0; score < locals.length && verdicts[index].isEmpty(); score++) {
                locals[score][index] = scores.get(score).local(cycle, node);
            }
            nodes[index] = node;
        }
        return Objects.requireNonNull(verdicts[index]);
    }

    /// The figures of a score for the nodes at some indexes, all of which were looked at.
    long[] locals(LocalScore plugin, int[] indexes) {
        var known = locals[scores.indexOf(plugin)];
        var figures = new long[indexes.length];
        for (int i = 0; i < figures.length; i++) {
            figures[i] = known[indexes[i]];
        }
        return figures;
    }

    private void grow(int size) {
        nodes = Arrays.copyOf(nodes, size);
        verdicts = Arrays.copyOf(verdicts, size);
        locals = Arrays.copyOf(locals, scores.size());
        for (int i = 0; i < locals.length; i++) {
            locals[i] = locals[i] == null ? new long[size] : Arrays.copyOf(locals[i], size);
        }
    }

    @SuppressWarnings("unchecked")
    private static Optional<Rejection>[] none(int size) {
        return (Optional<Rejection>[]) new Optional<?>[size];
    }
}
