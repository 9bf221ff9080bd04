package dev.drydock.kube.apiserver.validation;

import static dev.drydock.kube.apiserver.validation.Values.empty;
import static dev.drydock.kube.apiserver.validation.Values.number;
import static dev.drydock.kube.apiserver.validation.Values.text;

import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.api.Struct;
import dev.drydock.kube.api.core.HostPathVolumeSource;
import dev.drydock.kube.api.core.KeyToPath;
import dev.drydock.kube.api.core.Volume;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A Pod's volumes. Mirrors `ValidateVolumes`; of the sources that no simulated cluster can serve only the required fields are checked.
final class VolumeValidation {
    static final String BAD_MODE = "must be a number between 0 and 0777 (octal), both inclusive";
    private static final List<String> HOST_PATH_TYPES = List.of(
            "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket");
    private static final List<String> PULL_POLICIES = List.of("Always", "IfNotPresent", "Never");
    /// The remaining sources in upstream's order: JSON name and the fields that must be given.
    private static final Map<String, List<String>> OTHERS = Map.ofEntries(
            Map.entry("gcePersistentDisk", List.of("pdName")),
            Map.entry("awsElasticBlockStore", List.of("volumeID")),
            Map.entry("iscsi", List.of("targetPortal", "iqn")),
            Map.entry("glusterfs", List.of("endpoints", "path")),
            Map.entry("flocker", List.of()),
            Map.entry("rbd", List.of("monitors", "image")),
            Map.entry("cinder", List.of("volumeID")),
            Map.entry("cephfs", List.of("monitors")),
            Map.entry("quobyte", List.of("registry", "volume")),
            Map.entry("fc", List.of()),
            Map.entry("flexVolume", List.of("driver")),
            Map.entry("azureFile", List.of("secretName", "shareName")),
            Map.entry("vsphereVolume", List.of("volumePath")),
            Map.entry("photonPersistentDisk", List.of("pdID")),
            Map.entry("portworxVolume", List.of("volumeID")),
            Map.entry("azureDisk", List.of("diskName", "diskURI")),
            Map.entry("storageos", List.of()),
            Map.entry("scaleIO", List.of("gateway", "system", "volumeName")));

    private VolumeValidation() {}

    /// @param pod the name of the Pod; null in a template
    /// @return the good ones by name
    static Map<String, Volume> validate(List<Volume> volumes, @Nullable String pod, Path path, Errors errors) {
        if (volumes.isEmpty()) {
            return Map.of();
        }
        var created = new HashSet<String>();
        for (var volume : volumes) {
            if (pod != null && volume.ephemeral() != null) {
                created.add(pod + "-" + volume.name());
            }
        }
        var good = HashMap.<String, Volume>newHashMap(volumes.size());
        for (int i = 0; i < volumes.size(); i++) {
            var volume = volumes.get(i);
            int before = errors.size();
            validateSource(volume, pod, path.index(i), errors);
            validateName(volume, good.keySet().contains(text(volume.name())), path.index(i).child("name"), errors);
            if (errors.size() == before) {
                good.put(text(volume.name()), volume);
            }
            var claim = volume.persistentVolumeClaim();
            if (claim != null && created.contains(text(claim.claimName()))) {
                errors.invalid(path.index(i).child("persistentVolumeClaim").child("claimName"), claim.claimName(),
                        "must not reference a PVC that gets created for an ephemeral volume");
            }
        }
        return good;
    }

    private static void validateName(Volume volume, boolean known, Path path, Errors errors) {
        if (empty(volume.name())) {
            errors.required(path);
        } else {
            errors.invalid(path, volume.name(), Names.dns1123Label(text(volume.name())));
        }
        if (known) {
            errors.duplicate(path, text(volume.name()));
        }
    }

    private static void validateSource(Volume volume, @Nullable String pod, Path path, Errors errors) {
        var one = new OneOf(path, "may not specify more than 1 volume type", errors);
        one.check("emptyDir", volume.emptyDir(), (source, at) -> {
            if (source.sizeLimit() != null && source.sizeLimit().compareTo(Quantity.ZERO) < 0) {
                errors.forbidden(at.child("sizeLimit"), "SizeLimit field must be a valid resource quantity");
            }
        });
        one.check("hostPath", volume.hostPath(), (source, at) -> validateHostPath(source, at, errors));
        one.check("gitRepo", volume.gitRepo(), (source, at) -> {
            require(source.repository(), at.child("repository"), errors);
            Paths.validateDescending(text(source.directory()), at.child("directory"), errors);
        });
        one.check("secret", volume.secret(), (source, at) -> {
            require(source.secretName(), at.child("secretName"), errors);
            validateItems(source.defaultMode(), source.items(), at, errors);
        });
        one.check("nfs", volume.nfs(), (source, at) -> {
            require(source.server(), at.child("server"), errors);
            require(source.path(), at.child("path"), errors);
            if (!text(source.path()).startsWith("/")) {
                errors.invalid(at.child("path"), text(source.path()), "must be an absolute path");
            }
        });
        one.check("persistentVolumeClaim", volume.persistentVolumeClaim(),
                (source, at) -> require(source.claimName(), at.child("claimName"), errors));
        one.check("downwardAPI", volume.downwardAPI(), (source, at) -> {
            validateMode(source.defaultMode(), at.child("defaultMode"), errors);
            source.items().forEach(file -> ProjectionValidation.validateFile(file, at, errors));
        });
        one.check("configMap", volume.configMap(), (source, at) -> {
            require(source.name(), at.child("name"), errors);
            validateItems(source.defaultMode(), source.items(), at, errors);
        });
        validateRarer(volume, one, errors);
        validateOthers(volume, one, errors);
        if (one.none()) {
            errors.required(path, "must specify a volume type");
        }
    }

    private static void validateRarer(Volume volume, OneOf one, Errors errors) {
        one.check("projected", volume.projected(), (source, at) -> ProjectionValidation.validate(source, at, errors));
        one.check("csi", volume.csi(), (source, at) -> require(source.driver(), at.child("driver"), errors));
        one.check("ephemeral", volume.ephemeral(), (source, at) -> {
            if (source.volumeClaimTemplate() == null) {
                errors.required(at.child("volumeClaimTemplate"));
            } else {
                ClaimValidation.validateSpec(source.volumeClaimTemplate().spec(), at.child("volumeClaimTemplate").child("spec"), errors);
            }
        });
        one.check("image", volume.image(), (source, at) -> {
            require(source.reference(), at.child("reference"), errors);
            errors.oneOf(at.child("pullPolicy"), source.pullPolicy(), PULL_POLICIES);
        });
    }

    private static void validateOthers(Volume volume, OneOf one, Errors errors) {
        for (var field : Volume.TYPE.fields()) {
            var required = OTHERS.get(field.name());
            if (required != null && volume.get(field.index()) instanceof Struct source) {
                one.check(field.name(), source, (given, at) -> required.forEach(name -> {
                    var part = given.schema().field(name);
                    var value = part == null ? null : given.get(part.index());
                    if (part != null && (value == null || value.equals("") || value.equals(List.of()))) {
                        errors.required(at.child(name));
                    }
                }));
            }
        }
    }

    private static void validateHostPath(HostPathVolumeSource source, Path path, Errors errors) {
        if (empty(source.path())) {
            errors.required(path.child("path"));
            return;
        }
        Paths.validateNoBacksteps(text(source.path()), path.child("path"), errors);
        if (!HOST_PATH_TYPES.contains(text(source.type()))) {
            errors.notSupported(path.child("type"), source.type(), HOST_PATH_TYPES);
        }
    }

    private static void validateItems(@Nullable Integer mode, List<KeyToPath> items, Path path, Errors errors) {
        validateMode(mode, path.child("defaultMode"), errors);
        for (int i = 0; i < items.size(); i++) {
            validateItem(items.get(i), path.child("items").index(i), errors);
        }
    }

    static void validateItem(KeyToPath item, Path path, Errors errors) {
        require(item.key(), path.child("key"), errors);
        require(item.path(), path.child("path"), errors);
        Paths.validateNonReserved(text(item.path()), path.child("path"), errors);
        validateMode(item.mode(), path.child("mode"), errors);
    }

    static void validateMode(@Nullable Integer mode, Path path, Errors errors) {
        if (mode != null && (mode < 0 || mode > 0777)) {
            errors.invalid(path, mode, BAD_MODE);
        }
    }

    static void require(@Nullable String value, Path path, Errors errors) {
        if (empty(value)) {
            errors.required(path);
        }
    }
}
