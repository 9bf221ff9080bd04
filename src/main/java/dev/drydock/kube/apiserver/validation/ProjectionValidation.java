package dev.drydock.kube.apiserver.validation;

import static dev.drydock.kube.apiserver.validation.Values.empty;
import static dev.drydock.kube.apiserver.validation.Values.number;
import static dev.drydock.kube.apiserver.validation.Values.text;

import dev.drydock.kube.api.core.DownwardAPIVolumeFile;
import dev.drydock.kube.api.core.KeyToPath;
import dev.drydock.kube.api.core.ProjectedVolumeSource;
import dev.drydock.kube.api.core.VolumeProjection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Volumes put together from several sources. Mirrors `validateProjectedVolumeSource`; of ClusterTrustBundles only that one is named.
final class ProjectionValidation {
    private static final List<String> FIELD_PATHS =
            List.of("metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid");

    private ProjectionValidation() {}

    static void validate(ProjectedVolumeSource projection, Path path, Errors errors) {
        VolumeValidation.validateMode(projection.defaultMode(), path.child("defaultMode"), errors);
        var paths = new HashSet<String>();
        for (int i = 0; i < projection.sources().size(); i++) {
            validateSource(projection.sources().get(i), paths, path, path.child("sources").index(i), errors);
        }
    }

    private static void validateSource(VolumeProjection source, Set<String> paths, Path whole, Path path, Errors errors) {
        int sources = 0;
        var secret = source.secret();
        if (secret != null) {
            sources++;
            validateKeys(secret.name(), secret.items(), paths, whole, path.child("secret"), errors);
        }
        var config = source.configMap();
        if (config != null) {
            sources++;
            validateKeys(config.name(), config.items(), paths, whole, path.child("configMap"), errors);
        }
        var downward = source.downwardAPI();
        if (downward != null) {
            sources++;
            for (var file : downward.items()) {
                validateFile(file, path.child("downwardAPI"), errors);
                if (!empty(file.path()) && !paths.add(text(file.path()))) {
                    errors.invalid(whole, file.path(), "conflicting duplicate paths");
                }
            }
        }
        var token = source.serviceAccountToken();
        if (token != null) {
            sources++;
            validateToken(number(token.expirationSeconds()), text(token.path()), whole, path.child("serviceAccountToken"), errors);
        }
        var bundle = source.clusterTrustBundle();
        if (bundle != null) {
            sources++;
            if (bundle.name() == null && bundle.signerName() == null) {
                errors.required(path.child("clusterTrustBundle"), "either name or signerName must be specified");
            }
        }
        if (sources > 1) {
            errors.forbidden(path, "may not specify more than 1 volume type per source");
        }
    }

    private static void validateKeys(
            @Nullable String name, List<KeyToPath> items, Set<String> paths, Path whole, Path path, Errors errors) {
        VolumeValidation.require(name, path.child("name"), errors);
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            VolumeValidation.validateItem(item, path.child("items").index(i), errors);
            if (!empty(item.path()) && !paths.add(text(item.path()))) {
                errors.invalid(whole, text(name), "conflicting duplicate paths");
            }
        }
    }

    private static void validateToken(long seconds, String file, Path whole, Path path, Errors errors) {
        if (seconds < 10 * 60) {
            errors.invalid(path.child("expirationSeconds"), seconds, "may not specify a duration less than 10 minutes");
        }
        if (seconds > 1L << 32) {
            errors.invalid(path.child("expirationSeconds"), seconds, "may not specify a duration larger than 2^32 seconds");
        }
        if (file.isEmpty()) {
            errors.required(whole.child("path"));
        } else {
            Paths.validateNonReserved(file, whole.child("path"), errors);
        }
    }

    static void validateFile(DownwardAPIVolumeFile file, Path path, Errors errors) {
        VolumeValidation.require(file.path(), path.child("path"), errors);
        Paths.validateNonReserved(text(file.path()), path.child("path"), errors);
        var field = file.fieldRef();
        var resource = file.resourceFieldRef();
        if (field != null) {
            FieldSelectors.validate(field, FIELD_PATHS, path.child("fieldRef"), errors);
            if (resource != null) {
                errors.invalid(path, "resource", "fieldRef and resourceFieldRef can not be specified simultaneously");
            }
        } else if (resource != null) {
            FieldSelectors.validate(resource, true, path.child("resourceFieldRef"), errors);
        } else {
            errors.required(path, "one of fieldRef and resourceFieldRef is required");
        }
        VolumeValidation.validateMode(file.mode(), path.child("mode"), errors);
    }
}
