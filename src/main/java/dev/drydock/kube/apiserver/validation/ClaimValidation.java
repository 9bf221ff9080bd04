package dev.drydock.kube.apiserver.validation;

import static dev.drydock.kube.apiserver.validation.Values.empty;
import static dev.drydock.kube.apiserver.validation.Values.text;

import dev.drydock.kube.api.core.PersistentVolumeClaim;
import dev.drydock.kube.api.core.PersistentVolumeClaimSpec;
import java.util.List;

/// Claims of storage. Mirrors `ValidatePersistentVolumeClaim`.
public final class ClaimValidation {
    private static final List<String> ACCESS_MODES = List.of("ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod");
    private static final List<String> VOLUME_MODES = List.of("Block", "Filesystem");
    private static final Path SPEC = Path.of("spec");

    private ClaimValidation() {}

    public static List<FieldError> validate(PersistentVolumeClaim claim) {
        var errors = new Errors();
        ObjectMetaValidation.validate(claim.metadata(), true, Names::dns1123Subdomain, errors);
        validateSpec(claim.spec(), SPEC, errors);
        return errors.list();
    }

    public static List<FieldError> validateUpdate(PersistentVolumeClaim claim, PersistentVolumeClaim old) {
        var errors = new Errors();
        ObjectMetaValidation.validateUpdate(claim.metadata(), old.metadata(), errors);
        validateSpec(claim.spec(), SPEC, errors);
        boolean bound = "Bound".equals(claim.status().phase());
        var was = old.spec();
        var now = claim.spec();
        if (empty(was.volumeName())) {
            now = now.withVolumeName(was.volumeName());
        }
        if (was.storageClassName() == null) {
            now = now.withStorageClassName(null);
        }
        if (bound) {
            now = now.withResources(was.resources()).withVolumeAttributesClassName(was.volumeAttributesClassName());
        }
        if (!now.equals(was)) {
            errors.forbidden(SPEC, "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims\n"
                    + SpecDiff.between(was, now));
        }
        var size = claim.spec().resources().requests().get("storage");
        var before = was.resources().requests().get("storage");
        var granted = old.status().capacity().get("storage");
        if (size != null && before != null && size.compareTo(before) < 0 && (granted == null || size.compareTo(granted) <= 0)) {
            errors.forbidden(SPEC.child("resources").child("requests").child("storage"), "field can not be less than status.capacity");
        }
        return errors.list();
    }

    static void validateSpec(PersistentVolumeClaimSpec spec, Path path, Errors errors) {
        var modes = spec.accessModes();
        if (modes.isEmpty()) {
            errors.required(path.child("accessModes"), "at least 1 access mode is required");
        }
        Labels.validateSelector(spec.selector(), path.child("selector"), errors);
        for (var mode : modes) {
            if (!ACCESS_MODES.contains(mode)) {
                errors.notSupported(path.child("accessModes"), mode, ACCESS_MODES);
            }
        }
        if (modes.contains("ReadWriteOncePod") && modes.stream().anyMatch(mode -> !mode.equals("ReadWriteOncePod") && ACCESS_MODES.contains(mode))) {
            errors.forbidden(path.child("accessModes"), "may not use ReadWriteOncePod with other access modes");
        }
        var size = spec.resources().requests().get("storage");
        var at = path.child("resources").key("storage");
        if (size == null) {
            errors.required(at);
        } else if (size.signum() <= 0) {
            errors.invalid(at, size.toString(), "must be greater than zero");
        }
        if (!empty(spec.storageClassName())) {
            errors.invalid(path.child("storageClassName"), spec.storageClassName(), Names.dns1123Subdomain(text(spec.storageClassName())));
        }
        if (spec.volumeMode() != null && !VOLUME_MODES.contains(spec.volumeMode())) {
            errors.notSupported(path.child("volumeMode"), spec.volumeMode(), VOLUME_MODES);
        }
    }
}
