package dev.drydock.kube.apiserver.validation;

import static dev.drydock.kube.apiserver.validation.Values.text;

import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.api.core.LimitRange;
import dev.drydock.kube.api.core.LimitRangeItem;
import dev.drydock.kube.api.core.ResourceQuota;
import dev.drydock.kube.api.core.ResourceQuotaSpec;
import dev.drydock.kube.api.core.ScopeSelector;
import dev.drydock.kube.api.core.ScopedResourceSelectorRequirement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Quotas and limit ranges. Mirrors `ValidateResourceQuota` and `ValidateLimitRange`.
public final class QuotaValidation {
    private static final Path SPEC = Path.of("spec");
    private static final Set<String> SCOPES = Set.of(
            "Terminating", "NotTerminating", "BestEffort", "NotBestEffort", "PriorityClass", "CrossNamespacePodAffinity",
            "VolumeAttributesClass");
    private static final Set<String> ONLY_EXIST =
            Set.of("Terminating", "NotTerminating", "BestEffort", "NotBestEffort", "CrossNamespacePodAffinity");
    private static final List<List<String>> CONFLICTING =
            List.of(List.of("BestEffort", "NotBestEffort"), List.of("Terminating", "NotTerminating"));
    private static final Set<String> POD_RESOURCES = Set.of(
            "cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory", "pods");
    private static final Set<String> LIMIT_TYPES = Set.of("Pod", "Container", "PersistentVolumeClaim");

    private QuotaValidation() {}

    public static List<FieldError> validate(ResourceQuota quota) {
        var errors = new Errors();
        ObjectMetaValidation.validate(quota.metadata(), true, Names::dns1123Subdomain, errors);
        validateSpec(quota.spec(), errors);
        return errors.list();
    }

    public static List<FieldError> validateUpdate(ResourceQuota quota, ResourceQuota old) {
        var errors = new Errors();
        ObjectMetaValidation.validateUpdate(quota.metadata(), old.metadata(), errors);
        validateSpec(quota.spec(), errors);
        if (!Set.copyOf(quota.spec().scopes()).equals(Set.copyOf(old.spec().scopes()))) {
            errors.invalid(SPEC.child("scopes"), quota.spec().scopes(), "field is immutable");
        }
        return errors.list();
    }

    private static void validateSpec(ResourceQuotaSpec spec, Errors errors) {
        Values.sorted(spec.hard()).forEach((name, amount) -> {
            ResourceNames.validateQuotaName(name, SPEC.child("hard").key(name), errors);
            ResourceNames.validateAmount(name, amount, SPEC.child("hard").key(name), errors);
        });
        var path = SPEC.child("scopes");
        for (var scope : spec.scopes()) {
            if (!SCOPES.contains(scope)) {
                errors.invalid(path, spec.scopes(), "unsupported scope");
            }
            validateFit(scope, spec, path, spec.scopes(), errors);
        }
        refuseBoth(spec.scopes(), path, spec.scopes(), errors);
        if (spec.scopeSelector() != null) {
            validateSelector(spec, spec.scopeSelector(), SPEC.child("scopeSelector").child("matchExpressions"), errors);
        }
    }

    private static void validateFit(String scope, ResourceQuotaSpec spec, Path path, Object value, Errors errors) {
        for (var resource : Values.sortedKeys(spec.hard())) {
            if (ResourceNames.isQuota(resource) && !fits(scope, resource)) {
                errors.invalid(path, value, "unsupported scope applied to resource");
            }
        }
    }

    private static void validateSelector(ResourceQuotaSpec spec, ScopeSelector selector, Path path, Errors errors) {
        for (var requirement : selector.matchExpressions()) {
            var scope = text(requirement.scopeName());
            if (!SCOPES.contains(scope)) {
                errors.invalid(path.child("scopeName"), scope, "unsupported scope");
            }
            validateFit(scope, spec, path, InternalForm.of(selector), errors);
            if (ONLY_EXIST.contains(scope) && !"Exists".equals(requirement.operator())) {
                errors.invalid(path.child("operator"), text(requirement.operator()),
                        "must be 'Exist' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating,"
                                + " ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or"
                                + " ResourceQuotaScopeCrossNamespacePodAffinity");
            }
            validateOperator(requirement, path, errors);
        }
        var scopes = selector.matchExpressions().stream().map(each -> text(each.scopeName())).toList();
        refuseBoth(scopes, path, spec.scopes(), errors);
    }

    private static void validateOperator(ScopedResourceSelectorRequirement requirement, Path path, Errors errors) {
        switch (text(requirement.operator())) {
            case "In", "NotIn" -> {
                if (requirement.values().isEmpty()) {
                    errors.required(path.child("values"),
                            "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector");
                }
            }
            case "Exists", "DoesNotExist" -> {
                if (!requirement.values().isEmpty()) {
                    errors.invalid(path.child("values"), requirement.values(),
                            "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector");
                }
            }
            case String other -> errors.invalid(path.child("operator"), other, "not a valid selector operator");
        }
    }

    private static boolean fits(String scope, String resource) {
        return switch (scope) {
            case "BestEffort" -> resource.equals("pods");
            case "Terminating", "NotTerminating", "NotBestEffort", "PriorityClass", "CrossNamespacePodAffinity" ->
                    POD_RESOURCES.contains(resource);
            default -> true;
        };
    }

    private static void refuseBoth(List<String> scopes, Path path, List<String> value, Errors errors) {
        for (var pair : CONFLICTING) {
            if (scopes.containsAll(pair)) {
                errors.invalid(path, value, "conflicting scopes");
            }
        }
    }

    public static List<FieldError> validate(LimitRange range) {
        var errors = new Errors();
        ObjectMetaValidation.validate(range.metadata(), true, Names::dns1123Subdomain, errors);
        var types = new HashSet<String>();
        for (int i = 0; i < range.spec().limits().size(); i++) {
            var item = range.spec().limits().get(i);
            var path = SPEC.child("limits").index(i);
            validateType(text(item.type()), path.child("type"), errors);
            if (!types.add(text(item.type()))) {
                errors.duplicate(path.child("type"), text(item.type()));
            }
            validateItem(item, path, errors);
        }
        return errors.list();
    }

    private static void validateType(String type, Path path, Errors errors) {
        var problems = Names.qualified(type);
        errors.invalid(path, type, problems);
        if (problems.isEmpty() && ResourceNames.isBare(type) && !LIMIT_TYPES.contains(type)) {
            errors.invalid(path, type, "must be a standard limit type or fully qualified");
        }
    }

    private static void validateItem(LimitRangeItem item, Path path, Errors errors) {
        var type = text(item.type());
        validateNames(type, item.max(), path.child("max"), errors);
        validateNames(type, item.min(), path.child("min"), errors);
        if (type.equals("Pod")) {
            if (!item.default_().isEmpty()) {
                errors.forbidden(path.child("default"), "may not be specified when `type` is 'Pod'");
            }
            if (!item.defaultRequest().isEmpty()) {
                errors.forbidden(path.child("defaultRequest"), "may not be specified when `type` is 'Pod'");
            }
        } else {
            validateNames(type, item.default_(), path.child("default"), errors);
            validateNames(type, item.defaultRequest(), path.child("defaultRequest"), errors);
        }
        if (type.equals("PersistentVolumeClaim") && !item.min().containsKey("storage") && !item.max().containsKey("storage")) {
            errors.required(path.child("limits"), "either minimum or maximum storage value is required, but neither was provided");
        }
        validateNames(type, item.maxLimitRequestRatio(), path.child("maxLimitRequestRatio"), errors);
        var names = new TreeSet<>(item.max().keySet());
        List.of(item.min(), item.default_(), item.defaultRequest(), item.maxLimitRequestRatio())
                .forEach(amounts -> names.addAll(amounts.keySet()));
        names.forEach(name -> validateOrder(item, name, path, errors));
    }

    private static void validateNames(String type, Map<String, Quantity> amounts, Path path, Errors errors) {
        for (var name : Values.sortedKeys(amounts)) {
            if (type.equals("Pod") || type.equals("Container")) {
                ResourceNames.validateContainerName(name, path.key(name), errors);
            } else {
                ResourceNames.validateName(name, path.key(name), errors);
            }
        }
    }

    private static void validateOrder(LimitRangeItem item, String name, Path path, Errors errors) {
        boolean pod = "Pod".equals(item.type());
        var min = item.min().get(name);
        var max = item.max().get(name);
        var limit = pod ? null : item.default_().get(name);
        var request = pod ? null : item.defaultRequest().get(name);
        if (min != null && max != null && min.compareTo(max) > 0) {
            errors.invalid(path.child("min").key(name), min, "min value %s is greater than max value %s".formatted(min, max));
        }
        if (request != null && min != null && min.compareTo(request) > 0) {
            errors.invalid(path.child("defaultRequest").key(name), request,
                    "min value %s is greater than default request value %s".formatted(min, request));
        }
        if (request != null && max != null && request.compareTo(max) > 0) {
            errors.invalid(path.child("defaultRequest").key(name), request,
                    "default request value %s is greater than max value %s".formatted(request, max));
        }
        if (request != null && limit != null && request.compareTo(limit) > 0) {
            errors.invalid(path.child("defaultRequest").key(name), request,
                    "default request value %s is greater than default limit value %s".formatted(request, limit));
        }
        if (limit != null && min != null && min.compareTo(limit) > 0) {
            errors.invalid(path.child("default").key(name), min, "min value %s is greater than default value %s".formatted(min, limit));
        }
        if (limit != null && max != null && limit.compareTo(max) > 0) {
            errors.invalid(path.child("default").key(name), max, "default value %s is greater than max value %s".formatted(limit, max));
        }
        var ratio = item.maxLimitRequestRatio().get(name);
        if (ratio != null && ratio.compareTo(Quantity.of(1)) < 0) {
            errors.invalid(path.child("maxLimitRequestRatio").key(name), ratio, "ratio %s is less than 1".formatted(ratio));
        }
        if (ratio != null && min != null && max != null && !min.isZero()) {
            double highest = max.amount().doubleValue() / min.amount().doubleValue();
            if (ratio.amount().doubleValue() > highest) {
                errors.invalid(path.child("maxLimitRequestRatio").key(name), ratio,
                        "ratio %s is greater than max/min = %f".formatted(ratio, highest));
            }
        }
    }
}
