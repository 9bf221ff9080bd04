package dev.drydock.kube.apiserver.printers;

import static dev.drydock.kube.apiserver.printers.TablePrinter.age;
import static dev.drydock.kube.apiserver.printers.TablePrinter.orEmpty;
import static dev.drydock.kube.apiserver.printers.TablePrinter.orUnset;

import dev.drydock.kube.api.Table.Column;
import dev.drydock.kube.api.core.PersistentVolume;
import dev.drydock.kube.api.core.PersistentVolumeClaim;
import dev.drydock.kube.api.storage.StorageClass;
import java.util.List;
import java.util.stream.Collectors;

/// The tables of volumes and their classes.
final class StorageTables {
    static final List<TablePrinter<?>> PRINTERS = List.of(
            new TablePrinter<>(
                    PersistentVolume.class,
                    List.of(
                            Column.ofName(),
                            Column.of("Capacity"),
                            Column.of("Access Modes"),
                            Column.of("Reclaim Policy"),
                            Column.of("Status"),
                            Column.of("Claim"),
                            Column.of("StorageClass"),
                            Column.of("VolumeAttributesClass"),
                            Column.of("Reason"),
                            Column.of("Age"),
                            Column.onlyWide("VolumeMode")),
                    (volume, now) -> {
                        var spec = volume.spec();
                        var claim = spec.claimRef() == null ? "" : spec.claimRef().namespace() + "/" + spec.claimRef().name();
                        return List.of(
                                volume.name(),
                                orEmpty(spec.capacity().get("storage")),
                                modes(spec.accessModes()),
                                orEmpty(spec.persistentVolumeReclaimPolicy()),
                                volume.metadata().deletionTimestamp() != null ? "Terminating" : orEmpty(volume.status().phase()),
                                claim,
                                orEmpty(spec.storageClassName()),
                                orUnset(spec.volumeAttributesClassName()),
                                orEmpty(volume.status().reason()),
                                age(volume, now),
                                orUnset(spec.volumeMode()));
                    }),
            new TablePrinter<>(
                    PersistentVolumeClaim.class,
                    List.of(
                            Column.ofName(),
                            Column.of("Status"),
                            Column.of("Volume"),
                            Column.of("Capacity"),
                            Column.of("Access Modes"),
                            Column.of("StorageClass"),
                            Column.of("VolumeAttributesClass"),
                            Column.of("Age"),
                            Column.onlyWide("VolumeMode")),
                    (claim, now) -> {
                        boolean bound = !orEmpty(claim.spec().volumeName()).isEmpty();
                        return List.of(
                                claim.name(),
                                claim.metadata().deletionTimestamp() != null ? "Terminating" : orEmpty(claim.status().phase()),
                                orEmpty(claim.spec().volumeName()),
                                bound ? orEmpty(claim.status().capacity().get("storage")) : "",
                                bound ? modes(claim.status().accessModes()) : "",
                                orEmpty(claim.spec().storageClassName()),
                                orUnset(claim.spec().volumeAttributesClassName()),
                                age(claim, now),
                                orUnset(claim.spec().volumeMode()));
                    }),
            new TablePrinter<>(
                    StorageClass.class,
                    List.of(
                            Column.ofName(),
                            Column.of("Provisioner"),
                            Column.of("ReclaimPolicy"),
                            Column.of("VolumeBindingMode"),
                            Column.of("AllowVolumeExpansion"),
                            Column.of("Age")),
                    (storage, now) -> List.of(
                            storage.name()
                                    + ("true".equals(storage.metadata().annotations().get("storageclass.kubernetes.io/is-default-class"))
                                            ? " (default)"
                                            : ""),
                            orEmpty(storage.provisioner()),
                            storage.reclaimPolicy() == null ? "Delete" : storage.reclaimPolicy(),
                            orUnset(storage.volumeBindingMode()),
                            Boolean.toString(Boolean.TRUE.equals(storage.allowVolumeExpansion())),
                            age(storage, now))));

    private StorageTables() {}

    private static String modes(List<String> modes) {
        return modes.stream()
                .distinct()
                .map(mode -> switch (mode) {
                    case "ReadWriteOnce" -> "RWO";
                    case "ReadOnlyMany" -> "ROX";
                    case "ReadWriteMany" -> "RWX";
                    case "ReadWriteOncePod" -> "RWOP";
                    default -> mode;
                })
                .collect(Collectors.joining(","));
    }
}
