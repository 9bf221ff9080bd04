package dev.drydock.kube.apiserver.validation;

import static dev.drydock.kube.apiserver.validation.Values.empty;
import static dev.drydock.kube.apiserver.validation.Values.number;
import static dev.drydock.kube.apiserver.validation.Values.text;

import dev.drydock.kube.api.core.PodSchedulingGate;
import dev.drydock.kube.api.core.Taint;
import dev.drydock.kube.api.core.Toleration;
import dev.drydock.kube.api.core.TopologySpreadConstraint;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tolerations, taints, spreading and gates. Mirrors the functions of these names in upstream's core validation.
final class SchedulingValidation {
    private static final List<String> EFFECTS = List.of("NoSchedule", "PreferNoSchedule", "NoExecute");
    private static final List<String> OPERATORS = List.of("Equal", "Exists");
    private static final List<String> UNSATISFIABLE = List.of("DoNotSchedule", "ScheduleAnyway");
    private static final List<String> INCLUSION = List.of("Honor", "Ignore");

    private SchedulingValidation() {}

    static void validateTolerations(List<Toleration> tolerations, Path path, Errors errors) {
        for (int i = 0; i < tolerations.size(); i++) {
            validateToleration(tolerations.get(i), path.index(i), errors);
        }
    }

    private static void validateToleration(Toleration toleration, Path path, Errors errors) {
        var operator = text(toleration.operator());
        var value = text(toleration.value());
        if (!empty(toleration.key())) {
            Labels.validateName(toleration.key(), path.child("key"), errors);
        } else if (!operator.equals("Exists")) {
            errors.invalid(path.child("operator"), operator,
                    "operator must be Exists when `key` is empty, which means \"match all values and all keys\"");
        }
        if (toleration.tolerationSeconds() != null && !"NoExecute".equals(toleration.effect())) {
            errors.invalid(path.child("effect"), text(toleration.effect()), "effect must be 'NoExecute' when `tolerationSeconds` is set");
        }
        switch (operator) {
            case "Equal", "" -> {
                var problems = Names.labelValue(value);
                if (!problems.isEmpty()) {
                    errors.invalid(path.child("operator"), value, String.join(";", problems));
                }
            }
            case "Exists" -> {
                if (!value.isEmpty()) {
                    errors.invalid(path.child("operator"), value, "value must be empty when `operator` is 'Exists'");
                }
            }
            default -> errors.notSupported(path.child("operator"), operator, OPERATORS);
        }
        if (!empty(toleration.effect())) {
            errors.oneOf(path.child("effect"), toleration.effect(), EFFECTS);
        }
    }

    static void validateTaints(List<Taint> taints, Path path, Errors errors) {
        var seen = new HashSet<String>(0);
        for (int i = 0; i < taints.size(); i++) {
            var taint = taints.get(i);
            Labels.validateName(taint.key(), path.index(i).child("key"), errors);
            var problems = Names.labelValue(text(taint.value()));
            if (!problems.isEmpty()) {
                errors.invalid(path.index(i).child("value"), text(taint.value()), String.join(";", problems));
            }
            errors.oneOf(path.index(i).child("effect"), taint.effect(), EFFECTS);
            if (!seen.add(taint.effect() + "/" + taint.key())) {
                errors.add(new FieldError(FieldError.Reason.DUPLICATE, path.index(i).toString(), InternalForm.of(taint),
                        "taints must be unique by key and effect pair"));
            }
        }
    }

    static void validateGates(List<PodSchedulingGate> gates, Path path, Errors errors) {
        var seen = new HashSet<String>(0);
        for (int i = 0; i < gates.size(); i++) {
            var name = text(gates.get(i).name());
            errors.invalid(path.index(i), name, Names.qualified(name));
            if (!seen.add(name)) {
                errors.duplicate(path.index(i), name);
            }
        }
    }

    static void validateSpread(List<TopologySpreadConstraint> constraints, Path path, Errors errors) {
        for (int i = 0; i < constraints.size(); i++) {
            var constraint = constraints.get(i);
            var at = path.index(i);
            if (number(constraint.maxSkew()) <= 0) {
                errors.invalid(at.child("maxSkew"), number(constraint.maxSkew()), "must be greater than zero");
            }
            if (empty(constraint.topologyKey())) {
                errors.required(at.child("topologyKey"), "can not be empty");
            }
            if (!UNSATISFIABLE.contains(text(constraint.whenUnsatisfiable()))) {
                errors.notSupported(at.child("whenUnsatisfiable"), text(constraint.whenUnsatisfiable()), UNSATISFIABLE);
            }
            validateNotRepeated(constraint, constraints.subList(i + 1, constraints.size()), at, errors);
            validateMinDomains(constraint, at.child("minDomains"), errors);
            validateInclusion(constraint.nodeAffinityPolicy(), at.child("nodeAffinityPolicy"), errors);
            validateInclusion(constraint.nodeTaintsPolicy(), at.child("nodeTaintsPolicy"), errors);
            validateMatchLabelKeys(constraint, at.child("matchLabelKeys"), errors);
            Labels.validateSelector(constraint.labelSelector(), at.child("labelSelector"), errors);
        }
    }

    private static void validateNotRepeated(
            TopologySpreadConstraint constraint, List<TopologySpreadConstraint> rest, Path path, Errors errors) {
        var key = text(constraint.topologyKey());
        var action = text(constraint.whenUnsatisfiable());
        boolean repeated = rest.stream()
                .anyMatch(other -> key.equals(text(other.topologyKey())) && action.equals(text(other.whenUnsatisfiable())));
        if (repeated) {
            errors.duplicate(path.child("{topologyKey, whenUnsatisfiable}"), "{" + key + ", " + action + "}");
        }
    }

    private static void validateMinDomains(TopologySpreadConstraint constraint, Path path, Errors errors) {
        var domains = constraint.minDomains();
        if (domains == null) {
            return;
        }
        if (domains <= 0) {
            errors.invalid(path, domains, "must be greater than zero");
        }
        if (!"DoNotSchedule".equals(constraint.whenUnsatisfiable())) {
            errors.invalid(path, domains, "can only use minDomains if whenUnsatisfiable=DoNotSchedule, not " + constraint.whenUnsatisfiable());
        }
    }

    private static void validateInclusion(@Nullable String policy, Path path, Errors errors) {
        if (policy != null && !INCLUSION.contains(policy)) {
            errors.notSupported(path, policy, INCLUSION);
        }
    }

    private static void validateMatchLabelKeys(TopologySpreadConstraint constraint, Path path, Errors errors) {
        if (constraint.matchLabelKeys().isEmpty()) {
            return;
        }
        var selector = constraint.labelSelector();
        if (selector == null) {
            errors.forbidden(path, "must not be specified when labelSelector is not set");
        }
        for (int i = 0; i < constraint.matchLabelKeys().size(); i++) {
            var key = constraint.matchLabelKeys().get(i);
            Labels.validateName(key, path.index(i), errors);
            if (selector != null && (selector.matchLabels().containsKey(key)
                    || selector.matchExpressions().stream().anyMatch(expression -> key.equals(expression.key())))) {
                errors.invalid(path.index(i), key, "exists in both matchLabelKeys and labelSelector");
            }
        }
    }
}
