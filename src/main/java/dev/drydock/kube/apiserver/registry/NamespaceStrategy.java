package dev.drydock.kube.apiserver.registry;

import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.api.core.NamespaceStatus;
import dev.drydock.kube.apiserver.defaults.OtherDefaults;
import dev.drydock.kube.apiserver.validation.ClusterValidation;
import dev.drydock.kube.apiserver.validation.FieldError;
import java.util.ArrayList;
import java.util.List;

/// Namespaces. Mirrors `pkg/registry/core/namespace/strategy.go`.
final class NamespaceStrategy implements Strategy<Namespace> {
    private static final String FINALIZER = "kubernetes";

    @Override
    public Namespace withDefaults(Namespace namespace) {
        return OtherDefaults.of(namespace);
    }

    @Override
    public Namespace prepareForCreate(Namespace namespace) {
        var finalizers = new ArrayList<>(namespace.spec().finalizers());
        if (!finalizers.contains(FINALIZER)) {
            finalizers.add(FINALIZER);
        }
        return OtherDefaults.of(namespace)
                .withSpec(namespace.spec().withFinalizers(finalizers))
                .withStatus(NamespaceStatus.EMPTY.withPhase("Active"));
    }

    @Override
    public Namespace prepareForUpdate(Namespace namespace, Namespace old) {
        return namespace.withSpec(namespace.spec().withFinalizers(old.spec().finalizers()));
    }

    @Override
    public List<FieldError> validate(Namespace namespace) {
        return ClusterValidation.validate(namespace);
    }

    @Override
    public List<FieldError> validateUpdate(Namespace namespace, Namespace old) {
        return ClusterValidation.validateUpdate(namespace, old);
    }
}
