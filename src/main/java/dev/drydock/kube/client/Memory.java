package dev.drydock.kube.client;

import dev.drydock.kube.map.HashedMap;
import java.util.Optional;

/// What components must remember beside the store, as immutable values: the kubelets' containers, back-off counts.
/// It belongs to the snapshot of a cluster, so a fork remembers the same.
public final class Memory {
    private HashedMap<Place, Object> values;

    Memory(State state) {
        this.values = new HashedMap<>(state.values);
    }

    /// Everything remembered, as an immutable value.
    public record State(HashedMap.State<Place, Object> values) {
        static final State EMPTY = new State(HashedMap.State.empty());

        /// What one component remembers under a key.
        public Optional<Object> of(String component, Object key) {
            return Optional.ofNullable(new HashedMap<>(values).get(new Place(component, key)));
        }
    }

    record Place(String component, Object key) {}

    void resume(State state) {
        values = new HashedMap<>(state.values);
    }

    State state() {
        return new State(values.state());
    }

    /// The part of the memory that one component has to itself.
    Part of(String component) {
        return new Part(component);
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
            values.put(new Place(component, key), value);
        }

        public void forget(Object key) {
            values.remove(new Place(component, key));
        }
    }
}
