package dev.drydock.kube.api.codec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Ordered trees of maps, lists and scalars.
public final class Trees {
    private Trees() {}

    /// An immutable copy.
    public static Object freeze(Object tree) {
        return switch (tree) {
            case Map<?, ?> map -> {
                var copy = LinkedHashMap.newLinkedHashMap(map.size());
                map.forEach((key, value) -> copy.put(key, value == null ? null : freeze(value)));
                yield Collections.unmodifiableMap(copy);
            }
            case List<?> list -> {
                var copy = new ArrayList<@Nullable Object>(list.size());
                list.forEach(item -> copy.add(item == null ? null : freeze(item)));
                yield Collections.unmodifiableList(copy);
            }
            default -> tree;
        };
    }

    /// A copy that can be changed.
    @SuppressWarnings("unchecked")
    public static <T extends @Nullable Object> T copy(T tree) {
        return (T) switch (tree) {
            case null -> null;
            case Map<?, ?> map -> {
                var copy = LinkedHashMap.newLinkedHashMap(map.size());
                map.forEach((key, value) -> copy.put(key, copy(value)));
                yield copy;
            }
            case List<?> list -> {
                var copy = new ArrayList<@Nullable Object>(list.size());
                list.forEach(item -> copy.add(copy(item)));
                yield copy;
            }
            default -> tree;
        };
    }

    /// The map as one with string keys; all trees have such.
    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> map(Object tree) {
        return (Map<String, @Nullable Object>) tree;
    }

    @SuppressWarnings("unchecked")
    public static List<@Nullable Object> list(Object tree) {
        return (List<@Nullable Object>) tree;
    }

    /// Equal as JSON is: numbers by value, maps whatever their order.
    public static boolean same(@Nullable Object a, @Nullable Object b) {
        return switch (a) {
            case null -> b == null;
            case Map<?, ?> map -> b instanceof Map<?, ?> other && map.size() == other.size()
                    && map.entrySet().stream().allMatch(e -> other.containsKey(e.getKey()) && same(e.getValue(), other.get(e.getKey())));
            case List<?> list -> b instanceof List<?> other && list.size() == other.size() && sameItems(list, other);
            case Number number -> b instanceof Number other && GoNumber.text(number).equals(GoNumber.text(other));
            default -> a.equals(b);
        };
    }

    private static boolean sameItems(List<?> a, List<?> b) {
        for (var i = 0; i < a.size(); i++) if (!same(a.get(i), b.get(i))) return false;
        return true;
    }
}
