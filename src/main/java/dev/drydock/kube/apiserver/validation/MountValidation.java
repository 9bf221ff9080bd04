package dev.drydock.kube.apiserver.validation;

import static dev.drydock.kube.apiserver.validation.Values.empty;
import static dev.drydock.kube.apiserver.validation.Values.text;
import static dev.drydock.kube.apiserver.validation.Values.truth;

import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.Volume;
import dev.drydock.kube.api.core.VolumeDevice;
import dev.drydock.kube.api.core.VolumeMount;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a container mounts its volumes. Mirrors `ValidateVolumeMounts` and `ValidateVolumeDevices`.
final class MountValidation {
    private static final List<String> PROPAGATIONS = List.of("Bidirectional", "HostToContainer", "None");
    private static final List<String> RECURSIVE = List.of("Disabled", "Enabled", "IfPossible");

    private MountValidation() {}

    static void validateMounts(Container container, Map<String, Volume> volumes, Path path, Errors errors) {
        if (container.volumeMounts().isEmpty()) {
            return;
        }
        var points = new HashSet<String>();
        for (int i = 0; i < container.volumeMounts().size(); i++) {
            var mount = container.volumeMounts().get(i);
            var at = path.index(i);
            var name = text(mount.name());
            var point = text(mount.mountPath());
            if (name.isEmpty()) {
                errors.required(at.child("name"));
            }
            var volume = volumes.get(name);
            if (volume == null) {
                errors.notFound(at.child("name"), name);
            }
            if (point.isEmpty()) {
                errors.required(at.child("mountPath"));
            }
            if (!points.add(point)) {
                errors.invalid(at.child("mountPath"), point, "must be unique");
            }
            for (var device : container.volumeDevices()) {
                if (text(device.name()).equals(name)) {
                    errors.invalid(at.child("name"), name, "must not already exist in volumeDevices");
                }
                if (text(device.devicePath()).equals(point)) {
                    errors.invalid(at.child("mountPath"), point, "must not already exist as a path in volumeDevices");
                }
            }
            validateMount(mount, container, path, at, errors);
        }
    }

    private static void validateMount(VolumeMount mount, Container container, Path path, Path at, Errors errors) {
        if (!empty(mount.subPath())) {
            Paths.validateDescending(text(mount.subPath()), path.child("subPath"), errors);
        }
        if (!empty(mount.subPathExpr())) {
            if (!empty(mount.subPath())) {
                errors.invalid(at.child("subPathExpr"), mount.subPathExpr(), "subPathExpr and subPath are mutually exclusive");
            }
            Paths.validateDescending(text(mount.subPathExpr()), path.child("subPathExpr"), errors);
        }
        var propagation = mount.mountPropagation();
        if (propagation != null) {
            if (!PROPAGATIONS.contains(propagation)) {
                errors.notSupported(path.child("mountPropagation"), propagation, PROPAGATIONS);
            }
            boolean privileged = container.securityContext() != null && truth(container.securityContext().privileged());
            if (propagation.equals("Bidirectional") && !privileged) {
                errors.forbidden(path.child("mountPropagation"),
                        "Bidirectional mount propagation is available only to privileged containers");
            }
        }
        validateRecursive(mount, path.child("recursiveReadOnly"), errors);
    }

    private static void validateRecursive(VolumeMount mount, Path path, Errors errors) {
        var recursive = mount.recursiveReadOnly();
        if (recursive == null || recursive.equals("Disabled")) {
            return;
        }
        if (!RECURSIVE.contains(recursive)) {
            errors.notSupported(path, recursive, RECURSIVE);
            return;
        }
        if (!truth(mount.readOnly())) {
            errors.forbidden(path, "may only be specified when readOnly is true");
        }
        if (mount.mountPropagation() != null && !mount.mountPropagation().equals("None")) {
            errors.forbidden(path, "may only be specified when mountPropagation is None or not specified");
        }
    }

    static void validateDevices(Container container, Map<String, Volume> volumes, Path path, Errors errors) {
        var names = new HashSet<String>(0);
        var paths = new HashSet<String>(0);
        for (int i = 0; i < container.volumeDevices().size(); i++) {
            var device = container.volumeDevices().get(i);
            validateDevice(device, volumes.get(text(device.name())), names, paths, path.index(i), errors);
            for (var mount : container.volumeMounts()) {
                if (text(mount.name()).equals(text(device.name()))) {
                    errors.invalid(path.index(i).child("name"), device.name(), "must not already exist in volumeMounts");
                }
                if (text(mount.mountPath()).equals(text(device.devicePath()))) {
                    errors.invalid(path.index(i).child("devicePath"), device.devicePath(),
                            "must not already exist as a path in volumeMounts");
                }
            }
        }
    }

    private static void validateDevice(
            VolumeDevice device, @Nullable Volume volume, HashSet<String> names, HashSet<String> paths, Path path, Errors errors) {
        var name = text(device.name());
        var target = text(device.devicePath());
        if (name.isEmpty()) {
            errors.required(path.child("name"));
        } else if (!names.add(name)) {
            errors.invalid(path.child("name"), name, "must be unique");
        }
        if (volume == null) {
            errors.notFound(path.child("name"), name);
        } else if (volume.persistentVolumeClaim() == null && volume.ephemeral() == null) {
            errors.invalid(path.child("name"), name,
                    "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode");
        }
        if (target.isEmpty()) {
            errors.required(path.child("devicePath"));
        }
        if (paths.contains(target)) {
            errors.invalid(path.child("devicePath"), target, "must be unique");
        }
        if (Paths.hasBacksteps(target)) {
            errors.invalid(path.child("devicePath"), target, "can not contain backsteps ('..')");
        } else {
            paths.add(target);
        }
    }
}
