package dev.drydock.kube.scheduler.plugins;

import dev.drydock.kube.api.core.PodAffinityTerm;
import dev.drydock.kube.api.select.LabelSelector;
import dev.drydock.kube.scheduler.framework.Cycle;
import dev.drydock.kube.scheduler.framework.NodeInfo;
import dev.drydock.kube.scheduler.framework.PodInfo;
import java.util.Map;
import java.util.function.Predicate;

/// Which Pods a term of Pod affinity means.
final class AffinityTerms {
    private AffinityTerms() {}

    /// Whether a term of `owner` means `pod`.
    static boolean matches(PodAffinityTerm term, PodInfo owner, PodInfo pod, Cycle cycle) {
        return namespaces(term, owner, cycle).test(pod.key().namespace()) && labels(term, owner).test(pod.labels());
    }

    /// How many Pods on a node a term of `owner` means.
    static int count(PodAffinityTerm term, PodInfo owner, NodeInfo node, Cycle cycle) {
        return node.count(namespaces(term, owner, cycle), labels(term, owner));
    }

    private static Predicate<String> namespaces(PodAffinityTerm term, PodInfo owner, Cycle cycle) {
        var selector = term.namespaceSelector();
        if (selector == null) {
            var own = owner.key().namespace();
            return term.namespaces().isEmpty() ? own::equals : term.namespaces()::contains;
        }
        var labels = LabelSelector.of(selector);
        return namespace -> term.namespaces().contains(namespace)
                || labels.isEmpty()
                || labels.matches(cycle.listers().namespaceLabels(namespace));
    }

    private static Predicate<Map<String, String>> labels(PodAffinityTerm term, PodInfo owner) {
        var selector = LabelSelector.of(term.labelSelector());
        return labels -> selector.matches(labels)
                && term.matchLabelKeys().stream()
                        .allMatch(key -> !owner.labels().containsKey(key) || owner.labels().get(key).equals(labels.get(key)))
                && term.mismatchLabelKeys().stream()
                        .allMatch(key -> !owner.labels().containsKey(key) || !owner.labels().get(key).equals(labels.get(key)));
    }
}
