package dev.drydock.kube.api;

import dev.drydock.kube.api.meta.LabelSelector;
import dev.drydock.kube.api.meta.LabelSelectorRequirement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Labels and selectors as tables and descriptions show them.
public final class SelectorFormat {
    private static final String NONE = "<none>";

    private SelectorFormat() {}

    /// `app=web,tier=front` in the order of the keys, or `<none>`.
    public static String labels(Map<String, String> labels) {
        return labels.isEmpty()
                ? NONE
                : new TreeMap<>(labels)
                        .entrySet().stream()
                                .map(label -> label.getKey() + "=" + label.getValue())
                                .collect(Collectors.joining(","));
    }

    /// `app=web,tier in (back,front)` in the order of the keys, or `<none>`.
    public static String selector(@Nullable LabelSelector selector) {
        if (selector == null || selector.matchLabels().isEmpty() && selector.matchExpressions().isEmpty()) {
            return NONE;
        }
        var texts = new TreeMap<String, String>();
        selector.matchLabels().forEach((key, value) -> add(texts, key, key + "=" + value));
        selector.matchExpressions().forEach(each -> add(texts, Objects.requireNonNullElse(each.key(), ""), text(each)));
        return String.join(",", texts.values());
    }

    private static void add(Map<String, String> texts, String key, String text) {
        texts.merge(key, text, (first, second) -> first + "," + second);
    }

    private static String text(LabelSelectorRequirement requirement) {
        List<String> values = requirement.values().stream().sorted().toList();
        return switch (Objects.requireNonNullElse(requirement.operator(), "")) {
            case "In" -> requirement.key() + " in (" + String.join(",", values) + ")";
            case "NotIn" -> requirement.key() + " notin (" + String.join(",", values) + ")";
            case "DoesNotExist" -> "!" + requirement.key();
            default -> Objects.requireNonNullElse(requirement.key(), "");
        };
    }
}
