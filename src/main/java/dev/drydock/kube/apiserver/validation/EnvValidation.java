package dev.drydock.kube.apiserver.validation;

import static dev.drydock.kube.apiserver.validation.Values.empty;
import static dev.drydock.kube.apiserver.validation.Values.text;

import dev.drydock.kube.api.core.EnvFromSource;
import dev.drydock.kube.api.core.EnvVar;
import dev.drydock.kube.api.core.EnvVarSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Environment variables. Mirrors `ValidateEnv` and `ValidateEnvFrom` of upstream's core validation.
final class EnvValidation {
    private static final List<String> FIELD_PATHS = List.of(
            "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName",
            "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs");

    private EnvValidation() {}

    static void validate(List<EnvVar> variables, Path path, Errors errors) {
        for (int i = 0; i < variables.size(); i++) {
            var variable = variables.get(i);
            if (empty(variable.name())) {
                errors.required(path.index(i).child("name"));
            } else {
                errors.invalid(path.index(i).child("name"), variable.name(), Names.environmentVariable(text(variable.name())));
            }
            var source = variable.valueFrom();
            if (source != null) {
                validateSource(source, text(variable.value()), path.index(i).child("valueFrom"), errors);
            }
        }
    }

    private static void validateSource(EnvVarSource source, String value, Path path, Errors errors) {
        int sources = 0;
        var field = source.fieldRef();
        if (field != null) {
            sources++;
            FieldSelectors.validate(field, FIELD_PATHS, path.child("fieldRef"), errors);
        }
        var resource = source.resourceFieldRef();
        if (resource != null) {
            sources++;
            FieldSelectors.validate(resource, false, path.child("resourceFieldRef"), errors);
        }
        var config = source.configMapKeyRef();
        if (config != null) {
            sources++;
            validateKey(config.name(), config.key(), path.child("configMapKeyRef"), errors);
        }
        var secret = source.secretKeyRef();
        if (secret != null) {
            sources++;
            validateKey(secret.name(), secret.key(), path.child("secretKeyRef"), errors);
        }
        if (source.fileKeyRef() != null) {
            sources++;
        }
        if (sources == 0) {
            errors.invalid(path, "", "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`");
        } else if (!value.isEmpty()) {
            errors.invalid(path, "", "may not be specified when `value` is not empty");
        } else if (sources > 1) {
            errors.invalid(path, "", "may not have more than one field specified at a time");
        }
    }

    private static void validateKey(@Nullable String name, @Nullable String key, Path path, Errors errors) {
        errors.invalid(path.child("name"), text(name), Names.dns1123Subdomain(text(name)));
        if (empty(key)) {
            errors.required(path.child("key"));
        } else {
            errors.invalid(path.child("key"), key, Names.configKey(text(key)));
        }
    }

    static void validateFrom(List<EnvFromSource> sources, Path path, Errors errors) {
        for (int i = 0; i < sources.size(); i++) {
            var source = sources.get(i);
            if (!empty(source.prefix())) {
                errors.invalid(path.index(i).child("prefix"), source.prefix(), Names.environmentVariable(text(source.prefix())));
            }
            var config = source.configMapRef();
            if (config != null) {
                validateName(config.name(), path.index(i).child("configMapRef").child("name"), errors);
            }
            var secret = source.secretRef();
            if (secret != null) {
                validateName(secret.name(), path.index(i).child("secretRef").child("name"), errors);
            }
            if (config == null && secret == null) {
                errors.invalid(path, "", "must specify one of: `configMapRef` or `secretRef`");
            } else if (config != null && secret != null) {
                errors.invalid(path, "", "may not have more than one field specified at a time");
            }
        }
    }

    private static void validateName(@Nullable String name, Path path, Errors errors) {
        if (empty(name)) {
            errors.required(path);
        } else {
            Names.Rule rule = Names::dns1123Subdomain;
            errors.invalid(path, name, rule.checkPrefix(text(name)));
        }
    }
}
