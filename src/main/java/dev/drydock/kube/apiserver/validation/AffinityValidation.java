package dev.drydock.kube.apiserver.validation;

import static dev.drydock.kube.apiserver.validation.Values.empty;
import static dev.drydock.kube.apiserver.validation.Values.number;
import static dev.drydock.kube.apiserver.validation.Values.text;

import dev.drydock.kube.api.core.Affinity;
import dev.drydock.kube.api.core.NodeAffinity;
import dev.drydock.kube.api.core.NodeSelector;
import dev.drydock.kube.api.core.NodeSelectorRequirement;
import dev.drydock.kube.api.core.NodeSelectorTerm;
import dev.drydock.kube.api.core.PodAffinityTerm;
import dev.drydock.kube.api.core.WeightedPodAffinityTerm;
import dev.drydock.kube.api.meta.LabelSelector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where Pods want to be. Mirrors `validateAffinity`.
final class AffinityValidation {
    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
    private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

    private AffinityValidation() {}

    static void validate(@Nullable Affinity affinity, Path path, Errors errors) {
        if (affinity == null) {
            return;
        }
        if (affinity.nodeAffinity() != null) {
            validateNode(affinity.nodeAffinity(), path.child("nodeAffinity"), errors);
        }
        var with = affinity.podAffinity();
        if (with != null) {
            validateTerms(with.requiredDuringSchedulingIgnoredDuringExecution(),
                    with.preferredDuringSchedulingIgnoredDuringExecution(), path.child("podAffinity"), errors);
        }
        var apart = affinity.podAntiAffinity();
        if (apart != null) {
            validateTerms(apart.requiredDuringSchedulingIgnoredDuringExecution(),
                    apart.preferredDuringSchedulingIgnoredDuringExecution(), path.child("podAntiAffinity"), errors);
        }
    }

    private static void validateNode(NodeAffinity affinity, Path path, Errors errors) {
        var required = affinity.requiredDuringSchedulingIgnoredDuringExecution();
        if (required != null) {
            validateNodeSelector(required, path.child(REQUIRED), errors);
        }
        var preferred = affinity.preferredDuringSchedulingIgnoredDuringExecution();
        for (int i = 0; i < preferred.size(); i++) {
            var at = path.child(PREFERRED).index(i);
            validateWeight(number(preferred.get(i).weight()), at, errors);
            validateNodeTerm(preferred.get(i).preference(), true, at.child("preference"), errors);
        }
    }

    static void validateNodeSelector(NodeSelector selector, Path path, Errors errors) {
        var terms = path.child("nodeSelectorTerms");
        if (selector.nodeSelectorTerms().isEmpty()) {
            errors.required(terms, "must have at least one node selector term");
        }
        for (int i = 0; i < selector.nodeSelectorTerms().size(); i++) {
            validateNodeTerm(selector.nodeSelectorTerms().get(i), false, terms.index(i), errors);
        }
    }

    /// @param anyValue whether values need not be such as labels can have
    private static void validateNodeTerm(NodeSelectorTerm term, boolean anyValue, Path path, Errors errors) {
        for (int i = 0; i < term.matchExpressions().size(); i++) {
            validateExpression(term.matchExpressions().get(i), anyValue, path.child("matchExpressions").index(i), errors);
        }
        for (int i = 0; i < term.matchFields().size(); i++) {
            validateField(term.matchFields().get(i), path.child("matchFields").index(i), errors);
        }
    }

    private static void validateExpression(NodeSelectorRequirement requirement, boolean anyValue, Path path, Errors errors) {
        var values = requirement.values();
        var at = path.child("values");
        switch (text(requirement.operator())) {
            case "In", "NotIn" -> {
                if (values.isEmpty()) {
                    errors.required(at, "must be specified when `operator` is 'In' or 'NotIn'");
                }
            }
            case "Exists", "DoesNotExist" -> {
                if (!values.isEmpty()) {
                    errors.forbidden(at, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
                }
            }
            case "Gt", "Lt" -> {
                if (values.size() != 1) {
                    errors.required(at, "must be specified single value when `operator` is 'Lt' or 'Gt'");
                }
            }
            default -> errors.invalid(path.child("operator"), text(requirement.operator()), "not a valid selector operator");
        }
        Labels.validateName(requirement.key(), path.child("key"), errors);
        for (int i = 0; i < values.size() && !anyValue; i++) {
            errors.invalid(at.index(i), values.get(i), Names.labelValue(values.get(i)));
        }
    }

    private static void validateField(NodeSelectorRequirement requirement, Path path, Errors errors) {
        switch (text(requirement.operator())) {
            case "In", "NotIn" -> {
                if (requirement.values().size() != 1) {
                    errors.required(path.child("values"),
                            "must be only one value when `operator` is 'In' or 'NotIn' for node field selector");
                }
            }
            default -> errors.invalid(path.child("operator"), text(requirement.operator()), "not a valid selector operator");
        }
        if (!"metadata.name".equals(requirement.key())) {
            errors.invalid(path.child("key"), text(requirement.key()), "not a valid field selector key");
            return;
        }
        for (int i = 0; i < requirement.values().size(); i++) {
            var value = requirement.values().get(i);
            errors.invalid(path.child("values").index(i), value, Names.dns1123Subdomain(value));
        }
    }

    private static void validateTerms(
            List<PodAffinityTerm> required, List<WeightedPodAffinityTerm> preferred, Path path, Errors errors) {
        for (int i = 0; i < required.size(); i++) {
            validateTerm(required.get(i), path.child(REQUIRED).index(i), errors);
        }
        for (int i = 0; i < preferred.size(); i++) {
            var at = path.child(PREFERRED).index(i);
            validateWeight(number(preferred.get(i).weight()), at, errors);
            validateTerm(preferred.get(i).podAffinityTerm(), at.child("podAffinityTerm"), errors);
        }
    }

    private static void validateWeight(int weight, Path path, Errors errors) {
        if (weight < 1 || weight > 100) {
            errors.invalid(path.child("weight"), weight, "must be in the range 1-100");
        }
    }

    private static void validateTerm(PodAffinityTerm term, Path path, Errors errors) {
        Labels.validateSelector(term.labelSelector(), path.child("labelSelector"), errors);
        Labels.validateSelector(term.namespaceSelector(), path.child("namespaceSelector"), errors);
        for (var namespace : term.namespaces()) {
            errors.invalid(path.child("namespace"), namespace, Names.dns1123Label(namespace));
        }
        validateKeys(term.matchLabelKeys(), term.labelSelector(), path.child("matchLabelKeys"), errors);
        validateKeys(term.mismatchLabelKeys(), term.labelSelector(), path.child("mismatchLabelKeys"), errors);
        for (int i = 0; i < term.matchLabelKeys().size(); i++) {
            var key = term.matchLabelKeys().get(i);
            if (term.mismatchLabelKeys().contains(key)) {
                errors.invalid(path.child("matchLabelKeys").index(i), key, "exists in both matchLabelKeys and mismatchLabelKeys");
            }
        }
        if (empty(term.topologyKey())) {
            errors.required(path.child("topologyKey"), "can not be empty");
        }
        Labels.validateName(term.topologyKey(), path.child("topologyKey"), errors);
    }

    private static void validateKeys(List<String> keys, @Nullable LabelSelector selector, Path path, Errors errors) {
        if (!keys.isEmpty() && selector == null) {
            errors.forbidden(path, "must not be specified when labelSelector is not set");
            return;
        }
        for (int i = 0; i < keys.size(); i++) {
            Labels.validateName(keys.get(i), path.index(i), errors);
        }
    }
}
