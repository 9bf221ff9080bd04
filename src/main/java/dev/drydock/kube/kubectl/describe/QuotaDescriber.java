package dev.drydock.kube.kubectl.describe;

import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.api.core.ResourceQuota;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.TreeMap;

/// Mirrors `ResourceQuotaDescriber` of `kubectl/pkg/describe`.
final class QuotaDescriber implements Describer<ResourceQuota> {
    @Override
    public Description describe(ResourceQuota quota, Invocation kubectl) {
        var description = new Description().field("Name", quota.name()).field("Namespace", quota.namespace());
        if (!quota.spec().scopes().isEmpty()) {
            description.field("Scopes", String.join(", ", quota.spec().scopes()));
        }
        description.line(0, "Resource\tUsed\tHard").line(0, "--------\t----\t----");
        amounts(description, 0, quota);
        return description;
    }

    static void amounts(Description description, int level, ResourceQuota quota) {
        new TreeMap<>(quota.status().hard()).forEach((resource, hard) -> description.line(
                level, resource + "\t" + quota.status().used().getOrDefault(resource, Quantity.ZERO) + "\t" + hard));
    }
}
