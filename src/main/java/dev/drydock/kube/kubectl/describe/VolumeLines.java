package dev.drydock.kube.kubectl.describe;

import static dev.drydock.kube.kubectl.describe.Description.isEmpty;
import static dev.drydock.kube.kubectl.describe.Description.text;

import dev.drydock.kube.api.core.ProjectedVolumeSource;
import dev.drydock.kube.api.core.Volume;
import java.util.List;

/// The volumes of a Pod or of a template. Those that no course uses are only named.
final class VolumeLines {
    private VolumeLines() {}

    static void add(Description description, List<Volume> volumes, String space) {
        if (volumes.isEmpty()) {
            description.line(0, space + "Volumes:\t<none>");
            return;
        }
        description.line(0, space + "Volumes:");
        for (var volume : volumes) {
            description.line(1, (space.isEmpty() ? "" : " ") + volume.name() + ":");
            source(description, volume);
        }
    }

    private static void source(Description description, Volume volume) {
        if (volume.projected() != null) {
            projected(description, volume.projected());
        } else if (volume.emptyDir() != null) {
            type(description, "EmptyDir (a temporary directory that shares a pod's lifetime)");
            description.field(2, "Medium", text(volume.emptyDir().medium()));
            description.field(2, "SizeLimit", isEmpty(volume.emptyDir().sizeLimit()) ? "<unset>" : volume.emptyDir().sizeLimit());
        } else if (volume.configMap() != null) {
            type(description, "ConfigMap (a volume populated by a ConfigMap)");
            description.field(2, "Name", volume.configMap().name());
            description.field(2, "Optional", Boolean.TRUE.equals(volume.configMap().optional()));
        } else if (volume.secret() != null) {
            type(description, "Secret (a volume populated by a Secret)");
            description.field(2, "SecretName", volume.secret().secretName());
            description.field(2, "Optional", Boolean.TRUE.equals(volume.secret().optional()));
        } else if (volume.hostPath() != null) {
            type(description, "HostPath (bare host directory volume)");
            description.field(2, "Path", volume.hostPath().path());
            description.field(2, "HostPathType", text(volume.hostPath().type()));
        } else if (volume.persistentVolumeClaim() != null) {
            type(description, "PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)");
            description.field(2, "ClaimName", volume.persistentVolumeClaim().claimName());
            description.field(2, "ReadOnly", Boolean.TRUE.equals(volume.persistentVolumeClaim().readOnly()));
        } else if (volume.downwardAPI() != null) {
            type(description, "DownwardAPI (a volume populated by information about the pod)");
            description.line(2, "Items:");
            volume.downwardAPI().items().stream()
                    .filter(item -> item.fieldRef() != null)
                    .forEach(item -> description.line(3, item.fieldRef().fieldPath() + " -> " + item.path()));
        } else {
            description.line(2, "<unknown>");
        }
    }

    private static void type(Description description, String type) {
        description.field(2, "Type", type);
    }

    private static void projected(Description description, ProjectedVolumeSource projected) {
        type(description, "Projected (a volume that contains injected data from multiple sources)");
        for (var source : projected.sources()) {
            if (source.secret() != null) {
                description.field(2, "SecretName", source.secret().name());
                description.field(2, "Optional", Boolean.TRUE.equals(source.secret().optional()));
            } else if (source.downwardAPI() != null) {
                description.field(2, "DownwardAPI", "true");
            } else if (source.configMap() != null) {
                description.field(2, "ConfigMapName", source.configMap().name());
                description.field(2, "Optional", Boolean.TRUE.equals(source.configMap().optional()));
            } else if (source.serviceAccountToken() != null) {
                description.field(2, "TokenExpirationSeconds", source.serviceAccountToken().expirationSeconds());
            }
        }
    }
}
