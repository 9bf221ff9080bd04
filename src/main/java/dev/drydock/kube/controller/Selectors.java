package dev.drydock.kube.controller;

import dev.drydock.kube.api.meta.LabelSelector;
import dev.drydock.kube.api.meta.LabelSelectorRequirement;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whether labels are what a selector asks for. Mirrors `meta/v1.LabelSelectorAsSelector`.
final class Selectors {
    private Selectors() {}

    /// No selector matches nothing, an empty one matches everything.
    static boolean matches(@Nullable LabelSelector selector, Map<String, String> labels) {
        return selector != null
                && matches(selector.matchLabels(), labels)
                && selector.matchExpressions().stream().allMatch(requirement -> matches(requirement, labels));
    }

    static boolean matches(Map<String, String> wanted, Map<String, String> labels) {
        for (var entry : wanted.entrySet()) {
            if (!entry.getValue().equals(labels.get(entry.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(LabelSelectorRequirement requirement, Map<String, String> labels) {
        var value = labels.get(Objects.requireNonNullElse(requirement.key(), ""));
        return switch (Objects.requireNonNullElse(requirement.operator(), "")) {
            case "In" -> value != null && requirement.values().contains(value);
            case "NotIn" -> value == null || !requirement.values().contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> false;
        };
    }
}
