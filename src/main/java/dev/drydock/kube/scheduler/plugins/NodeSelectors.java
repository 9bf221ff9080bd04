package dev.drydock.kube.scheduler.plugins;

import dev.drydock.kube.api.core.NodeSelector;
import dev.drydock.kube.api.core.NodeSelectorRequirement;
import dev.drydock.kube.api.core.NodeSelectorTerm;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.scheduler.framework.NodeInfo;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whether node selectors match a node. Mirrors `component-helpers/scheduling/corev1/nodeaffinity`.
final class NodeSelectors {
    private NodeSelectors() {}

    /// Whether a node is what a Pod's `nodeSelector` and required node affinity ask for.
    static boolean match(Pod pod, NodeInfo node) {
        for (var label : pod.spec().nodeSelector().entrySet()) {
            if (!label.getValue().equals(node.labels().get(label.getKey()))) {
                return false;
            }
        }
        var affinity = pod.spec().affinity();
        var nodeAffinity = affinity == null ? null : affinity.nodeAffinity();
        NodeSelector required = nodeAffinity == null ? null : nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution();
        return required == null || required.nodeSelectorTerms().stream().anyMatch(term -> matches(term, node));
    }

    /// A term without any requirement matches nothing.
    static boolean matches(NodeSelectorTerm term, NodeInfo node) {
        if (term.matchExpressions().isEmpty() && term.matchFields().isEmpty()) {
            return false;
        }
        var fields = Map.of("metadata.name", node.name());
        return term.matchExpressions().stream().allMatch(requirement -> holds(requirement, node.labels()))
                && term.matchFields().stream().allMatch(requirement -> holds(requirement, fields));
    }

    private static boolean holds(NodeSelectorRequirement requirement, Map<String, String> values) {
        @Nullable String value = values.get(Objects.requireNonNullElse(requirement.key(), ""));
        return switch (Objects.requireNonNullElse(requirement.operator(), "")) {
            case "In" -> value != null && requirement.values().contains(value);
            case "NotIn" -> value == null || !requirement.values().contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            case "Gt" -> compare(value, requirement) > 0;
            case "Lt" -> compare(value, requirement) < 0;
            default -> false;
        };
    }

    /// 0 where either is no number.
    private static int compare(@Nullable String value, NodeSelectorRequirement requirement) {
        var bound = requirement.values().size() == 1 ? requirement.values().getFirst() : "";
        var number = "-?\\d{1,18}";
        return value != null && value.matches(number) && bound.matches(number)
                ? Long.compare(Long.parseLong(value), Long.parseLong(bound))
                : 0;
    }
}
