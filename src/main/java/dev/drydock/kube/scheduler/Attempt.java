package dev.drydock.kube.scheduler;

import dev.drydock.kube.clock.Randomness;
import dev.drydock.kube.scheduler.framework.Cycle;
import dev.drydock.kube.scheduler.framework.NodeInfo;
import dev.drydock.kube.scheduler.framework.Rejection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the plugins of [DefaultProfile] make of one Pod: which nodes do, and how good each is. Pure.
final class Attempt {
    private final Cycle cycle;
    private final Optional<Rejection> onEveryNode;
    private final Map<String, Rejection> rejections = new LinkedHashMap<>();
    private final List<NodeInfo> feasible = new ArrayList<>();

    private Attempt(Cycle cycle) {
        this.cycle = cycle;
        this.onEveryNode = DefaultProfile.FILTERS.stream()
                .flatMap(plugin -> plugin.filterAll(cycle).stream())
                .findFirst();
    }

    static Attempt filter(Cycle cycle) {
        var attempt = new Attempt(cycle);
        for (var node : cycle.nodes()) {
            var rejection = attempt.onEveryNode.isPresent() ? attempt.onEveryNode : filter(cycle, node);
            if (rejection.isPresent()) {
                attempt.rejections.put(node.name(), rejection.get());
            } else {
                attempt.feasible.add(node);
            }
        }
        return attempt;
    }

    /// What the first plugin that is against a node says of it.
    static Optional<Rejection> filter(Cycle cycle, NodeInfo node) {
        for (var plugin : DefaultProfile.FILTERS) {
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
                && cycle.nodes().stream().anyMatch(node -> filter(cycle, node).isEmpty());
    }

    List<NodeInfo> feasible() {
        return feasible;
    }

    /// By node, in the order of their names.
    Map<String, Rejection> rejections() {
        return rejections;
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
        var counts = new TreeMap<String, Integer>();
        rejections.values().forEach(rejection -> rejection.reasons().forEach(reason -> counts.merge(reason, 1, Integer::sum)));
        var reasons = counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .sorted()
                .toList();
        return summary(nodes, String.join(", ", reasons));
    }

    /// The weighted sums of the scores of the nodes that do, in the order of their names.
    Map<String, Long> totals() {
        var totals = new LinkedHashMap<String, Long>();
        for (var scored : DefaultProfile.SCORES) {
            var scores = scored.plugin().score(cycle, feasible);
            for (int i = 0; i < scores.length; i++) {
                totals.merge(feasible.get(i).name(), scores[i] * scored.weight(), Long::sum);
            }
        }
        return totals;
    }

    /// One of the best, by chance.
    static String best(Map<String, Long> totals, Randomness random) {
        long highest = totals.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        var best = totals.entrySet().stream()
                .filter(entry -> entry.getValue() == highest)
                .map(Map.Entry::getKey)
                .toList();
        return best.size() == 1 ? best.getFirst() : best.get(random.below(best.size()));
    }
}
