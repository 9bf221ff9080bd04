package dev.drydock.kube.controller;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.api.core.ServiceAccount;
import dev.drydock.kube.api.meta.ObjectMeta;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.client.Controller;
import dev.drydock.kube.client.Watches;
import java.util.stream.Stream;

/// Sees to it that each namespace has the service account `default`.
/// Mirrors `pkg/controller/serviceaccount/serviceaccounts_controller.go`.
final class ServiceAccountController implements Controller {
    static final String NAME = "serviceaccount-controller";
    private static final String DEFAULT = "default";

    private final Client client;

    ServiceAccountController(Client client) {
        this.client = client;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void watches(Watches watches) {
        watches.own(Namespace.class).onChange(ServiceAccount.class, (before, after) ->
                after == null && before != null ? Stream.of(new ObjectKey("", before.namespace())) : Stream.empty());
    }

    @Override
    public void sync(ObjectKey key) {
        client.get(Namespace.class, key)
                .filter(namespace -> !Owners.isDeleting(namespace))
                .filter(namespace -> client.get(ServiceAccount.class, namespace.name(), DEFAULT).isEmpty())
                .ifPresent(namespace -> client.create(ServiceAccount.EMPTY.withMetadata(
                        ObjectMeta.EMPTY.withNamespace(namespace.name()).withName(DEFAULT))));
    }
}
