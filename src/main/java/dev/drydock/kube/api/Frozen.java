package dev.drydock.kube.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Immutable collections for the records; what is immutable already is not copied again.
public final class Frozen {
    private Frozen() {}

    public static <E> List<E> list(@Nullable List<E> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /// Whether `map` has each entry of `wanted`.
    public static <V> boolean hasAll(Map<String, V> map, Map<String, V> wanted) {
        if (map instanceof FrozenMap<V> all && wanted instanceof FrozenMap<V> some) {
            return all.hasAll(some);
        }
        return map.entrySet().containsAll(wanted.entrySet());
    }

    /// Keeps the order in which the map gives its entries.
    public static <V> Map<String, V> map(@Nullable Map<String, V> map) {
        return map instanceof FrozenMap<V> frozen ? frozen : map == null || map.isEmpty() ? FrozenMap.empty() : FrozenMap.copyOf(map);
    }
}
