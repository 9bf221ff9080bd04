package dev.drydock.kube.apiserver.validation;

import org.jspecify.annotations.Nullable;

/// Where a field is in an object. Cheap to extend; written out only when there is something to say.
/// Mirrors `k8s.io/apimachinery/pkg/util/validation/field.Path`.
public final class Path {
    private final @Nullable Path parent;
    private final @Nullable String name;
    private final @Nullable Object index;

    private Path(@Nullable Path parent, @Nullable String name, @Nullable Object index) {
        this.parent = parent;
        this.name = name;
        this.index = index;
    }

    public static Path of(String name) {
        return new Path(null, name, null);
    }

    public Path child(String name) {
        return new Path(this, name, null);
    }

    public Path index(int index) {
        return new Path(this, null, index);
    }

    public Path key(String key) {
        return new Path(this, null, key);
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        write(text);
        return text.toString();
    }

    private void write(StringBuilder text) {
        if (parent != null) {
            parent.write(text);
        }
        if (name == null) {
            text.append('[').append(index).append(']');
        } else {
            text.append(text.isEmpty() ? "" : ".").append(name);
        }
    }
}
