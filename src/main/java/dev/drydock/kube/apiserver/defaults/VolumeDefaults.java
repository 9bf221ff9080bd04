package dev.drydock.kube.apiserver.defaults;

import static dev.drydock.kube.apiserver.defaults.Each.isEmpty;

import dev.drydock.kube.api.core.DownwardAPIVolumeFile;
import dev.drydock.kube.api.core.EmptyDirVolumeSource;
import dev.drydock.kube.api.core.PersistentVolumeClaimSpec;
import dev.drydock.kube.api.core.Volume;
import dev.drydock.kube.api.core.VolumeProjection;

/// Defaults of volumes. Mirrors `SetDefaults_Volume` and those of the sources that a cluster here can serve.
final class VolumeDefaults {
    private static final int READABLE = 0644;
    private static final long AN_HOUR = 3600;

    private VolumeDefaults() {}

    static Volume of(Volume volume) {
        if (volume.secret() != null && volume.secret().defaultMode() == null) {
            return volume.withSecret(volume.secret().withDefaultMode(READABLE));
        }
        if (volume.configMap() != null && volume.configMap().defaultMode() == null) {
            return volume.withConfigMap(volume.configMap().withDefaultMode(READABLE));
        }
        if (volume.downwardAPI() != null) {
            var source = volume.downwardAPI().withItems(Each.of(volume.downwardAPI().items(), VolumeDefaults::ofFile));
            return volume.withDownwardAPI(source.defaultMode() == null ? source.withDefaultMode(READABLE) : source);
        }
        if (volume.projected() != null) {
            var source = volume.projected().withSources(Each.of(volume.projected().sources(), VolumeDefaults::ofProjection));
            return volume.withProjected(source.defaultMode() == null ? source.withDefaultMode(READABLE) : source);
        }
        if (volume.hostPath() != null && volume.hostPath().type() == null) {
            return volume.withHostPath(volume.hostPath().withType(""));
        }
        if (volume.image() != null && isEmpty(volume.image().pullPolicy())) {
            return volume.withImage(volume.image().withPullPolicy(ContainerDefaults.pullPolicy(volume.image().reference())));
        }
        if (volume.ephemeral() != null && volume.ephemeral().volumeClaimTemplate() != null) {
            var template = volume.ephemeral().volumeClaimTemplate();
            return volume.withEphemeral(volume.ephemeral().withVolumeClaimTemplate(template.withSpec(ofClaim(template.spec()))));
        }
        return volume.equals(Volume.EMPTY.withName(volume.name())) ? volume.withEmptyDir(EmptyDirVolumeSource.EMPTY) : volume;
    }

    static PersistentVolumeClaimSpec ofClaim(PersistentVolumeClaimSpec spec) {
        return spec.volumeMode() == null ? spec.withVolumeMode("Filesystem") : spec;
    }

    private static DownwardAPIVolumeFile ofFile(DownwardAPIVolumeFile file) {
        if (file.fieldRef() == null) {
            return file;
        }
        var field = ContainerDefaults.ofField(file.fieldRef());
        return field == file.fieldRef() ? file : file.withFieldRef(field);
    }

    private static VolumeProjection ofProjection(VolumeProjection projection) {
        var token = projection.serviceAccountToken();
        if (token != null && token.expirationSeconds() == null) {
            return projection.withServiceAccountToken(token.withExpirationSeconds(AN_HOUR));
        }
        var downward = projection.downwardAPI();
        return downward == null
                ? projection
                : projection.withDownwardAPI(downward.withItems(Each.of(downward.items(), VolumeDefaults::ofFile)));
    }
}
