package dev.drydock.kube.apiserver.registry;

import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.apiserver.validation.FieldError;
import java.util.List;
import java.util.Map;

/// The strategy of each kind; kinds without one are stored as they come.
public final class Strategies {
    private static final Map<Class<?>, Strategy<?>> BY_TYPE = Map.of();
    private static final Strategy<KubeObject> OTHER = new Lenient();

    private Strategies() {}

    @SuppressWarnings("unchecked")
    public static <T extends KubeObject> Strategy<T> of(Kind<T> kind) {
        return (Strategy<T>) BY_TYPE.getOrDefault(kind.javaType(), OTHER);
    }

    private static final class Lenient implements Strategy<KubeObject> {
        @Override
        public List<FieldError> validate(KubeObject object) {
            return List.of();
        }

        @Override
        public List<FieldError> validateUpdate(KubeObject object, KubeObject old) {
            return List.of();
        }
    }
}
