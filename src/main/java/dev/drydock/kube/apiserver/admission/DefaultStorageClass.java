package dev.drydock.kube.apiserver.admission;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.core.PersistentVolumeClaim;
import dev.drydock.kube.api.storage.StorageClass;
import java.util.Comparator;

/// Gives claims that name no storage class the default one. Mirrors `plugin/pkg/admission/storage/storageclass/setdefault`.
final class DefaultStorageClass implements AdmissionStep {
    private static final String DEFAULT = "storageclass.kubernetes.io/is-default-class";

    @Override
    public String name() {
        return "DefaultStorageClass";
    }

    @Override
    public KubeObject mutate(Admission request) {
        if (request.verb() != Admission.Verb.CREATE
                || !(request.object() instanceof PersistentVolumeClaim claim)
                || claim.spec().storageClassName() != null) {
            return request.object();
        }
        return request.store().list(StorageClass.class, "").stream()
                .filter(storage -> "true".equals(storage.metadata().annotations().get(DEFAULT)))
                .max(Comparator.comparing(StorageClass::name).reversed())
                .map(storage -> claim.withSpec(claim.spec().withStorageClassName(storage.name())))
                .orElse(claim);
    }
}
