package dev.drydock.kube.kubectl.describe;

import static dev.drydock.kube.kubectl.describe.Description.isEmpty;

import dev.drydock.kube.api.core.EndpointAddress;
import dev.drydock.kube.api.core.Endpoints;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.List;
import java.util.stream.Collectors;

/// Mirrors `EndpointsDescriber` of `kubectl/pkg/describe`.
final class EndpointsDescriber implements Describer<Endpoints> {
    @Override
    public Description describe(Endpoints endpoints, Invocation kubectl) {
        var description = new Description()
                .field("Name", endpoints.name())
                .field("Namespace", endpoints.namespace())
                .labels("Labels", endpoints.metadata().labels())
                .annotations("Annotations", endpoints.metadata().annotations())
                .line(0, "Subsets:");
        for (var subset : endpoints.subsets()) {
            description.fieldOrNone(1, "Addresses", addresses(subset.addresses()));
            description.fieldOrNone(1, "NotReadyAddresses", addresses(subset.notReadyAddresses()));
            if (!subset.ports().isEmpty()) {
                description.line(1, "Ports:").line(2, "Name\tPort\tProtocol").line(2, "----\t----\t--------");
                subset.ports().forEach(port -> description.line(2, "%s\t%d\t%s".formatted(
                        isEmpty(port.name()) ? "<unset>" : port.name(), port.port(), port.protocol())));
            }
            description.line(0, "");
        }
        EventLines.add(description, kubectl, endpoints);
        return description;
    }

    private static String addresses(List<EndpointAddress> addresses) {
        return addresses.stream().map(EndpointAddress::ip).collect(Collectors.joining(","));
    }
}
