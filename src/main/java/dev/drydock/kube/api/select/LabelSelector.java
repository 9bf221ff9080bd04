package dev.drydock.kube.api.select;

import dev.drydock.kube.api.codec.Json;
import dev.drydock.kube.api.select.Requirement.Operator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A question to labels. Mirrors `apimachinery/pkg/labels.Selector`.
public final class LabelSelector {
    private static final LabelSelector EVERYTHING = new LabelSelector(List.of(), false);
    private static final LabelSelector NOTHING = new LabelSelector(List.of(), true);

    private final List<Requirement> requirements;
    private final boolean nothing;

    private LabelSelector(List<Requirement> requirements, boolean nothing) {
        this.requirements = requirements.stream().sorted(Comparator.comparing(Requirement::key)).toList();
        this.nothing = nothing;
    }

    public static LabelSelector everything() {
        return EVERYTHING;
    }

    public static LabelSelector nothing() {
        return NOTHING;
    }

    /// Reads `app=web,tier in (a, b),!old,size>3`.
    ///
    /// @throws SelectorException in Kubernetes' words
    public static LabelSelector parse(String text) {
        return new LabelSelector(new LabelSelectorParser(text).parse(), false);
    }

    /// Asks for all of these labels; for none, everything matches.
    public static LabelSelector ofLabels(Map<String, String> labels) {
        var requirements = labels.entrySet().stream().map(e -> new Requirement(e.getKey(), Operator.EQUALS, List.of(e.getValue()))).toList();
        return new LabelSelector(requirements, false);
    }

    /// An absent selector matches nothing, an empty one everything.
    ///
    /// @throws SelectorException where an operator is unknown or does not go with its values
    public static LabelSelector of(dev.drydock.kube.api.meta.@Nullable LabelSelector selector) {
        if (selector == null) return NOTHING;
        var requirements = new ArrayList<Requirement>();
        selector.matchLabels().forEach((key, value) -> requirements.add(Requirement.of(key, Operator.EQUALS, List.of(value))));
        for (var expression : selector.matchExpressions()) {
            var operator = Objects.requireNonNullElse(expression.operator(), "");
            requirements.add(Requirement.of(Objects.requireNonNullElse(expression.key(), ""), operator(operator), expression.values()));
        }
        return new LabelSelector(requirements, false);
    }

    private static Operator operator(String name) {
        return switch (name) {
            case "In" -> Operator.IN;
            case "NotIn" -> Operator.NOT_IN;
            case "Exists" -> Operator.EXISTS;
            case "DoesNotExist" -> Operator.DOES_NOT_EXIST;
            default -> throw new SelectorException(Json.quote(name) + " is not a valid label selector operator");
        };
    }

    public List<Requirement> requirements() {
        return requirements;
    }

    /// Whether everything matches.
    public boolean isEmpty() {
        return requirements.isEmpty() && !nothing;
    }

    public boolean matches(Map<String, String> labels) {
        if (nothing) return false;
        for (var requirement : requirements) {
            if (!requirement.matches(labels)) return false;
        }
        return true;
    }

    /// As Kubernetes prints it, by key: `app=web,tier in (a,b)`.
    @Override
    public String toString() {
        return requirements.stream().map(Requirement::toString).collect(Collectors.joining(","));
    }
}
