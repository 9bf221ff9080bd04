package dev.drydock.kube.scheduler.plugins;

import dev.drydock.kube.api.core.TopologySpreadConstraint;
import dev.drydock.kube.scheduler.framework.Cycle;
import dev.drydock.kube.scheduler.framework.Filter;
import dev.drydock.kube.scheduler.framework.NodeInfo;
import dev.drydock.kube.scheduler.framework.Rejection;
import dev.drydock.kube.scheduler.framework.Score;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Spreads Pods that are alike over nodes, zones and other parts of the topology.
/// Pods without constraints of their own that belong to a Service or a set get the default ones, which only score.
public final class PodTopologySpread implements Filter, Score {
    @Override
    public Optional<Rejection> filter(Cycle cycle, NodeInfo node) {
        List<Required> required = cycle.reckon(this, () -> reckon(cycle));
        for (var constraint : required) {
            if (!node.labels().containsKey(constraint.spread.key())) {
                return Rejection.lasting("node(s) didn't match pod topology spread constraints (missing required label)");
            }
        }
        for (var constraint : required) {
            int there = constraint.counts.getOrDefault(constraint.spread.domain(node), 0);
            int self = constraint.spread.matches(cycle.pod().labels()) ? 1 : 0;
            if (there + self - constraint.least() > constraint.spread.maxSkew()) {
                return Rejection.of("node(s) didn't match pod topology spread constraints");
            }
        }
        return Optional.empty();
    }

    /// A constraint that must be kept, with how many Pods each domain has.
    private record Required(Spread spread, Map<String, Integer> counts) {
        int least() {
            if (counts.size() < spread.minDomains()) {
                return 0;
            }
            return counts.values().stream().mapToInt(Integer::intValue).min().orElse(0);
        }
    }

    private static List<Required> reckon(Cycle cycle) {
        var spreads = own(cycle, "DoNotSchedule");
        var required = new ArrayList<Required>();
        for (var spread : spreads) {
            var counts = new HashMap<String, Integer>();
            for (var node : cycle.nodes()) {
                boolean complete = spreads.stream().allMatch(other -> node.labels().containsKey(other.key()));
                if (complete && spread.counts(node, cycle.pod().pod())) {
                    counts.merge(spread.domain(node), spread.count(node, cycle), Integer::sum);
                }
            }
            required.add(new Required(spread, counts));
        }
        return required;
    }

    private static List<Spread> own(Cycle cycle, String whenUnsatisfiable) {
        return cycle.pod().pod().spec().topologySpreadConstraints().stream()
                .filter(constraint -> whenUnsatisfiable.equals(constraint.whenUnsatisfiable()))
                .map((TopologySpreadConstraint constraint) -> Spread.of(constraint, cycle.pod()))
                .toList();
    }

    @Override
    public long[] score(Cycle cycle, List<NodeInfo> nodes) {
        boolean byDefault = cycle.pod().pod().spec().topologySpreadConstraints().isEmpty();
        var spreads = byDefault ? Spread.defaults(cycle) : own(cycle, "ScheduleAnyway");
        if (spreads.isEmpty()) {
            return new long[nodes.size()];
        }
        var eligible = nodes.stream()
                .map(node -> byDefault || spreads.stream().allMatch(spread -> node.labels().containsKey(spread.key())))
                .toList();
        var raw = new double[nodes.size()];
        for (var spread : spreads) {
            add(spread, cycle, nodes, eligible, raw);
        }
        return normalized(raw, eligible);
    }

    private static void add(Spread spread, Cycle cycle, List<NodeInfo> nodes, List<Boolean> eligible, double[] raw) {
        var domains = new HashSet<String>();
        for (int i = 0; i < nodes.size(); i++) {
            if (eligible.get(i) && nodes.get(i).labels().containsKey(spread.key())) {
                domains.add(spread.domain(nodes.get(i)));
            }
        }
        double weight = Math.log(domains.size() + 2);
        var counts = new HashMap<String, Integer>();
        for (var node : cycle.nodes()) {
            if (domains.contains(spread.domain(node)) && spread.counts(node, cycle.pod().pod())) {
                counts.merge(spread.domain(node), spread.count(node, cycle), Integer::sum);
            }
        }
        for (int i = 0; i < nodes.size(); i++) {
            var node = nodes.get(i);
            if (eligible.get(i) && node.labels().containsKey(spread.key())) {
                raw[i] += counts.getOrDefault(spread.domain(node), 0) * weight + (spread.maxSkew() - 1);
            }
        }
    }

    private static long[] normalized(double[] raw, List<Boolean> eligible) {
        @Nullable Long min = null;
        long max = 0;
        for (int i = 0; i < raw.length; i++) {
            if (eligible.get(i)) {
                long score = Math.round(raw[i]);
                min = min == null ? score : Math.min(min, score);
                max = Math.max(max, score);
            }
        }
        var scores = new long[raw.length];
        for (int i = 0; i < raw.length; i++) {
            if (eligible.get(i)) {
                scores[i] = max == 0 ? MAX : MAX * (max + Objects.requireNonNull(min) - Math.round(raw[i])) / max;
            }
        }
        return scores;
    }
}
