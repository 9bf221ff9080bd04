package dev.drydock.kube.apiserver.validation;

import dev.drydock.kube.api.core.Service;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a Service may say but should not. Mirrors `pkg/api/service/warnings.go`; addresses in odd notations are left out.
public final class ServiceWarnings {
    private static final String TOPOLOGY_HINTS = "service.kubernetes.io/topology-aware-hints";

    private ServiceWarnings() {}

    public static List<String> of(Service service) {
        var spec = service.spec();
        var warnings = new ArrayList<String>(0);
        boolean external = "ExternalName".equals(spec.type());
        boolean headless = "ClusterIP".equals(spec.type()) && "None".equals(spec.clusterIP());
        if (service.metadata().annotations().containsKey(TOPOLOGY_HINTS)) {
            warnings.add("annotation " + TOPOLOGY_HINTS + " is deprecated, please use service.kubernetes.io/topology-mode instead");
        }
        if (headless) {
            warnOfHeadless(service, warnings);
        }
        if (!spec.externalIPs().isEmpty() && !headless && !external) {
            warnings.add("spec.externalIPs is deprecated and may no longer be implemented in some clusters");
        }
        if (external && !spec.externalIPs().isEmpty()) {
            warnings.add("spec.externalIPs is ignored when spec.type is \"ExternalName\"");
        }
        if (!external && isSet(spec.externalName())) {
            warnings.add("spec.externalName is ignored when spec.type is not \"ExternalName\"");
        }
        if ("PreferClose".equals(spec.trafficDistribution())) {
            warnings.add("spec.trafficDistribution: \"PreferClose\" is deprecated; use \"PreferSameZone\"");
        }
        return warnings;
    }

    private static void warnOfHeadless(Service service, List<String> warnings) {
        var spec = service.spec();
        if (isSet(spec.loadBalancerIP())) {
            warnings.add("spec.loadBalancerIP is ignored for headless services");
        }
        if (!spec.externalIPs().isEmpty()) {
            warnings.add("spec.externalIPs is ignored for headless services");
        }
        if (!"None".equals(spec.sessionAffinity())) {
            warnings.add("spec.SessionAffinity is ignored for headless services");
        }
    }

    private static boolean isSet(@Nullable String text) {
        return text != null && !text.isEmpty();
    }
}
