package dev.drydock.kube;

import dev.drydock.kube.client.Components;
import dev.drydock.kube.controller.ControllerManager;
import dev.drydock.kube.kubelet.Kubelet;
import dev.drydock.kube.scheduler.Scheduler;

/// The components of a cluster beside the API server.
final class ControlPlane {
    private ControlPlane() {}

    /// @return the network between them
    static ClusterNetwork addTo(Components components, Settings settings) {
        ControllerManager.addTo(components, settings.podRange());
        components.add(new Scheduler(components.client(Scheduler.NAME), components.client(Scheduler.PROFILE)));
        var network = new ClusterNetwork(components);
        components.add(new Kubelet(components.client(Kubelet.NAME), settings.images(), network));
        components.connect(network.nodes());
        return network;
    }
}
