package dev.drydock.kube.api;

import org.jspecify.annotations.Nullable;

/// A Kubernetes struct: a record that knows its schema and gives its fields by index.
public interface Struct {
    /// The method is not called `type`, since many structs have a field of that name.
    Type<?> schema();

    /// The value of the field with this [Field#index()].
    @Nullable
    Object get(int index);
}
