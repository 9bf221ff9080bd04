package dev.drydock.kube.kubectl.describe;

import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.api.core.ResourceQuota;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.Map;
import java.util.TreeMap;

/// Mirrors `ResourceQuotaDescriber` of `kubectl/pkg/describe`.
final class QuotaDescriber implements Describer<ResourceQuota> {
    private static final Map<String, String> MEANINGS = Map.of(
            "Terminating", "Matches all pods that have an active deadline. These pods have a limited lifespan on a node before being actively terminated by the system.",
            "NotTerminating", "Matches all pods that do not have an active deadline. These pods usually include long running pods whose container command is not expected to terminate.",
            "BestEffort", "Matches all pods that do not have resource requirements set. These pods have a best effort quality of service.",
            "NotBestEffort", "Matches all pods that have at least one resource requirement set. These pods have a burstable or guaranteed quality of service.");

    @Override
    public Description describe(ResourceQuota quota, Invocation kubectl) {
        var description = new Description().field("Name", quota.name()).field("Namespace", quota.namespace());
        scopes(description, 0, " * ", quota);
        description.line(0, "Resource\tUsed\tHard").line(0, "--------\t----\t----");
        amounts(description, 0, quota);
        return description;
    }

    static void scopes(Description description, int level, String bullet, ResourceQuota quota) {
        var scopes = quota.spec().scopes().stream().sorted().toList();
        if (!scopes.isEmpty()) {
            description.field(level, "Scopes", String.join(", ", scopes));
            scopes.stream().filter(MEANINGS::containsKey).forEach(scope -> description.line(level, bullet + MEANINGS.get(scope)));
        }
    }

    static void amounts(Description description, int level, ResourceQuota quota) {
        new TreeMap<>(quota.status().hard()).forEach((resource, hard) -> description.line(
                level, resource + "\t" + quota.status().used().getOrDefault(resource, Quantity.ZERO) + "\t" + hard));
    }
}
