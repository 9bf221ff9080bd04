package dev.drydock.kube.controller;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.core.EndpointAddress;
import dev.drydock.kube.api.core.EndpointPort;
import dev.drydock.kube.api.core.EndpointSubset;
import dev.drydock.kube.api.core.Endpoints;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.meta.ObjectMeta;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.client.Controller;
import dev.drydock.kube.client.Watches;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/// Lists the Pods behind each Service with a selector in one Endpoints object, the older form of EndpointSlices.
/// Mirrors `pkg/controller/endpoint`; the limit of a thousand addresses is left out.
final class EndpointsController implements Controller {
    static final String NAME = "endpoint-controller";
    private static final String MANAGED_BY = "endpoints.kubernetes.io/managed-by";

    private final Client client;

    EndpointsController(Client client) {
        this.client = client;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void watches(Watches watches) {
        watches.own(Service.class)
                .own(Endpoints.class)
                .onChange(Pod.class, (before, after) -> ServiceBackends.concerned(client, before, after));
    }

    @Override
    public void sync(ObjectKey key) {
        var service = client.get(Service.class, key);
        if (service.isPresent()) {
            service.filter(ServiceBackends::hasSelector).ifPresent(this::sync);
        } else {
            client.get(Endpoints.class, key)
                    .filter(endpoints -> endpoints.metadata().labels().containsKey(MANAGED_BY))
                    .ifPresent(client::delete);
        }
    }

    private void sync(Service service) {
        var subsets = subsets(service);
        var labels = ServiceBackends.labels(service);
        labels.put(MANAGED_BY, name());
        var present = client.get(Endpoints.class, service.key());
        if (present.isEmpty()) {
            var meta = ObjectMeta.EMPTY.withNamespace(service.namespace()).withName(service.name()).withLabels(labels);
            client.create(triggered(Endpoints.EMPTY.withMetadata(meta).withSubsets(subsets)));
            return;
        }
        var current = present.get();
        if (!current.subsets().equals(subsets) || !current.metadata().labels().equals(labels)) {
            client.update(triggered(current.withSubsets(subsets).withMetadata(current.metadata().withLabels(labels))));
        }
    }

    private Endpoints triggered(Endpoints endpoints) {
        var annotations = new LinkedHashMap<>(endpoints.metadata().annotations());
        annotations.put(ServiceBackends.TRIGGER_TIME, client.now().toString());
        return endpoints.withMetadata(endpoints.metadata().withAnnotations(annotations));
    }

    /// One subset for each set of ports that Pods offer, its addresses in order.
    private List<EndpointSubset> subsets(Service service) {
        var subsets = new LinkedHashMap<List<EndpointPort>, EndpointSubset>();
        boolean regardless = Boolean.TRUE.equals(service.spec().publishNotReadyAddresses());
        for (var pod : ServiceBackends.pods(client, service)) {
            if (Owners.isDeleting(pod) && !regardless) {
                continue;
            }
            var ports = ports(service, pod);
            if (ports.isEmpty() && !service.spec().ports().isEmpty()) {
                continue;
            }
            var subset = subsets.getOrDefault(ports, EndpointSubset.EMPTY.withPorts(ports));
            var address = address(service, pod);
            subsets.put(ports, regardless || Pods.isReady(pod)
                    ? subset.withAddresses(plus(subset.addresses(), address))
                    : subset.withNotReadyAddresses(plus(subset.notReadyAddresses(), address)));
        }
        return List.copyOf(subsets.values());
    }

    private static List<EndpointAddress> plus(List<EndpointAddress> addresses, EndpointAddress address) {
        var all = new ArrayList<>(addresses);
        all.add(address);
        all.sort(Comparator.comparing(it -> Objects.requireNonNullElse(it.ip(), "")));
        return all;
    }

    private static EndpointAddress address(Service service, Pod pod) {
        return EndpointAddress.EMPTY
                .withIp(pod.status().podIP())
                .withNodeName(pod.spec().nodeName())
                .withTargetRef(ServiceBackends.referenceTo(pod))
                .withHostname(ServiceBackends.hostname(pod, service));
    }

    private static List<EndpointPort> ports(Service service, Pod pod) {
        return service.spec().ports().stream()
                .flatMap(port -> ServiceBackends.targetPort(pod, port).stream().map(number -> EndpointPort.EMPTY
                        .withName(port.name())
                        .withPort(number)
                        .withProtocol(ServiceBackends.protocol(port.protocol()))
                        .withAppProtocol(port.appProtocol())))
                .toList();
    }
}
