package dev.drydock.kube.controller;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.discovery.Endpoint;
import dev.drydock.kube.api.discovery.EndpointConditions;
import dev.drydock.kube.api.discovery.EndpointPort;
import dev.drydock.kube.api.discovery.EndpointSlice;
import dev.drydock.kube.api.meta.ObjectMeta;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.client.Controller;
import dev.drydock.kube.client.Watches;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Lists the Pods behind each Service with a selector in EndpointSlices.
/// Mirrors `pkg/controller/endpointslice`; topology hints and IPv6 are left out.
final class EndpointSliceController implements Controller {
    static final String NAME = "endpoint-slice-controller";
    static final String SERVICE_NAME = "kubernetes.io/service-name";
    static final String MANAGED_BY = "endpointslice.kubernetes.io/managed-by";
    private static final String MANAGER = "endpointslice-controller.k8s.io";

    private final Client client;

    EndpointSliceController(Client client) {
        this.client = client;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void watches(Watches watches) {
        watches.own(Service.class)
                .onChange(Pod.class, (before, after) -> ServiceBackends.concerned(client, before, after))
                .on(EndpointSlice.class, slice -> isManaged(slice)
                        ? Stream.of(new ObjectKey(slice.namespace(), slice.metadata().labels().getOrDefault(SERVICE_NAME, "")))
                        : Stream.empty());
    }

    private static boolean isManaged(EndpointSlice slice) {
        return MANAGER.equals(slice.metadata().labels().get(MANAGED_BY));
    }

    @Override
    public void sync(ObjectKey key) {
        client.get(Service.class, key)
                .filter(ServiceBackends::hasSelector)
                .filter(service -> !Owners.isDeleting(service))
                .ifPresent(this::sync);
    }

    private void sync(Service service) {
        var existing = client.ownedBy(Owners.uidOf(service), EndpointSlice.class).stream()
                .filter(EndpointSliceController::isManaged)
                .toList();
        var plan = SlicePlan.of(existing, desired(service));
        var labels = labels(service);
        plan.delete().forEach(client::delete);
        for (var slice : plan.keep()) {
            var labelled = slice.withMetadata(slice.metadata().withLabels(labels));
            if (existing.stream().noneMatch(before -> isSame(before, labelled))) {
                client.update(triggered(labelled));
            }
        }
        for (var slice : plan.create()) {
            client.create(triggered(slice.withMetadata(meta(service, labels))));
        }
    }

    private static boolean isSame(EndpointSlice before, EndpointSlice after) {
        return before.name().equals(after.name())
                && before.metadata().labels().equals(after.metadata().labels())
                && before.ports().equals(after.ports())
                && before.endpoints().equals(after.endpoints());
    }

    private EndpointSlice triggered(EndpointSlice slice) {
        var annotations = new LinkedHashMap<>(slice.metadata().annotations());
        annotations.put(ServiceBackends.TRIGGER_TIME, client.now().toString());
        return slice.withMetadata(slice.metadata().withAnnotations(annotations));
    }

    private Map<List<EndpointPort>, List<Endpoint>> desired(Service service) {
        var desired = new LinkedHashMap<List<EndpointPort>, List<Endpoint>>();
        for (var pod : ServiceBackends.pods(client, service)) {
            desired.computeIfAbsent(ports(service, pod), ports -> new ArrayList<>()).add(endpoint(service, pod));
        }
        return desired;
    }

    private static List<EndpointPort> ports(Service service, Pod pod) {
        return service.spec().ports().stream()
                .flatMap(port -> ServiceBackends.targetPort(pod, port).stream().map(number -> EndpointPort.EMPTY
                        .withName(Objects.requireNonNullElse(port.name(), ""))
                        .withPort(number)
                        .withProtocol(ServiceBackends.protocol(port.protocol()))
                        .withAppProtocol(port.appProtocol())))
                .toList();
    }

    private static Endpoint endpoint(Service service, Pod pod) {
        boolean serving = Pods.isReady(pod);
        boolean terminating = Owners.isDeleting(pod);
        boolean regardless = Boolean.TRUE.equals(service.spec().publishNotReadyAddresses());
        var conditions = EndpointConditions.EMPTY
                .withReady(regardless || (serving && !terminating))
                .withServing(serving)
                .withTerminating(terminating);
        return Endpoint.EMPTY
                .withAddresses(List.of(Objects.requireNonNull(pod.status().podIP())))
                .withConditions(conditions)
                .withTargetRef(ServiceBackends.referenceTo(pod))
                .withNodeName(pod.spec().nodeName())
                .withHostname(ServiceBackends.hostname(pod, service));
    }

    private static ObjectMeta meta(Service service, Map<String, String> labels) {
        return ObjectMeta.EMPTY
                .withGenerateName(service.name() + "-")
                .withNamespace(service.namespace())
                .withLabels(labels)
                .withOwnerReferences(List.of(Owners.controllerReference(service)));
    }

    private static Map<String, String> labels(Service service) {
        var labels = ServiceBackends.labels(service);
        labels.put(MANAGED_BY, MANAGER);
        labels.put(SERVICE_NAME, service.name());
        return labels;
    }
}
