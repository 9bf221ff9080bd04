package dev.drydock.kube.apiserver.defaults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Changes the items of lists; what does not change stays the same list, so that templates share their parts.
final class Each {
    private Each() {}

    static <T> List<T> of(List<T> items, UnaryOperator<T> change) {
        @Nullable List<T> changed = null;
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var next = change.apply(item);
            if (next != item && changed == null) {
                changed = new ArrayList<>(items);
            }
            if (changed != null) {
                changed.set(i, next);
            }
        }
        return changed == null ? items : changed;
    }

    /// `map` with what `more` has for the keys that it lacks.
    static <V> Map<String, V> missing(Map<String, V> map, Map<String, V> more) {
        if (map.keySet().containsAll(more.keySet())) {
            return map;
        }
        var all = new LinkedHashMap<>(map);
        more.forEach(all::putIfAbsent);
        return all;
    }

    static boolean isZero(@Nullable Integer value) {
        return value == null || value == 0;
    }

    static boolean isEmpty(@Nullable String value) {
        return value == null || value.isEmpty();
    }
}
