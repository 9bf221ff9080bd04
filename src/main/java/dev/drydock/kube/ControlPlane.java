package dev.drydock.kube;

import dev.drydock.kube.client.Components;

/// The components of a cluster beside the API server.
final class ControlPlane {
    private ControlPlane() {}

    static void addTo(Components components) {}
}
