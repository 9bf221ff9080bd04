package dev.drydock.kube;

import dev.drydock.kube.client.Components;
import dev.drydock.kube.controller.ControllerManager;

/// The components of a cluster beside the API server.
final class ControlPlane {
    private ControlPlane() {}

    static void addTo(Components components) {
        ControllerManager.addTo(components);
    }
}
