package dev.drydock.kube.apiserver.validation;

import static dev.drydock.kube.apiserver.validation.Values.empty;
import static dev.drydock.kube.apiserver.validation.Values.text;

import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.api.core.ContainerResizePolicy;
import dev.drydock.kube.api.core.PodResourceClaim;
import dev.drydock.kube.api.core.PodSpec;
import dev.drydock.kube.api.core.ResourceClaim;
import dev.drydock.kube.api.core.ResourceRequirements;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What containers ask for and are held to. Mirrors `validateResourceRequirements` and what goes with it.
final class ResourceValidation {
    private static final List<String> RESIZABLE = List.of("cpu", "memory");
    private static final List<String> RESIZE_POLICIES = List.of("NotRequired", "RestartContainer");

    private ResourceValidation() {}

    static void validate(ResourceRequirements resources, Set<String> claims, Path path, Errors errors) {
        if (resources.equals(ResourceRequirements.EMPTY)) {
            return;
        }
        var limits = path.child("limits");
        Values.sorted(resources.limits()).forEach((name, amount) -> validateEntry(name, amount, limits.key(name), errors));
        var requests = path.child("requests");
        Values.sorted(resources.requests()).forEach((name, amount) -> {
            ResourceNames.validateContainerName(name, requests.key(name), errors);
            ResourceNames.validateAmount(name, amount, requests.key(name), errors);
            validateAgainstLimit(name, amount, resources.limits(), path, errors);
            validateHugePages(name, amount, requests.key(name), errors);
        });
        if (asksFor(resources, ResourceNames::isHugePages) && !asksFor(resources, RESIZABLE::contains)) {
            errors.forbidden(path, "HugePages require cpu or memory");
        }
        validateClaims(resources.claims(), claims, path.child("claims"), errors);
    }

    private static void validateEntry(String name, Quantity amount, Path path, Errors errors) {
        ResourceNames.validateContainerName(name, path, errors);
        ResourceNames.validateAmount(name, amount, path, errors);
        validateHugePages(name, amount, path, errors);
    }

    private static boolean asksFor(ResourceRequirements resources, java.util.function.Predicate<String> kind) {
        return resources.limits().keySet().stream().anyMatch(kind) || resources.requests().keySet().stream().anyMatch(kind);
    }

    private static void validateAgainstLimit(
            String name, Quantity request, Map<String, Quantity> limits, Path path, Errors errors) {
        var limit = limits.get(name);
        if (limit == null) {
            if (!ResourceNames.isOvercommitAllowed(name)) {
                errors.required(path.child("limits"), "Limit must be set for non overcommitable resources");
            }
        } else if (request.compareTo(limit) != 0 && !ResourceNames.isOvercommitAllowed(name)) {
            errors.invalid(path.child("requests"), request.toString(), "must be equal to %s limit of %s".formatted(name, limit));
        } else if (request.compareTo(limit) > 0) {
            errors.invalid(path.child("requests"), request.toString(),
                    "must be less than or equal to %s limit of %s".formatted(name, limit));
        }
    }

    private static void validateHugePages(String name, Quantity amount, Path path, Errors errors) {
        if (!ResourceNames.isHugePages(name)) {
            return;
        }
        long page;
        try {
            page = Quantity.parse(name.substring("hugepages-".length())).value();
        } catch (IllegalArgumentException notASize) {
            page = 0;
        }
        if (page <= 0 || amount.value() % page != 0) {
            errors.invalid(path, amount.toString(), "%s is not positive integer multiple of %s".formatted(amount, name));
        }
    }

    private static void validateClaims(List<ResourceClaim> used, Set<String> claims, Path path, Errors errors) {
        var seen = new HashSet<String>(0);
        for (int i = 0; i < used.size(); i++) {
            var name = text(used.get(i).name());
            var key = empty(used.get(i).request()) ? name : name + "/" + used.get(i).request();
            if (name.isEmpty()) {
                errors.required(path.index(i));
                continue;
            }
            if (seen.contains(name) || !seen.add(key)) {
                errors.duplicate(path.index(i), seen.contains(name) ? name : key);
            }
            if (!claims.contains(name)) {
                var known = claims.isEmpty()
                        ? " which is empty"
                        : claims.stream().sorted().collect(Collectors.joining(", ", ": ", ""));
                errors.add(new FieldError(FieldError.Reason.NOT_FOUND, path.index(i).toString(), name,
                        "must be one of the names in pod.spec.resourceClaims" + known));
            }
        }
    }

    /// @return the names of the claims
    static Set<String> validatePodClaims(List<PodResourceClaim> claims, Path path, Errors errors) {
        var names = new HashSet<String>(0);
        for (int i = 0; i < claims.size(); i++) {
            var claim = claims.get(i);
            var at = path.index(i);
            if (empty(claim.name())) {
                errors.required(at.child("name"));
            } else if (!names.add(text(claim.name()))) {
                errors.duplicate(at.child("name"), text(claim.name()));
            } else {
                errors.invalid(at.child("name"), claim.name(), Names.dns1123Label(text(claim.name())));
            }
            if (claim.resourceClaimName() != null && claim.resourceClaimTemplateName() != null) {
                errors.invalid(at, claim, "at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified");
            }
            if (claim.resourceClaimName() == null && claim.resourceClaimTemplateName() == null) {
                errors.invalid(at, claim, "must specify one of: `resourceClaimName`, `resourceClaimTemplateName`");
            }
        }
        return names;
    }

    static void validateResizePolicies(List<ContainerResizePolicy> policies, String restartPolicy, Path path, Errors errors) {
        var seen = new HashSet<String>(0);
        for (int i = 0; i < policies.size(); i++) {
            var policy = policies.get(i);
            if (!seen.add(text(policy.resourceName()))) {
                errors.duplicate(path.index(i), text(policy.resourceName()));
            }
            errors.oneOf(path, policy.resourceName(), RESIZABLE);
            errors.oneOf(path, policy.restartPolicy(), RESIZE_POLICIES);
            if (restartPolicy.equals("Never") && !"NotRequired".equals(policy.restartPolicy())) {
                errors.invalid(path, policy.restartPolicy(), "must be 'NotRequired' when `restartPolicy` is 'Never'");
            }
        }
    }

    /// The resources of the whole Pod, which its containers share.
    static void validatePod(PodSpec spec, Path path, Errors errors) {
        var resources = spec.resources();
        if (resources == null) {
            return;
        }
        if (!resources.claims().isEmpty()) {
            errors.forbidden(path.child("claims"), "claims cannot be set for Resources at pod-level");
        }
        validate(resources, Set.of(), path, errors);
        var asked = new TreeMap<String, Quantity>();
        spec.containers().forEach(container ->
                container.resources().requests().forEach((name, amount) -> asked.merge(name, amount, Quantity::plus)));
        asked.forEach((name, amount) -> {
            var granted = resources.requests().getOrDefault(name, Quantity.ZERO);
            if (amount.compareTo(granted) > 0) {
                errors.invalid(path.child("requests").key(name), granted.toString(),
                        "must be greater than or equal to aggregate container requests of " + amount);
            }
        });
        for (int i = 0; i < spec.containers().size(); i++) {
            var at = path.child("containers").index(i);
            Values.sorted(spec.containers().get(i).resources().limits()).forEach((name, limit) -> {
                var whole = resources.limits().get(name);
                if (whole != null && limit.compareTo(whole) > 0) {
                    errors.invalid(at.key(name).child("limits"), limit.toString(), "must be less than or equal to pod limits of " + whole);
                }
            });
        }
    }
}
