package dev.drydock.kube.api.patch;

import dev.drydock.kube.api.Field;
import dev.drydock.kube.api.Shape;
import dev.drydock.kube.api.Type;
import dev.drydock.kube.api.codec.Json;
import org.jspecify.annotations.Nullable;

/// How the parts of an object are patched: by the schema of a type, or none inside free-form maps.
record PatchSchema(@Nullable Type<?> type) {

    /// One field: the schema of what it holds, its strategy (`merge`, `replace` or ``), its merge key.
    record Part(PatchSchema inner, String strategy, boolean retainKeys, String mergeKey) {
        boolean merges() {
            return strategy.equals("merge");
        }

        boolean replaces() {
            return strategy.equals("replace");
        }
    }

    Part part(String name) {
        if (type == null) return new Part(this, "", false, "");
        var field = type.field(name);
        if (field == null) {
            if (type.gvk() != null && (name.equals("apiVersion") || name.equals("kind"))) return new Part(new PatchSchema(null), "", false, "");
            throw new PatchException("unable to find api field in struct " + type.name() + " for the json field " + Json.quote(name));
        }
        var strategies = field.patchStrategies();
        var strategy = strategies.stream().filter(s -> !s.equals("retainKeys")).findFirst().orElse("");
        return new Part(inner(field), strategy, strategies.contains("retainKeys"), field.patchMergeKey() == null ? "" : field.patchMergeKey());
    }

    private static PatchSchema inner(Field field) {
        var shape = field.shape() instanceof Shape.ListOf(var element) ? element : field.shape();
        return new PatchSchema(shape instanceof Shape.Of(var type) ? type.get() : null);
    }


    String name() {
        return type == null ? "map" : type.name();
    }
}
