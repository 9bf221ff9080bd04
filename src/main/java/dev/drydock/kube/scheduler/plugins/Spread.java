package dev.drydock.kube.scheduler.plugins;

import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.TopologySpreadConstraint;
import dev.drydock.kube.api.select.LabelSelector;
import dev.drydock.kube.scheduler.framework.Cycle;
import dev.drydock.kube.scheduler.framework.NodeInfo;
import dev.drydock.kube.scheduler.framework.PodInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One topology spread constraint, ready to be counted.
///
/// @param selectors all of which a Pod must match to be counted
/// @param byAffinity whether only nodes count that the Pod's node affinity allows
/// @param byTaints whether only nodes count whose taints the Pod tolerates
record Spread(
        String key,
        int maxSkew,
        int minDomains,
        List<LabelSelector> selectors,
        Map<String, String> sameLabels,
        boolean byAffinity,
        boolean byTaints) {
    private static final String HOSTNAME = "kubernetes.io/hostname";

    static Spread of(TopologySpreadConstraint constraint, PodInfo pod) {
        var same = new TreeMap<String, String>();
        for (var label : constraint.matchLabelKeys()) {
            var value = pod.labels().get(label);
            if (value != null) {
                same.put(label, value);
            }
        }
        return new Spread(
                Objects.requireNonNullElse(constraint.topologyKey(), ""),
                Objects.requireNonNullElse(constraint.maxSkew(), 1),
                Objects.requireNonNullElse(constraint.minDomains(), 1),
                List.of(LabelSelector.of(constraint.labelSelector())),
                same,
                !"Ignore".equals(constraint.nodeAffinityPolicy()),
                "Honor".equals(constraint.nodeTaintsPolicy()));
    }

    /// The constraints that Pods of a Service or a set have where they name none.
    static List<Spread> defaults(Cycle cycle) {
        var pod = cycle.pod();
        var selectors = new ArrayList<LabelSelector>();
        for (var service : cycle.listers().services(pod.key().namespace())) {
            var selector = service.spec().selector();
            if (!selector.isEmpty() && pod.labels().entrySet().containsAll(selector.entrySet())) {
                selectors.add(LabelSelector.ofLabels(selector));
            }
        }
        cycle.listers().ownerSelector(pod.pod()).map(LabelSelector::of).ifPresent(selectors::add);
        if (selectors.isEmpty()) {
            return List.of();
        }
        var byNode = new Spread(HOSTNAME, 3, 1, selectors, Map.of(), true, false);
        return cycle.nodes().hasZones()
                ? List.of(byNode, new Spread(NodeInfo.ZONE, 5, 1, selectors, Map.of(), true, false))
                : List.of(byNode);
    }

    /// Whether each node is a part of the topology by itself.
    boolean isByNode() {
        return key.equals(HOSTNAME);
    }

    /// The part of the topology that a node is in.
    String domain(NodeInfo node) {
        return node.labels().getOrDefault(key, "");
    }

    /// Whether a node has a place in the topology.
    boolean concerns(NodeInfo node) {
        return node.labels().containsKey(key);
    }

    boolean matches(Map<String, String> labels) {
        for (var selector : selectors) {
            if (!selector.matches(labels)) {
                return false;
            }
        }
        for (var label : sameLabels.entrySet()) {
            if (!label.getValue().equals(labels.get(label.getKey()))) {
                return false;
            }
        }
        return true;
    }

    /// [#matches(Map)] for one count: Pods of one template have the same labels, so the last answer mostly serves again.
    Predicate<Map<String, String>> matcher() {
        return new Predicate<>() {
            private @Nullable Map<String, String> last;
            private boolean matched;

            @Override
            public boolean test(Map<String, String> labels) {
                if (labels != last) {
                    last = labels;
                    matched = matches(labels);
                }
                return matched;
            }
        };
    }

    /// Whether the Pods of a node are counted.
    boolean counts(NodeInfo node, Pod pod) {
        if (!concerns(node) || byAffinity && !NodeSelectors.match(pod, node)) {
            return false;
        }
        return !byTaints
                || node.node().spec().taints().stream()
                        .allMatch(taint -> "PreferNoSchedule".equals(taint.effect())
                                || Tolerations.tolerate(pod.spec().tolerations(), taint));
    }

    /// @param matcher from [#matcher()]
    int count(NodeInfo node, Cycle cycle, Predicate<Map<String, String>> matcher) {
        return node.count(cycle.pod().key().namespace()::equals, matcher);
    }
}
