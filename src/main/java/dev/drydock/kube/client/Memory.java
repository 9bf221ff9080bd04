package dev.drydock.kube.client;

import java.util.Optional;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;

/// What components must remember beside the store, as immutable values: the kubelets' containers, back-off counts.
/// It belongs to the snapshot of a cluster, so a fork remembers the same.
public final class Memory {
    private HashPMap<Place, Object> values;

    Memory(State state) {
        this.values = state.values;
    }

    /// Everything remembered, as an immutable value.
    public record State(HashPMap<Place, Object> values) {
        static final State EMPTY = new State(HashTreePMap.empty());
    }

    record Place(String component, Object key) {}

    State state() {
        return new State(values);
    }

    /// The part of the memory that one component has to itself.
    Part of(String component) {
        return new Part(component);
    }

    void forgetAll(String component) {
        values = values.minusAll(values.keySet().stream()
                .filter(place -> place.component().equals(component))
                .toList());
    }

    /// One component's memory: values by key.
    public final class Part {
        private final String component;

        private Part(String component) {
            this.component = component;
        }

        public <T> Optional<T> recall(Object key, Class<T> type) {
            return Optional.ofNullable(values.get(new Place(component, key))).map(type::cast);
        }

        /// @param value immutable
        public void remember(Object key, Object value) {
            values = values.plus(new Place(component, key), value);
        }

        public void forget(Object key) {
            values = values.minus(new Place(component, key));
        }
    }
}
