package dev.drydock.kube.apiserver.registry;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.apiserver.validation.FieldError;
import dev.drydock.kube.apiserver.StoreView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is particular to a kind when it is stored.
/// Mirrors `rest.RESTCreateStrategy`, `RESTUpdateStrategy` and `RESTDeleteStrategy`; every method is pure.
public interface Strategy<T extends KubeObject> {
    /// Fills in what the user left open, as upstream's `SetDefaults_*`.
    default T withDefaults(T object) {
        return object;
    }

    /// Clears what a user may not set on creation (the status) and sets what starts with it.
    default T prepareForCreate(T object) {
        return object;
    }

    /// Keeps what an update may not change (the status is kept already).
    default T prepareForUpdate(T object, T old) {
        return object;
    }

    default T prepareForStatusUpdate(T object, T old) {
        return object;
    }

    List<FieldError> validate(T object);

    List<FieldError> validateUpdate(T object, T old);

    default List<FieldError> validateStatusUpdate(T object, T old) {
        return List.of();
    }

    /// Gives out what only the store knows to be free: addresses, ports; called first of all. Refuses by throwing.
    ///
    /// @param old null for a creation
    default T allocate(T object, @Nullable T old, StoreView store) {
        return object;
    }

    /// What to warn of, in the words of upstream's `Warnings*` functions.
    default List<String> warnings(T object) {
        return List.of();
    }

    /// Whether `metadata.generation` counts the changes of the spec.
    default boolean countsGenerations() {
        return false;
    }

    /// How long an object lives on after its deletion was asked for; 0 for at once.
    ///
    /// @param asked the grace period of the request; null where it names none
    default long gracePeriod(T object, @Nullable Long asked) {
        return 0;
    }
}
