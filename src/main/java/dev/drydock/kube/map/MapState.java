package dev.drydock.kube.map;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a map held at one moment: immutable, and shared by all that go on from it. Two are equal that hold the same.
public abstract sealed class MapState<K, V> permits HashedMap.State, OrderedMap.State {
    MapState() {}

    /// What the map held.
    public abstract Map<K, V> entries();

    /// Where two have the same, they need not be compared entry by entry.
    abstract Object root();

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof MapState<?, ?> state
                && getClass() == state.getClass()
                && (root() == state.root() || entries().equals(state.entries()));
    }

    @Override
    public final int hashCode() {
        return entries().hashCode();
    }

    @Override
    public final String toString() {
        return entries().toString();
    }
}
