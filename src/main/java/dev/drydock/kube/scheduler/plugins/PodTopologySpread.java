package dev.drydock.kube.scheduler.plugins;

import dev.drydock.kube.api.core.TopologySpreadConstraint;
import dev.drydock.kube.scheduler.framework.Cycle;
import dev.drydock.kube.scheduler.framework.Filter;
import dev.drydock.kube.scheduler.framework.NodeInfo;
import dev.drydock.kube.scheduler.framework.Rejection;
import dev.drydock.kube.scheduler.framework.LocalScore;
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
public final class PodTopologySpread implements Filter, LocalScore {
    /// The count of a node that has no place in the topology.
    private static final int NOWHERE = -1;

    /// What the figures of nodes depend on: which Pods are counted.
    @Override
    public Object sign(Cycle cycle) {
        return byNode(cycle)
                .map(spread -> List.of(cycle.pod().key().namespace(), spread.selectors().toString(), spread.sameLabels()))
                .orElse(List.of());
    }

    @Override
    public boolean isLocal() {
        return false;
    }

    @Override
    public boolean skipsFilter(Cycle cycle) {
        return cycle.pod().pod().spec().topologySpreadConstraints().isEmpty();
    }

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
            var matcher = spread.matcher();
            for (var node : cycle.nodes()) {
                if (isComplete(node, spreads) && spread.counts(node, cycle.pod().pod())) {
                    counts.merge(spread.domain(node), spread.count(node, cycle, matcher), Integer::sum);
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

    /// Under which the constraints that score are kept for the time of an attempt.
    private record Scoring() {}

    private static List<Spread> scoring(Cycle cycle) {
        return cycle.reckon(
                new Scoring(), () -> isByDefault(cycle) ? Spread.defaults(cycle) : own(cycle, "ScheduleAnyway"));
    }

    private static boolean isComplete(NodeInfo node, List<Spread> spreads) {
        return spreads.stream().allMatch(spread -> spread.concerns(node));
    }

    private static boolean isByDefault(Cycle cycle) {
        return cycle.pod().pod().spec().topologySpreadConstraints().isEmpty();
    }

    /// The first of them that counts each node by itself.
    private static Optional<Spread> byNode(Cycle cycle) {
        return scoring(cycle).stream().filter(Spread::isByNode).findFirst();
    }

    @Override
    public boolean skipsScore(Cycle cycle, List<NodeInfo> nodes) {
        return scoring(cycle).isEmpty();
    }

    @Override
    public long local(Cycle cycle, NodeInfo node) {
        return byNode(cycle)
                .map(spread -> spread.concerns(node) ? spread.count(node, cycle, spread::matches) : NOWHERE)
                .orElse(NOWHERE);
    }

    @Override
    public long[] score(Cycle cycle, List<NodeInfo> nodes, long[] countsByNode) {
        boolean byDefault = isByDefault(cycle);
        var spreads = scoring(cycle);
        @Nullable Spread byNode = byNode(cycle).orElse(null);
        var eligible = new boolean[nodes.size()];
        for (int i = 0; i < eligible.length; i++) {
            eligible[i] = byDefault || isComplete(nodes.get(i), spreads);
        }
        var raw = new double[nodes.size()];
        for (var spread : spreads) {
            var counts = spread == byNode ? countsByNode : counts(spread, cycle, nodes);
            add(spread, counts, domains(spread, counts, nodes, eligible), eligible, raw);
        }
        return normalized(raw, eligible);
    }

    /// @param counts [#NOWHERE] for nodes without a domain
    private static void add(Spread spread, long[] counts, int domains, boolean[] eligible, double[] raw) {
        double weight = Math.log(domains + 2);
        for (int i = 0; i < raw.length; i++) {
            if (eligible[i] && counts[i] != NOWHERE) {
                raw[i] += counts[i] * weight + (spread.maxSkew() - 1);
            }
        }
    }

    private static int domains(Spread spread, long[] counts, List<NodeInfo> nodes, boolean[] eligible) {
        var domains = new HashSet<String>();
        int places = 0;
        for (int i = 0; i < counts.length; i++) {
            if (eligible[i] && counts[i] != NOWHERE) {
                places++;
                if (!spread.isByNode()) {
                    domains.add(spread.domain(nodes.get(i)));
                }
            }
        }
        return spread.isByNode() ? places : domains.size();
    }

    /// How many Pods each node's domain has.
    private static long[] counts(Spread spread, Cycle cycle, List<NodeInfo> nodes) {
        var byDomain = new HashMap<String, Integer>();
        nodes.stream().filter(spread::concerns).forEach(node -> byDomain.put(spread.domain(node), 0));
        var matcher = spread.matcher();
        for (var node : byDomain.isEmpty() ? List.<NodeInfo>of() : cycle.nodes()) {
            if (byDomain.containsKey(spread.domain(node)) && spread.counts(node, cycle.pod().pod())) {
                byDomain.merge(spread.domain(node), spread.count(node, cycle, matcher), Integer::sum);
            }
        }
        return nodes.stream()
                .mapToLong(node -> spread.concerns(node) ? byDomain.get(spread.domain(node)) : NOWHERE)
                .toArray();
    }

    private static long[] normalized(double[] raw, boolean[] eligible) {
        @Nullable Long min = null;
        long max = 0;
        for (int i = 0; i < raw.length; i++) {
            if (eligible[i]) {
                long score = Math.round(raw[i]);
                min = min == null ? score : Math.min(min, score);
                max = Math.max(max, score);
            }
        }
        var scores = new long[raw.length];
        for (int i = 0; i < raw.length; i++) {
            if (eligible[i]) {
                scores[i] = max == 0 ? MAX : MAX * (max + Objects.requireNonNull(min) - Math.round(raw[i])) / max;
            }
        }
        return scores;
    }
}
