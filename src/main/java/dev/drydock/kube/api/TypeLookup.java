package dev.drydock.kube.api;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Finds the `TYPE` of a record when it is first needed.
final class TypeLookup implements Supplier<Type<?>> {
    private final Class<? extends Struct> struct;
    private @Nullable Type<?> found;

    TypeLookup(Class<? extends Struct> struct) {
        this.struct = struct;
    }

    @Override
    public Type<?> get() {
        var type = found;
        if (type == null) found = type = Type.of(struct);
        return type;
    }

    @Override
    public String toString() {
        return struct.getSimpleName();
    }
}
