package dev.drydock.kube.apiserver.validation;

import static dev.drydock.kube.apiserver.validation.Values.empty;
import static dev.drydock.kube.apiserver.validation.Values.text;

import dev.drydock.kube.api.core.ServiceSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/// The addresses of Services. Mirrors `ValidateServiceClusterIPsRelatedFields` and what an update may change of them.
final class ServiceAddressValidation {
    private static final Path SPEC = ServiceValidation.SPEC;
    private static final Path ADDRESSES = SPEC.child("clusterIPs");
    private static final List<String> FAMILIES = List.of("IPv4", "IPv6");
    private static final List<String> POLICIES = List.of("PreferDualStack", "RequireDualStack", "SingleStack");

    private ServiceAddressValidation() {}

    static void validate(ServiceSpec spec, Errors errors) {
        if (ServiceValidation.isType(spec, "ExternalName")) {
            return;
        }
        var addresses = spec.clusterIPs();
        if (empty(spec.clusterIP())) {
            if (!addresses.isEmpty()) {
                errors.invalid(ADDRESSES, addresses, "must be empty when `clusterIP` is not specified");
            }
        } else if (addresses.isEmpty()) {
            errors.required(ADDRESSES);
        } else if (!addresses.getFirst().equals(spec.clusterIP())) {
            errors.invalid(ADDRESSES, addresses, "first value must match `clusterIP`");
        }
        var seen = new HashSet<String>(2);
        for (int i = 0; i < spec.ipFamilies().size(); i++) {
            var family = spec.ipFamilies().get(i);
            if (!FAMILIES.contains(family)) {
                errors.notSupported(SPEC.child("ipFamilies").index(i), family, FAMILIES);
            }
            if (!seen.add(family)) {
                errors.duplicate(SPEC.child("ipFamilies").index(i), family);
            }
        }
        if (spec.ipFamilyPolicy() != null && !POLICIES.contains(spec.ipFamilyPolicy())) {
            errors.notSupported(SPEC.child("ipFamilyPolicy"), spec.ipFamilyPolicy(), POLICIES);
        }
        validateAddresses(addresses, spec, errors);
    }

    private static void validateAddresses(List<String> addresses, ServiceSpec spec, Errors errors) {
        int before = errors.size();
        for (int i = 0; i < addresses.size(); i++) {
            if (i > 0 || !addresses.get(i).equals("None")) {
                Addresses.validate(addresses.get(i), ADDRESSES.index(i), errors);
            } else if (addresses.size() > 1) {
                errors.invalid(ADDRESSES, addresses, "'None' must be the first and only value");
            }
        }
        boolean bad = errors.size() > before;
        if (addresses.size() > 2) {
            errors.invalid(ADDRESSES, addresses, "may only hold up to 2 values");
        }
        if (bad) {
            return;
        }
        if (addresses.size() > 1 && addresses.stream().map(Addresses::isIPv6).distinct().count() < 2) {
            errors.invalid(ADDRESSES, addresses, "may specify no more than one IP for each IP family");
        }
        if (ServiceValidation.isHeadless(spec)) {
            return;
        }
        for (int i = 0; i < Math.min(addresses.size(), spec.ipFamilies().size()); i++) {
            var family = spec.ipFamilies().get(i);
            if (FAMILIES.contains(family) && family.equals("IPv6") != Addresses.isIPv6(addresses.get(i))) {
                errors.invalid(ADDRESSES.index(i), addresses.get(i),
                        "expected an %s value as indicated by `ipFamilies[%d]`".formatted(family, i));
            }
        }
    }

    static void validateUpdate(ServiceSpec spec, ServiceSpec old, Errors errors) {
        boolean external = ServiceValidation.isType(spec, "ExternalName") || ServiceValidation.isType(old, "ExternalName");
        boolean headless = ServiceValidation.isHeadless(spec);
        boolean wasHeadless = ServiceValidation.isHeadless(old);
        if (!external && !(headless && wasHeadless)) {
            validateKept(spec.clusterIPs(), old.clusterIPs(), spec, "clusterIP", errors);
        }
        if (!external && !headless && !wasHeadless) {
            validateKept(spec.ipFamilies(), old.ipFamilies(), spec, "ipFamily", errors);
        }
        if (ServiceValidation.isType(spec, "LoadBalancer")
                && ServiceValidation.isType(old, "LoadBalancer")
                && !Objects.equals(spec.loadBalancerClass(), old.loadBalancerClass())) {
            errors.invalid(SPEC.child("loadBalancerClass"), spec.loadBalancerClass(), "may not change once set");
        }
        if (ServiceValidation.needsHealthCheck(old)
                && ServiceValidation.needsHealthCheck(spec)
                && !Objects.equals(spec.healthCheckNodePort(), old.healthCheckNodePort())) {
            errors.forbidden(SPEC.child("healthCheckNodePort"), "field is immutable");
        }
    }

    /// The primary address and family stay; a secondary one may come and go.
    private static void validateKept(List<String> now, List<String> was, ServiceSpec spec, String what, Errors errors) {
        boolean addresses = what.equals("clusterIP");
        var path = SPEC.child(addresses ? "clusterIPs" : "ipFamilies");
        if (was.size() == now.size()) {
            for (int i = 0; i < was.size(); i++) {
                if (!was.get(i).equals(now.get(i))) {
                    errors.invalid(path.index(addresses ? i : 0), now, "may not change once set");
                }
            }
            return;
        }
        if (now.isEmpty()) {
            errors.add(new FieldError(FieldError.Reason.INVALID, path.index(0).toString(), now, "primary " + what + " can not be unset"));
        } else if (!was.isEmpty() && !now.getFirst().equals(was.getFirst())) {
            errors.invalid(path.index(0), addresses ? now : spec.clusterIPs(), "may not change once set");
        }
        if (was.size() > now.size() && now.size() == 1 && !text(spec.ipFamilyPolicy()).equals("SingleStack")) {
            errors.invalid(SPEC.child("ipFamilyPolicy"), spec.ipFamilyPolicy(),
                    "must be set to 'SingleStack' when releasing the secondary " + what);
        }
    }
}
