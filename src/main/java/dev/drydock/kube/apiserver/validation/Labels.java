package dev.drydock.kube.apiserver.validation;

import static dev.drydock.kube.apiserver.validation.Values.text;

import dev.drydock.kube.api.meta.LabelSelector;
import dev.drydock.kube.api.meta.LabelSelectorRequirement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Labels and what selects by them. Mirrors `apimachinery/pkg/apis/meta/v1/validation`.
final class Labels {
    private Labels() {}

    static void validate(Map<String, String> labels, Path path, Errors errors) {
        if (!labels.isEmpty()) {
            Values.sorted(labels).forEach((key, value) -> {
                errors.invalid(path, key, Names.qualified(key));
                errors.invalid(path, value, Names.labelValue(value));
            });
        }
    }

    static void validateName(@Nullable String name, Path path, Errors errors) {
        errors.invalid(path, text(name), Names.qualified(text(name)));
    }

    static void validateSelector(@Nullable LabelSelector selector, Path path, Errors errors) {
        if (selector == null) {
            return;
        }
        validate(selector.matchLabels(), path.child("matchLabels"), errors);
        for (int i = 0; i < selector.matchExpressions().size(); i++) {
            validateRequirement(selector.matchExpressions().get(i), path.child("matchExpressions").index(i), errors);
        }
    }

    private static void validateRequirement(LabelSelectorRequirement requirement, Path path, Errors errors) {
        switch (text(requirement.operator())) {
            case "In", "NotIn" -> {
                if (requirement.values().isEmpty()) {
                    errors.required(path.child("values"), "must be specified when `operator` is 'In' or 'NotIn'");
                }
            }
            case "Exists", "DoesNotExist" -> {
                if (!requirement.values().isEmpty()) {
                    errors.forbidden(path.child("values"), "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
                }
            }
            default -> errors.invalid(path.child("operator"), text(requirement.operator()), "not a valid selector operator");
        }
        validateName(requirement.key(), path.child("key"), errors);
        for (int i = 0; i < requirement.values().size(); i++) {
            var value = requirement.values().get(i);
            errors.invalid(path.child("values").index(i), value, Names.labelValue(value));
        }
    }

    static boolean isEmpty(LabelSelector selector) {
        return selector.matchLabels().isEmpty() && selector.matchExpressions().isEmpty();
    }

    /// Whether a selector that validation found good matches; an absent selector matches nothing.
    static boolean matches(@Nullable LabelSelector selector, Map<String, String> labels) {
        return selector != null
                && selector.matchLabels().entrySet().stream().allMatch(label -> label.getValue().equals(labels.get(label.getKey())))
                && selector.matchExpressions().stream().allMatch(requirement -> matches(requirement, labels));
    }

    private static boolean matches(LabelSelectorRequirement requirement, Map<String, String> labels) {
        var value = labels.get(requirement.key());
        List<String> values = requirement.values();
        return switch (text(requirement.operator())) {
            case "In" -> value != null && values.contains(value);
            case "NotIn" -> value == null || !values.contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> false;
        };
    }
}
