package dev.drydock.kube.apiserver.validation;

import dev.drydock.kube.api.Quantity;
import java.util.Set;

/// Which resources may be named where. Mirrors `pkg/apis/core/helper`.
public final class ResourceNames {
    private static final Set<String> CONTAINER = Set.of("cpu", "memory", "ephemeral-storage");
    private static final Set<String> QUOTA = Set.of(
            "cpu", "memory", "ephemeral-storage", "requests.cpu", "requests.memory", "requests.storage",
            "requests.ephemeral-storage", "limits.cpu", "limits.memory", "limits.ephemeral-storage", "pods",
            "resourcequotas", "services", "replicationcontrollers", "secrets", "persistentvolumeclaims", "configmaps",
            "services.nodeports", "services.loadbalancers");
    private static final Set<String> STANDARD_ONLY = Set.of("storage");
    private static final Set<String> INTEGER = Set.of(
            "pods", "resourcequotas", "services", "replicationcontrollers", "secrets", "configmaps",
            "persistentvolumeclaims", "services.nodeports", "services.loadbalancers");

    private ResourceNames() {}

    static void validateName(String name, Path path, Errors errors) {
        var problems = Names.qualified(name);
        errors.invalid(path, name, problems);
        if (problems.isEmpty() && isBare(name) && !isStandard(name)) {
            errors.invalid(path, name, "must be a standard resource type or fully qualified");
        }
    }

    static void validateContainerName(String name, Path path, Errors errors) {
        validateName(name, path, errors);
        if (isBare(name)) {
            if (!CONTAINER.contains(name) && !isHugePages(name)) {
                errors.invalid(path, name, "must be a standard resource for containers");
            }
        } else if (!isNative(name) && !isExtended(name)) {
            errors.invalid(path, name, "doesn't follow extended resource name standard");
        }
    }

    static void validateQuotaName(String name, Path path, Errors errors) {
        validateName(name, path, errors);
        if (isBare(name) && !isQuota(name)) {
            errors.invalid(path, name, "must be a standard resource for quota");
        }
    }

    static void validateAmount(String name, Quantity amount, Path path, Errors errors) {
        if (amount.signum() < 0) {
            errors.invalid(path, amount.toString(), "must be greater than or equal to 0");
        }
        if ((INTEGER.contains(name) || isExtended(name)) && amount.milliValue() % 1000 != 0) {
            errors.invalid(path, amount, "must be an integer");
        }
    }

    static boolean isBare(String name) {
        return name.indexOf('/') < 0;
    }

    private static boolean isStandard(String name) {
        return QUOTA.contains(name) || STANDARD_ONLY.contains(name) || isHugePages(name) || name.startsWith("requests.hugepages-");
    }

    static boolean isQuota(String name) {
        return QUOTA.contains(name) || isHugePages(name) || name.startsWith("requests.hugepages-");
    }

    public static boolean isHugePages(String name) {
        return name.startsWith("hugepages-");
    }

    static boolean isNative(String name) {
        return isBare(name) || name.contains("kubernetes.io/");
    }

    static boolean isExtended(String name) {
        return !isNative(name)
                && !name.startsWith("requests.")
                && Names.qualified("requests." + name).isEmpty();
    }

    static boolean isOvercommitAllowed(String name) {
        return isNative(name) && !isHugePages(name);
    }
}
