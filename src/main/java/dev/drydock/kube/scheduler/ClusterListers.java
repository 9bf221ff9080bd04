package dev.drydock.kube.scheduler;

import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.api.apps.StatefulSet;
import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.api.core.PersistentVolumeClaim;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.ReplicationController;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.meta.LabelSelector;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.scheduler.framework.Listers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What the plugins ask of the cluster, asked of the API server.
final class ClusterListers implements Listers {
    private final Client client;

    ClusterListers(Client client) {
        this.client = client;
    }

    @Override
    public List<Service> services(String namespace) {
        return client.list(Service.class, namespace);
    }

    @Override
    public Optional<LabelSelector> ownerSelector(Pod pod) {
        var owner = pod.metadata().ownerReferences().stream()
                .filter(reference -> Boolean.TRUE.equals(reference.controller()))
                .findFirst();
        if (owner.isEmpty()) {
            return Optional.empty();
        }
        var namespace = pod.namespace();
        var name = Objects.requireNonNullElse(owner.get().name(), "");
        return switch (Objects.requireNonNullElse(owner.get().kind(), "")) {
            case "ReplicaSet" -> client.get(ReplicaSet.class, namespace, name).map(set -> set.spec().selector());
            case "StatefulSet" -> client.get(StatefulSet.class, namespace, name).map(set -> set.spec().selector());
            case "ReplicationController" -> client.get(ReplicationController.class, namespace, name)
                    .map(set -> LabelSelector.EMPTY.withMatchLabels(set.spec().selector()));
            default -> Optional.empty();
        };
    }

    @Override
    public Map<String, String> namespaceLabels(String namespace) {
        return client.get(Namespace.class, "", namespace)
                .map(found -> found.metadata().labels())
                .orElse(Map.of());
    }

    @Override
    public Optional<PersistentVolumeClaim> claim(String namespace, String name) {
        return client.get(PersistentVolumeClaim.class, namespace, name);
    }
}
