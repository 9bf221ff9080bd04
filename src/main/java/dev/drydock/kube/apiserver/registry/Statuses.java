package dev.drydock.kube.apiserver.registry;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.Structs;
import dev.drydock.kube.api.Type;

/// Users do not say how things are.
final class Statuses {
    private Statuses() {}

    /// The object without a status, as creation wants it.
    static <T extends KubeObject> T cleared(T object) {
        @SuppressWarnings("unchecked")
        var type = (Type<T>) object.schema();
        return Structs.copyField("status", type.empty(), object);
    }
}
