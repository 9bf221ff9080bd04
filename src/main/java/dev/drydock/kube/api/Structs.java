package dev.drydock.kube.api;

import dev.drydock.kube.api.meta.ObjectMeta;
import org.jspecify.annotations.Nullable;

/// What can be done with any struct by the names of its fields.
public final class Structs {
    private Structs() {}

    public static <T extends KubeObject> T withMetadata(T object, ObjectMeta metadata) {
        @SuppressWarnings("unchecked")
        var changed = (T) object.withMetadata(metadata);
        return changed;
    }

    /// `to` with one field as `from` has it; `to` itself where the type has no such field.
    @SuppressWarnings("unchecked")
    public static <T extends Struct> T copyField(String name, T from, T to) {
        var field = to.schema().field(name);
        return field == null ? to : with(to, field, from.get(field.index()));
    }

    @SuppressWarnings("unchecked")
    public static <T extends Struct> T with(T struct, Field field, @Nullable Object value) {
        var type = (Type<T>) struct.schema();
        var values = new @Nullable Object[type.fields().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i == field.index() ? value : struct.get(i);
        }
        return type.create(values);
    }
}
