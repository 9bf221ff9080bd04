package dev.drydock.kube.apiserver.validation;

import dev.drydock.kube.api.apps.StatefulSetSpec;
import dev.drydock.kube.api.core.PersistentVolumeClaimVolumeSource;
import dev.drydock.kube.api.core.PodSpec;
import dev.drydock.kube.api.core.Volume;
import java.util.ArrayList;

/// The volumes that a StatefulSet's Pods will have.
final class ClaimVolumes {
    private ClaimVolumes() {}

    /// The template's spec with one volume more for each claim template, as the controller will add them.
    static PodSpec withClaims(StatefulSetSpec spec) {
        var pod = spec.template().spec();
        if (spec.volumeClaimTemplates().isEmpty()) {
            return pod;
        }
        var volumes = new ArrayList<>(pod.volumes());
        for (var claim : spec.volumeClaimTemplates()) {
            volumes.removeIf(volume -> claim.name().equals(volume.name()));
            volumes.add(Volume.EMPTY
                    .withName(claim.name())
                    .withPersistentVolumeClaim(PersistentVolumeClaimVolumeSource.EMPTY.withClaimName(claim.name())));
        }
        return pod.withVolumes(volumes);
    }
}
