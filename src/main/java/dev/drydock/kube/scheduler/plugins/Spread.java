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
    private static final String ZONE = "topology.kubernetes.io/zone";

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
            if (!selector.isEmpty() && LabelSelector.ofLabels(selector).matches(pod.labels())) {
                selectors.add(LabelSelector.ofLabels(selector));
            }
        }
        cycle.listers().ownerSelector(pod.pod()).map(LabelSelector::of).ifPresent(selectors::add);
        return selectors.isEmpty()
                ? List.of()
                : List.of(
                        new Spread(HOSTNAME, 3, 1, selectors, Map.of(), true, false),
                        new Spread(ZONE, 5, 1, selectors, Map.of(), true, false));
    }

    /// The part of the topology that a node is in.
    String domain(NodeInfo node) {
        return node.labels().getOrDefault(key, "");
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

    /// Whether the Pods of a node are counted.
    boolean counts(NodeInfo node, Pod pod) {
        if (!node.labels().containsKey(key) || byAffinity && !NodeSelectors.match(pod, node)) {
            return false;
        }
        return !byTaints
                || node.node().spec().taints().stream()
                        .allMatch(taint -> "PreferNoSchedule".equals(taint.effect())
                                || Tolerations.tolerate(pod.spec().tolerations(), taint));
    }

    int count(NodeInfo node, Cycle cycle) {
        return node.count(cycle.pod().key().namespace()::equals, this::matches);
    }
}
