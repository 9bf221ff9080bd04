package dev.drydock.kube.controller;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.core.ConfigMap;
import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.api.meta.ObjectMeta;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.client.Controller;
import dev.drydock.kube.client.Watches;
import java.util.Map;
import java.util.stream.Stream;

/// Puts the cluster's certificate authority into each namespace, where Pods mount it.
/// Mirrors `pkg/controller/certificates/rootcacertpublisher`; the certificate is a stand-in, as nothing here is encrypted.
final class RootCACertPublisher implements Controller {
    static final String NAME = "root-ca-certificate-publisher-controller";
    private static final String CONFIG_MAP = "kube-root-ca.crt";
    private static final Map<String, String> DESCRIPTION = Map.of(
            "kubernetes.io/description",
            "Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the"
                    + " internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of"
                    + " Kubernetes clusters.");
    private static final Map<String, String> DATA =
            Map.of("ca.crt", "-----BEGIN CERTIFICATE-----\nc2ltdWxhdGVk\n-----END CERTIFICATE-----\n");

    private final Client client;

    RootCACertPublisher(Client client) {
        this.client = client;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void watches(Watches watches) {
        watches.own(Namespace.class).onChange(ConfigMap.class, (before, after) ->
                before != null && before.name().equals(CONFIG_MAP)
                        ? Stream.of(new ObjectKey("", before.namespace()))
                        : Stream.empty());
    }

    @Override
    public void sync(ObjectKey key) {
        client.get(Namespace.class, key)
                .filter(namespace -> !Owners.isDeleting(namespace))
                .ifPresent(namespace -> publish(namespace.name()));
    }

    private void publish(String namespace) {
        var present = client.get(ConfigMap.class, namespace, CONFIG_MAP);
        if (present.isEmpty()) {
            var meta = ObjectMeta.EMPTY.withNamespace(namespace).withName(CONFIG_MAP).withAnnotations(DESCRIPTION);
            client.create(ConfigMap.EMPTY.withMetadata(meta).withData(DATA));
        } else if (!present.get().data().equals(DATA)) {
            client.update(present.get().withData(DATA));
        }
    }
}
