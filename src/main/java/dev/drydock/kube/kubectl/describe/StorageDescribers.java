package dev.drydock.kube.kubectl.describe;

import static dev.drydock.kube.kubectl.describe.Description.text;

import dev.drydock.kube.api.HumanDuration;
import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.api.SelectorFormat;
import dev.drydock.kube.api.core.PersistentVolume;
import dev.drydock.kube.api.core.PersistentVolumeClaim;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.storage.StorageClass;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is said of volumes, claims and their classes.
final class StorageDescribers {
    private static final Map<String, String> MODES =
            Map.of("ReadWriteOnce", "RWO", "ReadOnlyMany", "ROX", "ReadWriteMany", "RWX", "ReadWriteOncePod", "RWOP");

    private StorageDescribers() {}

    static Description volume(PersistentVolume volume, Invocation kubectl) {
        var spec = volume.spec();
        var claim = spec.claimRef();
        var description = new Description()
                .field("Name", volume.name())
                .labels("Labels", volume.metadata().labels())
                .annotations("Annotations", volume.metadata().annotations())
                .field("Finalizers", list(volume.metadata().finalizers()))
                .field("StorageClass", text(spec.storageClassName()))
                .field("Status", status(volume, volume.status().phase(), kubectl))
                .field("Claim", claim == null ? "" : claim.namespace() + "/" + claim.name())
                .field("Reclaim Policy", text(spec.persistentVolumeReclaimPolicy()))
                .field("Access Modes", modes(spec.accessModes()));
        if (spec.volumeMode() != null) {
            description.field("VolumeMode", spec.volumeMode());
        }
        description.field("Capacity", spec.capacity().getOrDefault("storage", Quantity.ZERO));
        if (spec.nodeAffinity() == null) {
            description.field("Node Affinity", "<none>");
        } else {
            description.line(0, "Node Affinity:");
        }
        description.field("Message", text(volume.status().message())).line(0, "Source:");
        source(description, volume);
        EventLines.add(description, kubectl, volume);
        return description;
    }

    private static void source(Description description, PersistentVolume volume) {
        var spec = volume.spec();
        if (spec.hostPath() != null) {
            description.field(2, "Type", "HostPath (bare host directory volume)")
                    .field(2, "Path", text(spec.hostPath().path()))
                    .field(2, "HostPathType", spec.hostPath().type() == null ? "<none>" : spec.hostPath().type());
        } else if (spec.nfs() != null) {
            description.field(2, "Type", "NFS (an NFS mount that lasts the lifetime of a pod)")
                    .field(2, "Server", text(spec.nfs().server()))
                    .field(2, "Path", text(spec.nfs().path()))
                    .field(2, "ReadOnly", Boolean.TRUE.equals(spec.nfs().readOnly()));
        } else if (spec.local() != null) {
            description.field(2, "Type", "LocalVolume (a persistent volume backed by local storage on a node)")
                    .field(2, "Path", text(spec.local().path()));
        } else {
            description.line(1, "<unknown>");
        }
    }

    static Description claim(PersistentVolumeClaim claim, Invocation kubectl) {
        var spec = claim.spec();
        boolean bound = !Description.isEmpty(spec.volumeName());
        var description = new Description()
                .field("Name", claim.name())
                .field("Namespace", claim.namespace())
                .field("StorageClass", text(spec.storageClassName()))
                .field("Status", status(claim, claim.status().phase(), kubectl))
                .field("Volume", text(spec.volumeName()))
                .labels("Labels", claim.metadata().labels())
                .annotations("Annotations", claim.metadata().annotations())
                .field("Finalizers", list(claim.metadata().finalizers()))
                .field("Capacity", bound ? claim.status().capacity().getOrDefault("storage", Quantity.ZERO) : "")
                .field("Access Modes", bound ? modes(claim.status().accessModes()) : "");
        if (spec.volumeMode() != null) {
            description.field("VolumeMode", spec.volumeMode());
        }
        description.lines("Used By", users(claim, kubectl));
        EventLines.add(description, kubectl, claim);
        return description;
    }

    private static List<String> users(PersistentVolumeClaim claim, Invocation kubectl) {
        return kubectl.client().list(Kinds.of(Pod.class), claim.namespace(), "", "").stream()
                .map(Pod.class::cast)
                .filter(pod -> pod.spec().volumes().stream()
                        .anyMatch(volume -> volume.persistentVolumeClaim() != null
                                && claim.name().equals(volume.persistentVolumeClaim().claimName())))
                .map(Pod::name)
                .toList();
    }

    static Description storageClass(StorageClass made, Invocation kubectl) {
        var description = new Description()
                .field("Name", made.name())
                .field("IsDefaultClass", "true".equals(made.metadata().annotations().get("storageclass.kubernetes.io/is-default-class")) ? "Yes" : "No")
                .field("Annotations", SelectorFormat.labels(made.metadata().annotations()))
                .field("Provisioner", text(made.provisioner()))
                .field("Parameters", SelectorFormat.labels(made.parameters()))
                .field("AllowVolumeExpansion", made.allowVolumeExpansion() == null ? "<unset>" : made.allowVolumeExpansion() ? "True" : "False");
        if (made.mountOptions().isEmpty()) {
            description.field("MountOptions", "<none>");
        } else {
            description.line(0, "MountOptions:");
            made.mountOptions().forEach(option -> description.line(1, option));
        }
        if (made.reclaimPolicy() != null) {
            description.field("ReclaimPolicy", made.reclaimPolicy());
        }
        if (made.volumeBindingMode() != null) {
            description.field("VolumeBindingMode", made.volumeBindingMode());
        }
        EventLines.add(description, kubectl, made);
        return description;
    }

    private static String status(KubeObject object, @Nullable String phase, Invocation kubectl) {
        var deletion = object.metadata().deletionTimestamp();
        return deletion == null ? text(phase) : "Terminating (lasts " + HumanDuration.since(deletion, kubectl.now()) + ")";
    }

    private static String modes(List<String> modes) {
        return modes.stream().distinct().map(mode -> Objects.requireNonNullElse(MODES.get(mode), mode)).collect(Collectors.joining(","));
    }

    private static String list(List<String> words) {
        return "[" + String.join(" ", words) + "]";
    }
}
