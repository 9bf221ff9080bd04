package dev.drydock.kube.apiserver.defaults;

import static dev.drydock.kube.apiserver.defaults.Each.isEmpty;

import dev.drydock.kube.api.IntOrString;
import dev.drydock.kube.api.core.ClientIPConfig;
import dev.drydock.kube.api.core.EndpointSubset;
import dev.drydock.kube.api.core.Endpoints;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.core.ServicePort;
import dev.drydock.kube.api.core.ServiceSpec;
import dev.drydock.kube.api.core.SessionAffinityConfig;
import dev.drydock.kube.api.discovery.EndpointPort;
import dev.drydock.kube.api.discovery.EndpointSlice;
import dev.drydock.kube.apiserver.validation.ServiceValidation;
import org.jspecify.annotations.Nullable;

/// Defaults of Services and endpoints. Mirrors `SetDefaults_Service`, `SetDefaults_Endpoints` and `SetDefaults_EndpointPort`.
public final class ServiceDefaults {
    private static final int THREE_HOURS = 10800;

    private ServiceDefaults() {}

    public static Service of(Service service) {
        var spec = service.spec();
        if (isEmpty(spec.sessionAffinity())) {
            spec = spec.withSessionAffinity("None");
        }
        spec = withAffinity(spec);
        if (isEmpty(spec.type())) {
            spec = spec.withType("ClusterIP");
        }
        spec = spec.withPorts(Each.of(spec.ports(), ServiceDefaults::ofPort));
        if (ServiceValidation.isExternallyAccessible(spec) && isEmpty(spec.externalTrafficPolicy())) {
            spec = spec.withExternalTrafficPolicy("Cluster");
        }
        if (spec.internalTrafficPolicy() == null && takesTraffic(spec)) {
            spec = spec.withInternalTrafficPolicy("Cluster");
        }
        if (ServiceValidation.isType(spec, "LoadBalancer") && spec.allocateLoadBalancerNodePorts() == null) {
            spec = spec.withAllocateLoadBalancerNodePorts(true);
        }
        return spec.equals(service.spec()) ? service : service.withSpec(spec);
    }

    private static ServiceSpec withAffinity(ServiceSpec spec) {
        var config = spec.sessionAffinityConfig();
        if ("None".equals(spec.sessionAffinity())) {
            return config == null ? spec : spec.withSessionAffinityConfig(null);
        }
        boolean timed = config != null && config.clientIP() != null && config.clientIP().timeoutSeconds() != null;
        return "ClientIP".equals(spec.sessionAffinity()) && !timed
                ? spec.withSessionAffinityConfig(
                        SessionAffinityConfig.EMPTY.withClientIP(ClientIPConfig.EMPTY.withTimeoutSeconds(THREE_HOURS)))
                : spec;
    }

    private static boolean takesTraffic(ServiceSpec spec) {
        return ServiceValidation.isType(spec, "ClusterIP")
                || ServiceValidation.isType(spec, "NodePort")
                || ServiceValidation.isType(spec, "LoadBalancer");
    }

    private static ServicePort ofPort(ServicePort port) {
        var changed = isEmpty(port.protocol()) ? port.withProtocol("TCP") : port;
        return isOpen(port.targetPort())
                ? changed.withTargetPort(IntOrString.of(port.port() == null ? 0 : port.port()))
                : changed;
    }

    private static boolean isOpen(@Nullable IntOrString target) {
        return switch (target) {
            case IntOrString.Int number -> number.value() == 0;
            case IntOrString.Text name -> name.value().isEmpty();
            case null -> true;
        };
    }

    public static Endpoints of(Endpoints endpoints) {
        return endpoints.withSubsets(Each.of(endpoints.subsets(), ServiceDefaults::ofSubset));
    }

    private static EndpointSubset ofSubset(EndpointSubset subset) {
        return subset.withPorts(
                Each.of(subset.ports(), port -> isEmpty(port.protocol()) ? port.withProtocol("TCP") : port));
    }

    public static EndpointSlice of(EndpointSlice slice) {
        return slice.withPorts(Each.of(slice.ports(), ServiceDefaults::ofSlicePort));
    }

    private static EndpointPort ofSlicePort(EndpointPort port) {
        var changed = port.name() == null ? port.withName("") : port;
        return changed.protocol() == null ? changed.withProtocol("TCP") : changed;
    }
}
