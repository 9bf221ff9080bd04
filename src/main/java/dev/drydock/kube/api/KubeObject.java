package dev.drydock.kube.api;

import dev.drydock.kube.api.meta.ObjectMeta;
import java.util.Objects;

/// An object with a kind of its own, as it is stored and served.
public interface KubeObject extends Struct {
    ObjectMeta metadata();

    KubeObject withMetadata(ObjectMeta metadata);

    /// The object's name, or `""` where it has none yet.
    default String name() {
        return Objects.requireNonNullElse(metadata().name(), "");
    }

    /// The object's namespace, or `""` where it has none.
    default String namespace() {
        return Objects.requireNonNullElse(metadata().namespace(), "");
    }

    default ObjectKey key() {
        return new ObjectKey(namespace(), name());
    }

    default GroupVersionKind gvk() {
        return Objects.requireNonNull(schema().gvk());
    }
}
