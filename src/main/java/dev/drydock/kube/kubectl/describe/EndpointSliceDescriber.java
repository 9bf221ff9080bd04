package dev.drydock.kube.kubectl.describe;

import static dev.drydock.kube.kubectl.describe.Description.isEmpty;
import static dev.drydock.kube.kubectl.describe.Description.text;

import dev.drydock.kube.api.core.ObjectReference;
import dev.drydock.kube.api.discovery.Endpoint;
import dev.drydock.kube.api.discovery.EndpointSlice;
import dev.drydock.kube.kubectl.cli.Invocation;
import org.jspecify.annotations.Nullable;

/// Mirrors `EndpointSliceDescriber` of `kubectl/pkg/describe`.
final class EndpointSliceDescriber implements Describer<EndpointSlice> {
    @Override
    public Description describe(EndpointSlice slice, Invocation kubectl) {
        var description = new Description()
                .field("Name", slice.name())
                .field("Namespace", slice.namespace())
                .labels("Labels", slice.metadata().labels())
                .annotations("Annotations", slice.metadata().annotations())
                .field("AddressType", text(slice.addressType()));
        if (slice.ports().isEmpty()) {
            description.line(0, "Ports: <unset>");
        } else {
            description.line(0, "Ports:").line(1, "Name\tPort\tProtocol").line(1, "----\t----\t--------");
            slice.ports().forEach(port -> description.line(1, "%s\t%s\t%s".formatted(
                    isEmpty(port.name()) ? "<unset>" : port.name(), port.port() == null ? "<unset>" : port.port(), port.protocol())));
        }
        if (slice.endpoints().isEmpty()) {
            description.line(0, "Endpoints: <none>");
        } else {
            description.line(0, "Endpoints:");
            slice.endpoints().forEach(endpoint -> endpoint(description, endpoint));
        }
        EventLines.add(description, kubectl, slice);
        return description;
    }

    private static void endpoint(Description description, Endpoint endpoint) {
        description.line(1, "- Addresses:\t" + String.join(", ", endpoint.addresses()));
        description.line(2, "Conditions:");
        var ready = endpoint.conditions().ready();
        description.field(3, "Ready", ready == null ? "<unset>" : ready);
        description.field(2, "Hostname", isEmpty(endpoint.hostname()) ? "<unset>" : endpoint.hostname());
        @Nullable ObjectReference target = endpoint.targetRef();
        if (target != null) {
            description.field(2, "TargetRef", target.kind() + "/" + target.name());
        }
        description.field(2, "NodeName", isEmpty(endpoint.nodeName()) ? "<unset>" : endpoint.nodeName());
        description.field(2, "Zone", isEmpty(endpoint.zone()) ? "<unset>" : endpoint.zone());
    }
}
