package dev.drydock.kube.kubectl.describe;

import static dev.drydock.kube.kubectl.describe.Description.text;
import static dev.drydock.kube.kubectl.describe.Description.time;

import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.core.LimitRange;
import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.api.core.ResourceQuota;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.List;

/// Mirrors `NamespaceDescriber` of `kubectl/pkg/describe`.
final class NamespaceDescriber implements Describer<Namespace> {
    @Override
    public Description describe(Namespace namespace, Invocation kubectl) {
        var description = new Description()
                .field("Name", namespace.name())
                .labels("Labels", namespace.metadata().labels())
                .annotations("Annotations", namespace.metadata().annotations())
                .field("Status", text(namespace.status().phase()));
        if (!namespace.status().conditions().isEmpty()) {
            description.line(0, "Conditions:");
            description.line(1, "Type\tStatus\tLastTransitionTime\tReason\tMessage");
            description.line(1, "----\t------\t------------------\t------\t-------");
            namespace.status().conditions().forEach(each -> description.line(1, "%s\t%s\t%s\t%s\t%s".formatted(
                    each.type(), each.status(), time(each.lastTransitionTime()), text(each.reason()), text(each.message()))));
        }
        quotas(description, namespace, kubectl);
        limits(description, namespace, kubectl);
        return description;
    }

    private static void quotas(Description description, Namespace namespace, Invocation kubectl) {
        List<ResourceQuota> quotas = kubectl.client().list(Kinds.of(ResourceQuota.class), namespace.name(), "", "").stream()
                .map(ResourceQuota.class::cast)
                .toList();
        description.line(0, "");
        description.line(0, quotas.isEmpty() ? "No resource quota." : "Resource Quotas");
        for (var quota : quotas) {
            description.field(1, "Name", quota.name());
            QuotaDescriber.scopes(description, 1, "* ", quota);
            description.line(1, "Resource\tUsed\tHard").line(1, "--------\t---\t---");
            QuotaDescriber.amounts(description, 1, quota);
        }
    }

    private static void limits(Description description, Namespace namespace, Invocation kubectl) {
        List<LimitRange> ranges = kubectl.client().list(Kinds.of(LimitRange.class), namespace.name(), "", "").stream()
                .map(LimitRange.class::cast)
                .toList();
        description.line(0, "");
        if (ranges.isEmpty()) {
            description.line(0, "No LimitRange resource.");
            return;
        }
        description.line(0, "Resource Limits");
        LimitRangeDescriber.header(description, " ");
        ranges.forEach(range -> LimitRangeDescriber.limits(description, " ", range));
    }
}
