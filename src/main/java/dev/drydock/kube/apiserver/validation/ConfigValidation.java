package dev.drydock.kube.apiserver.validation;

import static dev.drydock.kube.apiserver.validation.Values.empty;
import static dev.drydock.kube.apiserver.validation.Values.text;
import static dev.drydock.kube.apiserver.validation.Values.truth;

import dev.drydock.kube.api.core.ConfigMap;
import dev.drydock.kube.api.core.Secret;
import dev.drydock.kube.api.core.ServiceAccount;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// ConfigMaps, Secrets and service accounts. Mirrors `ValidateConfigMap`, `ValidateSecret` and `ValidateServiceAccount`.
public final class ConfigValidation {
    private static final int LARGEST = 1024 * 1024;
    private static final String IMMUTABLE = "field is immutable when `immutable` is set";

    private ConfigValidation() {}

    public static List<FieldError> validate(ConfigMap config) {
        var errors = new Errors();
        validate(config, errors);
        return errors.list();
    }

    private static void validate(ConfigMap config, Errors errors) {
        ObjectMetaValidation.validate(config.metadata(), true, Names::dns1123Subdomain, errors);
        long size = 0;
        for (var entry : Values.sorted(config.data()).entrySet()) {
            var key = entry.getKey();
            errors.invalid(Path.of("data").key(key), key, Names.configKey(key));
            if (config.binaryData().containsKey(key)) {
                errors.invalid(Path.of("data").key(key), key, "duplicate of key present in binaryData");
            }
            size += length(entry.getValue());
        }
        for (var key : Values.sortedKeys(config.binaryData())) {
            errors.invalid(Path.of("binaryData").key(key), key, Names.configKey(key));
            size += decodedLength(config.binaryData().getOrDefault(key, ""));
        }
        if (size > LARGEST) {
            errors.add(FieldError.tooLong(Path.of("[]"), LARGEST));
        }
    }

    public static List<FieldError> validateUpdate(ConfigMap config, ConfigMap old) {
        var errors = new Errors();
        ObjectMetaValidation.validateUpdate(config.metadata(), old.metadata(), errors);
        if (truth(old.immutable())) {
            keep(truth(config.immutable()), true, "immutable", errors);
            keep(config.data(), old.data(), "data", errors);
            keep(config.binaryData(), old.binaryData(), "binaryData", errors);
        }
        validate(config, errors);
        return errors.list();
    }

    private static void keep(Object value, Object old, String field, Errors errors) {
        if (!value.equals(old)) {
            errors.forbidden(Path.of(field), IMMUTABLE);
        }
    }

    public static List<FieldError> validate(Secret secret) {
        var errors = new Errors();
        validate(secret, errors);
        return errors.list();
    }

    private static void validate(Secret secret, Errors errors) {
        ObjectMetaValidation.validate(secret.metadata(), true, Names::dns1123Subdomain, errors);
        var data = Path.of("data");
        long size = 0;
        for (var entry : Values.sorted(secret.data()).entrySet()) {
            errors.invalid(data.key(entry.getKey()), entry.getKey(), Names.configKey(entry.getKey()));
            size += decodedLength(entry.getValue());
        }
        if (size > LARGEST) {
            errors.add(FieldError.tooLong(data, LARGEST));
        }
        validateType(secret, data, errors);
    }

    private static void validateType(Secret secret, Path data, Errors errors) {
        switch (text(secret.type())) {
            case "kubernetes.io/service-account-token" -> {
                var account = "kubernetes.io/service-account.name";
                if (empty(secret.metadata().annotations().get(account))) {
                    errors.required(ObjectMetaValidation.METADATA.child("annotations").key(account));
                }
            }
            case "kubernetes.io/dockercfg" -> require(secret.data(), ".dockercfg", data, errors);
            case "kubernetes.io/dockerconfigjson" -> require(secret.data(), ".dockerconfigjson", data, errors);
            case "kubernetes.io/basic-auth" -> {
                if (!secret.data().containsKey("username") && !secret.data().containsKey("password")) {
                    errors.required(data.key("username"));
                    errors.required(data.key("password"));
                }
            }
            case "kubernetes.io/ssh-auth" -> {
                if (empty(secret.data().get("ssh-privatekey"))) {
                    errors.required(data.key("ssh-privatekey"));
                }
            }
            case "kubernetes.io/tls" -> {
                require(secret.data(), "tls.crt", data, errors);
                require(secret.data(), "tls.key", data, errors);
            }
            default -> {}
        }
    }

    private static void require(Map<String, String> entries, String key, Path data, Errors errors) {
        if (!entries.containsKey(key)) {
            errors.required(data.key(key));
        }
    }

    public static List<FieldError> validateUpdate(Secret secret, Secret old) {
        var errors = new Errors();
        ObjectMetaValidation.validateUpdate(secret.metadata(), old.metadata(), errors);
        errors.immutable(Path.of("type"), text(secret.type()), text(old.type()));
        if (truth(old.immutable())) {
            keep(truth(secret.immutable()), true, "immutable", errors);
            keep(secret.data(), old.data(), "data", errors);
        }
        validate(secret, errors);
        return errors.list();
    }

    public static List<FieldError> validate(ServiceAccount account) {
        var errors = new Errors();
        ObjectMetaValidation.validate(account.metadata(), true, Names::dns1123Subdomain, errors);
        return errors.list();
    }

    private static long length(String text) {
        return text.length() > LARGEST / 4 ? text.getBytes(StandardCharsets.UTF_8).length : text.length();
    }

    private static long decodedLength(String base64) {
        return base64.length() / 4 * 3L;
    }
}
