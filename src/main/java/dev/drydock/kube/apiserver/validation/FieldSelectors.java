package dev.drydock.kube.apiserver.validation;

import static dev.drydock.kube.apiserver.validation.Values.empty;
import static dev.drydock.kube.apiserver.validation.Values.text;

import dev.drydock.kube.api.core.ObjectFieldSelector;
import dev.drydock.kube.api.core.ResourceFieldSelector;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What the downward API may point at. Mirrors `validateObjectFieldSelector` and `validateContainerResourceFieldSelector`.
final class FieldSelectors {
    private static final Set<String> KNOWN = Set.of(
            "metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid",
            "spec.nodeName", "spec.restartPolicy", "spec.serviceAccountName", "spec.schedulerName", "spec.hostNetwork",
            "status.phase", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs", "status.nominatedNodeName");
    private static final List<String> RESOURCES = List.of(
            "limits.cpu", "limits.ephemeral-storage", "limits.memory", "requests.cpu", "requests.ephemeral-storage", "requests.memory");
    private static final List<String> SIZES =
            List.of("1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei");
    private static final Map<String, String> RESOURCE_TITLES =
            Map.of("memory", "memory", "ephemeral-storage", "local ephemeral storage");

    private FieldSelectors() {}

    static void validate(ObjectFieldSelector selector, List<String> supported, Path path, Errors errors) {
        if (empty(selector.apiVersion())) {
            errors.required(path.child("apiVersion"));
            return;
        }
        if (empty(selector.fieldPath())) {
            errors.required(path.child("fieldPath"));
            return;
        }
        var field = text(selector.fieldPath());
        int bracket = field.endsWith("']") ? field.indexOf("['") : -1;
        var base = bracket < 0 ? field : field.substring(0, bracket);
        if (!text(selector.apiVersion()).equals("v1")) {
            errors.invalid(path.child("fieldPath"), field, "error converting fieldPath: unsupported pod version: " + selector.apiVersion());
        } else if (!isKnown(base, bracket >= 0)) {
            errors.invalid(path.child("fieldPath"), field, "error converting fieldPath: field label not supported: "
                    + (bracket >= 0 ? "\"" + base + "\"" : field));
        } else if (bracket < 0) {
            var internal = base.equals("spec.host") ? "spec.nodeName" : base;
            if (!supported.contains(internal)) {
                errors.notSupported(path.child("fieldPath"), internal, supported);
            }
        } else {
            var key = field.substring(bracket + 2, field.length() - 2);
            var checked = base.equals("metadata.annotations") ? key.toLowerCase(Locale.ROOT) : key;
            errors.invalid(path, checked, Names.qualified(checked));
        }
    }

    private static boolean isKnown(String base, boolean subscripted) {
        return subscripted
                ? base.equals("metadata.annotations") || base.equals("metadata.labels")
                : KNOWN.contains(base) || base.equals("spec.host");
    }

    static void validate(ResourceFieldSelector selector, boolean volume, Path path, Errors errors) {
        var resource = text(selector.resource());
        if (volume && empty(selector.containerName())) {
            errors.required(path.child("containerName"));
        } else if (resource.isEmpty()) {
            errors.required(path.child("resource"));
        } else if (!RESOURCES.contains(resource)
                && !resource.startsWith("requests.hugepages-")
                && !resource.startsWith("limits.hugepages-")) {
            errors.notSupported(path.child("resource"), resource, RESOURCES);
        }
        var divisor = selector.divisor();
        if (divisor != null && !divisor.isZero()) {
            validateDivisor(resource, divisor.toString(), path.child("divisor"), errors);
        }
    }

    private static void validateDivisor(String resource, String divisor, Path path, Errors errors) {
        var name = resource.substring(resource.indexOf('.') + 1);
        if (name.equals("cpu")) {
            if (!divisor.equals("1m") && !divisor.equals("1")) {
                errors.invalid(path, resource, "only divisor's values 1m and 1 are supported with the cpu resource");
            }
        } else if (!SIZES.contains(divisor)) {
            var title = name.startsWith("hugepages-") ? "hugepages" : RESOURCE_TITLES.getOrDefault(name, "");
            if (!title.isEmpty()) {
                errors.invalid(path, resource, "only divisor's values %s are supported with the %s resource"
                        .formatted(String.join(", ", SIZES), title));
            }
        }
    }
}
