package dev.drydock.kube.scheduler.plugins;

import dev.drydock.kube.api.core.PreferredSchedulingTerm;
import dev.drydock.kube.scheduler.framework.Cycle;
import dev.drydock.kube.scheduler.framework.Filter;
import dev.drydock.kube.scheduler.framework.LocalScore;
import dev.drydock.kube.scheduler.framework.NodeInfo;
import dev.drydock.kube.scheduler.framework.Rejection;
import dev.drydock.kube.scheduler.framework.Score;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Holds Pods to the nodes that their `nodeSelector` and node affinity ask for.
public final class NodeAffinity implements Filter, LocalScore {
    @Override
    public Object sign(Cycle cycle) {
        var affinity = cycle.pod().pod().spec().affinity();
        return Arrays.asList(
                cycle.pod().pod().spec().nodeSelector(), affinity == null ? null : affinity.nodeAffinity());
    }

    @Override
    public boolean skipsFilter(Cycle cycle) {
        var affinity = cycle.pod().pod().spec().affinity();
        return cycle.pod().pod().spec().nodeSelector().isEmpty()
                && (affinity == null || affinity.nodeAffinity() == null);
    }

    @Override
    public Optional<Rejection> filter(Cycle cycle, NodeInfo node) {
        return NodeSelectors.match(cycle.pod().pod(), node)
                ? Optional.empty()
                : Rejection.lasting("node(s) didn't match Pod's node affinity/selector");
    }

    @Override
    public boolean skipsScore(Cycle cycle, List<NodeInfo> nodes) {
        return preferred(cycle).isEmpty();
    }

    private static List<PreferredSchedulingTerm> preferred(Cycle cycle) {
        var affinity = cycle.pod().pod().spec().affinity();
        return affinity == null || affinity.nodeAffinity() == null
                ? List.of()
                : affinity.nodeAffinity().preferredDuringSchedulingIgnoredDuringExecution();
    }

    @Override
    public long local(Cycle cycle, NodeInfo node) {
        return preferred(cycle).stream()
                .filter(term -> NodeSelectors.matches(term.preference(), node))
                .mapToLong(term -> Objects.requireNonNullElse(term.weight(), 0))
                .sum();
    }

    @Override
    public long[] score(Cycle cycle, List<NodeInfo> nodes, long[] weights) {
        return Score.normalized(weights, false);
    }
}
