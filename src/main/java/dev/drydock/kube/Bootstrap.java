package dev.drydock.kube;

import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.api.meta.ObjectMeta;
import dev.drydock.kube.client.Components;
import java.util.List;

/// What is in a cluster that kubeadm has just set up.
final class Bootstrap {
    private Bootstrap() {}

    static void run(Settings settings, Components components) {
        var kubeadm = components.client("kubeadm");
        for (var name : List.of("default", "kube-node-lease", "kube-public", "kube-system")) {
            kubeadm.create(Namespace.EMPTY.withMetadata(ObjectMeta.EMPTY.withName(name)));
        }
    }
}
