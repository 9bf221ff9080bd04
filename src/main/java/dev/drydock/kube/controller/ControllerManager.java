package dev.drydock.kube.controller;

import dev.drydock.kube.client.Client;
import dev.drydock.kube.client.Components;
import dev.drydock.kube.client.Controller;
import java.util.List;
import java.util.function.BiFunction;

/// The controllers of a cluster. Mirrors `cmd/kube-controller-manager`.
public final class ControllerManager {
    private static final List<Entry> CONTROLLERS = List.of(
            new Entry(ServiceAccountController.NAME, (client, podRange) -> new ServiceAccountController(client)),
            new Entry(RootCACertPublisher.NAME, (client, podRange) -> new RootCACertPublisher(client)),
            new Entry(DeploymentController.NAME, (client, podRange) -> new DeploymentController(client)),
            new Entry(ReplicaSetController.NAME, (client, podRange) -> new ReplicaSetController(client)),
            new Entry(EndpointSliceController.NAME, (client, podRange) -> new EndpointSliceController(client)),
            new Entry(EndpointsController.NAME, (client, podRange) -> new EndpointsController(client)),
            new Entry(NodeIpamController.NAME, NodeIpamController::new),
            new Entry(NodeLifecycleController.NAME, (client, podRange) -> new NodeLifecycleController(client)),
            new Entry(TaintEvictionController.NAME, (client, podRange) -> new TaintEvictionController(client)),
            new Entry(PodGarbageCollector.NAME, (client, podRange) -> new PodGarbageCollector(client)),
            new Entry(DisruptionController.NAME, (client, podRange) -> new DisruptionController(client)),
            new Entry(ResourceQuotaController.NAME, (client, podRange) -> new ResourceQuotaController(client)),
            new Entry(NamespaceController.NAME, (client, podRange) -> new NamespaceController(client)),
            new Entry(GarbageCollector.NAME, (client, podRange) -> new GarbageCollector(client)));

    private ControllerManager() {}

    /// @param podRange the cluster's addresses for Pods, `10.244.0.0/16`
    public static void addTo(Components components, String podRange) {
        for (var entry : CONTROLLERS) {
            components.add(entry.create.apply(components.client(entry.name), podRange));
        }
    }

    private record Entry(String name, BiFunction<Client, String, Controller> create) {}
}
