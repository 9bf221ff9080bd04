package dev.drydock.kube.apiserver.validation;

import dev.drydock.kube.api.Go;
import static dev.drydock.kube.apiserver.validation.Values.empty;
import static dev.drydock.kube.apiserver.validation.Values.number;
import static dev.drydock.kube.apiserver.validation.Values.text;
import static dev.drydock.kube.apiserver.validation.Values.truth;

import dev.drydock.kube.api.GroupVersionKind;
import dev.drydock.kube.api.meta.ObjectMeta;
import dev.drydock.kube.api.meta.OwnerReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What all objects share. Mirrors `apimachinery/pkg/api/validation/objectmeta.go`.
final class ObjectMetaValidation {
    static final Path METADATA = Path.of("metadata");
    private static final Set<String> STANDARD_FINALIZERS = Set.of("kubernetes", "orphan", "foregroundDeletion");
    private static final int ANNOTATIONS_LIMIT = 256 * 1024;

    private ObjectMetaValidation() {}

    static void validate(ObjectMeta meta, boolean namespaced, Names.Rule rule, Errors errors) {
        validate(meta, namespaced, rule, METADATA, errors);
    }

    static void validate(ObjectMeta meta, boolean namespaced, Names.Rule rule, Path path, Errors errors) {
        if (!empty(meta.generateName())) {
            errors.invalid(path.child("generateName"), meta.generateName(), rule.checkPrefix(text(meta.generateName())));
        }
        if (empty(meta.name())) {
            errors.required(path.child("name"), "name or generateName is required");
        } else {
            errors.invalid(path.child("name"), meta.name(), rule.check(text(meta.name())));
        }
        if (!namespaced) {
            if (!empty(meta.namespace())) {
                errors.forbidden(path.child("namespace"), "not allowed on this type");
            }
        } else if (empty(meta.namespace())) {
            errors.required(path.child("namespace"));
        } else {
            errors.invalid(path.child("namespace"), meta.namespace(), Names.dns1123Label(text(meta.namespace())));
        }
        validateParts(meta, path, errors);
    }

    static void validateUpdate(ObjectMeta meta, ObjectMeta old, Errors errors) {
        var path = METADATA;
        if (old.deletionTimestamp() != null) {
            validateNoNewFinalizers(meta.finalizers(), old.finalizers(), path.child("finalizers"), errors);
        }
        if (empty(meta.resourceVersion())) {
            errors.invalid(path.child("resourceVersion"), "", "must be specified for an update");
        }
        if (number(meta.generation()) < number(old.generation())) {
            errors.invalid(path.child("generation"), number(meta.generation()), "must not be decremented");
        }
        errors.immutable(path.child("name"), text(meta.name()), text(old.name()));
        errors.immutable(path.child("namespace"), text(meta.namespace()), text(old.namespace()));
        errors.immutable(path.child("uid"), text(meta.uid()), text(old.uid()));
        errors.immutable(path.child("creationTimestamp"), meta.creationTimestamp(), old.creationTimestamp());
        errors.immutable(path.child("deletionTimestamp"), meta.deletionTimestamp(), old.deletionTimestamp());
        errors.immutable(path.child("deletionGracePeriodSeconds"), meta.deletionGracePeriodSeconds(), old.deletionGracePeriodSeconds());
        validateParts(meta, path, errors);
    }

    private static void validateParts(ObjectMeta meta, Path path, Errors errors) {
        errors.notNegative(path.child("generation"), number(meta.generation()));
        Labels.validate(meta.labels(), path.child("labels"), errors);
        validateAnnotations(meta.annotations(), path.child("annotations"), errors);
        validateOwners(meta.ownerReferences(), path.child("ownerReferences"), errors);
        validateFinalizers(meta.finalizers(), path.child("finalizers"), errors);
    }

    static void validateAnnotations(Map<String, String> annotations, Path path, Errors errors) {
        if (annotations.isEmpty()) {
            return;
        }
        long size = 0;
        for (var entry : Values.sorted(annotations).entrySet()) {
            var key = entry.getKey();
            errors.invalid(path, key, Names.qualified(key.toLowerCase(Locale.ROOT)));
            size += key.length() + entry.getValue().length();
        }
        if (size > ANNOTATIONS_LIMIT / 3 && bytes(annotations) > ANNOTATIONS_LIMIT) {
            errors.add(FieldError.tooLong(path, ANNOTATIONS_LIMIT));
        }
    }

    private static long bytes(Map<String, String> annotations) {
        return annotations.entrySet().stream()
                .mapToLong(entry -> (entry.getKey() + entry.getValue()).getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    private static void validateOwners(List<OwnerReference> owners, Path path, Errors errors) {
        var controller = "";
        for (var owner : owners) {
            validateOwner(owner, path, errors);
            if (truth(owner.controller())) {
                var name = text(owner.kind()) + "/" + text(owner.name());
                if (!controller.isEmpty()) {
                    errors.invalid(path, owners,
                            "Only one reference can have Controller set to true. Found \"true\" in references for %s and %s"
                                    .formatted(controller, name));
                } else {
                    controller = name;
                }
            }
        }
    }

    private static void validateOwner(OwnerReference owner, Path path, Errors errors) {
        var type = GroupVersionKind.of(text(owner.apiVersion()), text(owner.kind()));
        if (type.version().isEmpty()) {
            errors.invalid(path.child("apiVersion"), text(owner.apiVersion()), "version must not be empty");
        }
        if (type.kind().isEmpty()) {
            errors.invalid(path.child("kind"), text(owner.kind()), "must not be empty");
        }
        if (empty(owner.name())) {
            errors.invalid(path.child("name"), "", "must not be empty");
        }
        if (empty(owner.uid())) {
            errors.invalid(path.child("uid"), "", "must not be empty");
        }
        if (type.apiVersion().equals("v1") && type.kind().equals("Event")) {
            errors.invalid(path, owner, type + " is disallowed from being an owner");
        }
    }

    private static void validateFinalizers(List<String> finalizers, Path path, Errors errors) {
        for (var finalizer : finalizers) {
            errors.invalid(path, finalizer, Names.qualified(finalizer));
        }
        if (finalizers.contains("orphan") && finalizers.contains("foregroundDeletion")) {
            errors.invalid(path, finalizers, "finalizer orphan and foregroundDeletion cannot be both set");
        }
        for (int i = 0; i < finalizers.size(); i++) {
            validateStandardFinalizer(finalizers.get(i), path.index(i), errors);
        }
    }

    static void validateStandardFinalizer(String finalizer, Path path, Errors errors) {
        if (finalizer.indexOf('/') < 0 && !STANDARD_FINALIZERS.contains(finalizer)) {
            errors.invalid(path, finalizer, "name is neither a standard finalizer name nor is it fully qualified");
        }
    }

    private static void validateNoNewFinalizers(List<String> finalizers, List<String> old, Path path, Errors errors) {
        var added = new ArrayList<>(new TreeSet<>(finalizers));
        added.removeAll(old);
        if (!added.isEmpty()) {
            errors.forbidden(path, "no new finalizers can be added if the object is being deleted, found new finalizers "
                    + added.stream().map(Go::quote).collect(Collectors.joining(", ", "[]string{", "}")));
        }
    }
}
