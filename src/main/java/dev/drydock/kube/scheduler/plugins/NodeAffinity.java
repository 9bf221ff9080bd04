package dev.drydock.kube.scheduler.plugins;

import dev.drydock.kube.api.core.PreferredSchedulingTerm;
import dev.drydock.kube.scheduler.framework.Cycle;
import dev.drydock.kube.scheduler.framework.Filter;
import dev.drydock.kube.scheduler.framework.NodeInfo;
import dev.drydock.kube.scheduler.framework.Rejection;
import dev.drydock.kube.scheduler.framework.Score;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Holds Pods to the nodes that their `nodeSelector` and node affinity ask for.
public final class NodeAffinity implements Filter, Score {
    @Override
    public Optional<Rejection> filter(Cycle cycle, NodeInfo node) {
        return NodeSelectors.match(cycle.pod().pod(), node)
                ? Optional.empty()
                : Rejection.lasting("node(s) didn't match Pod's node affinity/selector");
    }

    @Override
    public long[] score(Cycle cycle, List<NodeInfo> nodes) {
        var affinity = cycle.pod().pod().spec().affinity();
        List<PreferredSchedulingTerm> preferred = affinity == null || affinity.nodeAffinity() == null
                ? List.of()
                : affinity.nodeAffinity().preferredDuringSchedulingIgnoredDuringExecution();
        var weights = nodes.stream()
                .mapToLong(node -> preferred.stream()
                        .filter(term -> NodeSelectors.matches(term.preference(), node))
                        .mapToLong(term -> Objects.requireNonNullElse(term.weight(), 0))
                        .sum())
                .toArray();
        return Score.normalized(weights, false);
    }
}
