package dev.drydock.kube.controller;

import dev.drydock.kube.client.Client;
import dev.drydock.kube.client.Components;
import dev.drydock.kube.client.Controller;
import java.util.List;
import java.util.function.Function;

/// The controllers of a cluster. Mirrors `cmd/kube-controller-manager`.
public final class ControllerManager {
    private static final List<Entry> CONTROLLERS = List.of(
            new Entry(ServiceAccountController.NAME, ServiceAccountController::new),
            new Entry(RootCACertPublisher.NAME, RootCACertPublisher::new),
            new Entry(DeploymentController.NAME, DeploymentController::new),
            new Entry(ReplicaSetController.NAME, ReplicaSetController::new),
            new Entry(EndpointSliceController.NAME, EndpointSliceController::new),
            new Entry(EndpointsController.NAME, EndpointsController::new),
            new Entry(NodeIpamController.NAME, NodeIpamController::new),
            new Entry(NodeLifecycleController.NAME, NodeLifecycleController::new),
            new Entry(TaintEvictionController.NAME, TaintEvictionController::new),
            new Entry(PodGarbageCollector.NAME, PodGarbageCollector::new),
            new Entry(DisruptionController.NAME, DisruptionController::new),
            new Entry(ResourceQuotaController.NAME, ResourceQuotaController::new),
            new Entry(NamespaceController.NAME, NamespaceController::new),
            new Entry(GarbageCollector.NAME, GarbageCollector::new));

    private ControllerManager() {}

    public static void addTo(Components components) {
        for (var entry : CONTROLLERS) {
            components.add(entry.create.apply(components.client(entry.name)));
        }
    }

    private record Entry(String name, Function<Client, Controller> create) {}
}
