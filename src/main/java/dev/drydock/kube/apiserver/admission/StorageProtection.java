package dev.drydock.kube.apiserver.admission;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.Structs;
import dev.drydock.kube.api.core.PersistentVolume;
import dev.drydock.kube.api.core.PersistentVolumeClaim;
import java.util.ArrayList;

/// Keeps storage in place while something uses it. Mirrors `StorageObjectInUseProtection`.
final class StorageProtection implements AdmissionStep {
    @Override
    public String name() {
        return "StorageObjectInUseProtection";
    }

    @Override
    public KubeObject mutate(Admission request) {
        if (request.verb() != Admission.Verb.CREATE) {
            return request.object();
        }
        return switch (request.object()) {
            case PersistentVolumeClaim claim -> withFinalizer(claim, "kubernetes.io/pvc-protection");
            case PersistentVolume volume -> withFinalizer(volume, "kubernetes.io/pv-protection");
            default -> request.object();
        };
    }

    private static KubeObject withFinalizer(KubeObject object, String finalizer) {
        var finalizers = new ArrayList<>(object.metadata().finalizers());
        if (finalizers.contains(finalizer)) {
            return object;
        }
        finalizers.add(finalizer);
        return Structs.withMetadata(object, object.metadata().withFinalizers(finalizers));
    }
}
