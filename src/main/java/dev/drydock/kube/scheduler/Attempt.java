package dev.drydock.kube.scheduler;

import dev.drydock.kube.scheduler.framework.Cycle;
import dev.drydock.kube.scheduler.framework.Filter;
import dev.drydock.kube.scheduler.framework.NodeInfo;
import dev.drydock.kube.scheduler.framework.Rejection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the filters of [DefaultProfile] make of one Pod: which nodes do. Pure.
/// Of many nodes it looks at no more than it takes to find enough, as upstream's `findNodesThatPassFilters` does.
final class Attempt {
    /// So many nodes that do are enough to choose from, or a part of all where there are more.
    private static final int FEWEST = 100;

    private static final int LEAST_PERCENTAGE = 5;

    private final Cycle cycle;
    private final Optional<Rejection> onEveryNode;
    private final List<Filter> local;
    private final List<Filter> others;
    private final Map<String, Rejection> rejections = new LinkedHashMap<>();
    private final int[] indexes;
    private int feasible;

    private Attempt(Cycle cycle) {
        this.cycle = cycle;
        this.onEveryNode = DefaultProfile.FILTERS.stream()
                .flatMap(plugin -> plugin.filterAll(cycle).stream())
                .findFirst();
        this.local = active(cycle, true);
        this.others = active(cycle, false);
        this.indexes = new int[enough(cycle.nodes().size())];
    }

    /// @param batch of the Pod's signature
    /// @param start the index of the node to begin with, so that all get their turn where not all are looked at
    static Attempt filter(Cycle cycle, Batch batch, int start) {
        var attempt = new Attempt(cycle);
        int size = cycle.nodes().size();
        for (int i = 0; i < size && attempt.feasible < attempt.indexes.length; i++) {
            attempt.ask(batch, (start + i) % size);
        }
        return attempt;
    }

    /// How many nodes that do are looked for. Mirrors `numFeasibleNodesToFind`.
    static int enough(int nodes) {
        int percentage = Math.max(LEAST_PERCENTAGE, 50 - nodes / 125);
        return Math.max(Math.min(nodes, FEWEST), nodes * percentage / 100);
    }

    private void ask(Batch batch, int index) {
        var rejection = onEveryNode;
        if (rejection.isEmpty()) {
            rejection = batch.verdict(cycle, local, index);
        }
        if (rejection.isEmpty() && !others.isEmpty()) {
            rejection = filter(others, cycle, cycle.nodes().get(index));
        }
        if (rejection.isPresent()) {
            rejections.put(cycle.nodes().get(index).name(), rejection.get());
        } else {
            indexes[feasible++] = index;
        }
    }

    /// Those that have something to say, which are local or not. Those that are come first in the profile.
    private static List<Filter> active(Cycle cycle, boolean local) {
        var active = new ArrayList<Filter>(DefaultProfile.FILTERS.size());
        for (var plugin : DefaultProfile.FILTERS) {
            if (plugin.isLocal() == local && !plugin.skipsFilter(cycle)) {
                active.add(plugin);
            }
        }
        return active;
    }

    /// What the first plugin that is against a node says of it.
    static Optional<Rejection> filter(Cycle cycle, NodeInfo node) {
        var rejection = filter(active(cycle, true), cycle, node);
        return rejection.isPresent() ? rejection : filter(active(cycle, false), cycle, node);
    }

    static Optional<Rejection> filter(List<Filter> filters, Cycle cycle, NodeInfo node) {
        for (var plugin : filters) {
            var rejection = plugin.filter(cycle, node);
            if (rejection.isPresent()) {
                return rejection;
            }
        }
        return Optional.empty();
    }

    /// Whether any node does; stops looking at the first.
    static boolean isFeasible(Cycle cycle) {
        var attempt = new Attempt(cycle);
        return attempt.onEveryNode.isEmpty()
                && cycle.nodes().inOrder().stream()
                        .anyMatch(node -> filter(attempt.local, cycle, node).isEmpty()
                                && filter(attempt.others, cycle, node).isEmpty());
    }

    /// How many nodes do.
    int feasible() {
        return feasible;
    }

    /// The indexes of those that do, in the order in which they were looked at.
    int[] indexes() {
        return Arrays.copyOf(indexes, feasible);
    }

    /// By node, in the order in which they were looked at.
    Map<String, Rejection> rejections() {
        return rejections;
    }

    /// How many nodes were looked at.
    int asked() {
        return feasible + rejections.size();
    }

    /// Why no node does, as upstream's `FitError` says it.
    ///
    /// @param afterwards what was tried then
    String message(String afterwards) {
        if (cycle.nodes().isEmpty()) {
            return "no nodes available to schedule pods";
        }
        var said = onEveryNode
                .map(rejection -> summary(cycle.nodes().size(), rejection.reasons().getFirst()))
                .orElseGet(() -> summary(cycle.nodes().size(), rejections));
        return afterwards.isEmpty() ? said : said + " " + afterwards;
    }

    private static String summary(int nodes, String reason) {
        return "0/%d nodes are available: %s.".formatted(nodes, reason);
    }

    /// Counts the reasons over the nodes.
    static String summary(int nodes, Map<String, Rejection> rejections) {
        var reasons = reasons(rejections).entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .sorted()
                .toList();
        return summary(nodes, String.join(", ", reasons));
    }

    /// How many nodes each reason is given for, by reason.
    static Map<String, Integer> reasons(Map<String, Rejection> rejections) {
        var counts = new TreeMap<String, Integer>();
        rejections.values().forEach(rejection -> rejection.reasons().forEach(reason -> counts.merge(reason, 1, Integer::sum)));
        return counts;
    }
}
