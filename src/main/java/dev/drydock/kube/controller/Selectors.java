package dev.drydock.kube.controller;

import dev.drydock.kube.api.Frozen;
import dev.drydock.kube.api.meta.LabelSelector;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether labels are what a selector asks for, without parsing the selector where it names labels only.
final class Selectors {
    private Selectors() {}

    /// No selector matches nothing, an empty one matches everything.
    static boolean matches(@Nullable LabelSelector selector, Map<String, String> labels) {
        return selector != null
                && matches(selector.matchLabels(), labels)
                && (selector.matchExpressions().isEmpty()
                        || dev.drydock.kube.api.select.LabelSelector.of(selector).matches(labels));
    }

    static boolean matches(Map<String, String> wanted, Map<String, String> labels) {
        return Frozen.hasAll(labels, wanted);
    }
}
