package dev.drydock.kube.apiserver.validation;

import dev.drydock.kube.api.Field;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.Shape;
import dev.drydock.kube.api.Struct;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the schema alone says of a kind that has no rules of its own here: required fields and enumerations.
public final class SchemaValidation {
    private SchemaValidation() {}

    public static List<FieldError> validate(KubeObject object, boolean namespaced) {
        var errors = new Errors();
        ObjectMetaValidation.validate(object.metadata(), namespaced, Names::dns1123Subdomain, errors);
        validateFields(object, null, errors);
        return errors.list();
    }

    /// For kinds whose names may hold anything that a path can, such as roles.
    public static List<FieldError> validateWithPathName(KubeObject object, boolean namespaced) {
        var errors = new Errors();
        ObjectMetaValidation.validate(object.metadata(), namespaced, SchemaValidation::pathSegment, errors);
        validateFields(object, null, errors);
        return errors.list();
    }

    public static List<FieldError> validateUpdate(KubeObject object, KubeObject old) {
        var errors = new Errors();
        ObjectMetaValidation.validateUpdate(object.metadata(), old.metadata(), errors);
        validateFields(object, null, errors);
        return errors.list();
    }

    private static List<String> pathSegment(String name) {
        if (name.equals(".") || name.equals("..")) {
            return List.of("may not be '" + name + "'");
        }
        return name.contains("/") ? List.of("may not contain '/'") : name.contains("%") ? List.of("may not contain '%'") : List.of();
    }

    private static void validateFields(Struct struct, @Nullable Path path, Errors errors) {
        for (var field : struct.schema().fields()) {
            if (path == null && (field.name().equals("metadata") || field.name().equals("status"))) {
                continue;
            }
            var at = path == null ? Path.of(field.name()) : path.child(field.name());
            var value = struct.get(field.index());
            if (isAbsent(value)) {
                if (field.required() && needsValue(field)) {
                    errors.required(at);
                }
            } else {
                validateValue(field, value, at, errors);
            }
        }
    }

    private static void validateValue(Field field, @Nullable Object value, Path path, Errors errors) {
        switch (value) {
            case Struct struct -> validateFields(struct, path, errors);
            case String text when !field.enums().isEmpty() && !field.enums().contains(text) ->
                    errors.notSupported(path, text, field.enums());
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    validateValue(field, list.get(i), path.index(i), errors);
                }
            }
            case Map<?, ?> map -> map.forEach((key, item) -> {
                if (item instanceof Struct) {
                    validateValue(field, item, path.key(String.valueOf(key)), errors);
                }
            });
            case null, default -> {}
        }
    }

    private static boolean isAbsent(@Nullable Object value) {
        return value == null || value.equals("");
    }

    /// Zero is a value, and a struct that is always there says itself what it lacks.
    private static boolean needsValue(Field field) {
        return switch (field.shape()) {
            case Shape.Text _ -> true;
            case Shape.Of _ -> !field.value();
            default -> false;
        };
    }
}
