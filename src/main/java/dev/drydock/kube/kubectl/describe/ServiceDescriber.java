package dev.drydock.kube.kubectl.describe;

import static dev.drydock.kube.kubectl.describe.Description.isEmpty;
import static dev.drydock.kube.kubectl.describe.Description.text;

import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.SelectorFormat;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.core.ServicePort;
import dev.drydock.kube.api.discovery.EndpointSlice;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Mirrors `ServiceDescriber` of `kubectl/pkg/describe`.
final class ServiceDescriber implements Describer<Service> {
    private static final int SHOWN_ENDPOINTS = 3;

    @Override
    public Description describe(Service service, Invocation kubectl) {
        var spec = service.spec();
        var description = new Description()
                .field("Name", service.name())
                .field("Namespace", service.namespace())
                .labels("Labels", service.metadata().labels())
                .annotations("Annotations", service.metadata().annotations())
                .field("Selector", SelectorFormat.labels(spec.selector()))
                .field("Type", text(spec.type()));
        if (spec.ipFamilyPolicy() != null) {
            description.field("IP Family Policy", spec.ipFamilyPolicy());
        }
        description.fieldOrNone(0, "IP Families", String.join(",", spec.ipFamilies()));
        description.field("IP", text(spec.clusterIP()));
        description.fieldOrNone(0, "IPs", String.join(",", spec.clusterIPs()));
        addresses(description, service);
        var slices = slices(service, kubectl);
        spec.ports().forEach(port -> port(description, port, slices));
        description.field("Session Affinity", text(spec.sessionAffinity()));
        optional(description, "External Traffic Policy", spec.externalTrafficPolicy());
        optional(description, "Internal Traffic Policy", spec.internalTrafficPolicy());
        if (spec.healthCheckNodePort() != null && spec.healthCheckNodePort() != 0) {
            description.field("HealthCheck NodePort", spec.healthCheckNodePort());
        }
        if (!spec.loadBalancerSourceRanges().isEmpty()) {
            description.field("LoadBalancer Source Ranges", String.join(",", spec.loadBalancerSourceRanges()));
        }
        EventLines.add(description, kubectl, service);
        return description;
    }

    private static void addresses(Description description, Service service) {
        var spec = service.spec();
        optional(description, "External IPs", String.join(",", spec.externalIPs()));
        optional(description, "Desired LoadBalancer IP", spec.loadBalancerIP());
        optional(description, "External Name", spec.externalName());
        optional(description, "LoadBalancer Ingress", service.status().loadBalancer().ingress().stream()
                .map(ingress -> isEmpty(ingress.ip())
                        ? text(ingress.hostname())
                        : ingress.ip() + (ingress.ipMode() == null ? "" : " (" + ingress.ipMode() + ")"))
                .collect(Collectors.joining(", ")));
    }

    private static void optional(Description description, String title, @Nullable Object value) {
        if (!isEmpty(value)) {
            description.field(title, value);
        }
    }

    private static List<EndpointSlice> slices(Service service, Invocation kubectl) {
        return kubectl.client()
                .list(Kinds.of(EndpointSlice.class), service.namespace(), "kubernetes.io/service-name=" + service.name(), "")
                .stream()
                .map(EndpointSlice.class::cast)
                .toList();
    }

    private static void port(Description description, ServicePort port, List<EndpointSlice> slices) {
        var name = isEmpty(port.name()) ? "<unset>" : port.name();
        description.field("Port", "%s\t%d/%s".formatted(name, port.port(), port.protocol()));
        description.field("TargetPort", text(port.targetPort()) + "/" + port.protocol());
        if (port.nodePort() != null && port.nodePort() != 0) {
            description.field("NodePort", "%s\t%d/%s".formatted(name, port.nodePort(), port.protocol()));
        }
        description.field("Endpoints", endpoints(slices, text(port.name())));
    }

    /// The addresses behind one port.
    static String endpoints(Service service, ServicePort port, Invocation kubectl) {
        return endpoints(slices(service, kubectl), text(port.name()));
    }

    private static String endpoints(List<EndpointSlice> slices, String portName) {
        if (slices.isEmpty()) {
            return "<none>";
        }
        var all = new ArrayList<String>();
        for (var slice : slices) {
            var ready = slice.endpoints().stream()
                    .filter(endpoint -> !Boolean.FALSE.equals(endpoint.conditions().ready()))
                    .map(endpoint -> endpoint.addresses().getFirst())
                    .toList();
            if (slice.ports().isEmpty()) {
                all.addAll(ready);
            }
            slice.ports().stream()
                    .filter(port -> port.name() == null || port.name().equals(portName))
                    .forEach(port -> ready.forEach(address -> all.add(address + ":" + port.port())));
        }
        var shown = String.join(",", all.subList(0, Math.min(all.size(), SHOWN_ENDPOINTS)));
        return all.size() > SHOWN_ENDPOINTS ? "%s + %d more...".formatted(shown, all.size() - SHOWN_ENDPOINTS) : shown;
    }
}
