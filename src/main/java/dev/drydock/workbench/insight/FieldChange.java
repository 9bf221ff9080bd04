package dev.drydock.workbench.insight;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.api.codec.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One field that differs between two states of an object.
///
/// @param path `status.conditions[Ready].status`: what has a name or a type in its list goes by that, the rest by number
/// @param before as JSON; empty where it was not there
/// @param after as JSON; empty where it is gone
public record FieldChange(String path, String before, String after) {
    /// Bookkeeping that every write changes and nobody asks about.
    private static final Set<String> SILENT = Set.of("metadata.managedFields", "metadata.resourceVersion", "metadata.generation");

    private static final List<String> KEYS = List.of("name", "type");

    /// In the order of the fields.
    public static List<FieldChange> between(@Nullable KubeObject before, @Nullable KubeObject after) {
        var changes = new ArrayList<FieldChange>();
        compare("", tree(before), tree(after), changes);
        return List.copyOf(changes);
    }

    /// The path as a change would name it.
    ///
    /// @param steps keys and numbers of items
    static String path(Object tree, List<String> steps) {
        var path = new StringBuilder();
        @Nullable Object here = tree;
        for (var step : steps) {
            if (here instanceof List<?> items) {
                int index = Integer.parseInt(step);
                here = items.get(index);
                path.append('[').append(name(items, index)).append(']');
            } else {
                here = here instanceof Map<?, ?> fields ? fields.get(step) : null;
                path.append(path.isEmpty() ? "" : ".").append(step);
            }
        }
        return path.toString();
    }

    private static Object name(List<?> items, int index) {
        for (var key : KEYS) {
            if (byKey(items, key).isPresent() && items.get(index) instanceof Map<?, ?> item) {
                return Objects.requireNonNull(item.get(key));
            }
        }
        return index;
    }

    private static Object tree(@Nullable KubeObject object) {
        return object == null ? Map.of() : Codec.tree(object);
    }

    private static void compare(String path, @Nullable Object before, @Nullable Object after, List<FieldChange> changes) {
        if (SILENT.contains(path) || (before == null ? after == null : before.equals(after))) {
            return;
        }
        if (before instanceof Map<?, ?> from && after instanceof Map<?, ?> to) {
            var keys = new LinkedHashSet<Object>(from.keySet());
            keys.addAll(to.keySet());
            keys.forEach(key -> compare(path.isEmpty() ? String.valueOf(key) : path + "." + key, from.get(key), to.get(key), changes));
        } else if (before instanceof List<?> from && after instanceof List<?> to) {
            compareLists(path, from, to, changes);
        } else if (before == null && isFull(after)) {
            compare(path, emptyLike(after), after, changes);
        } else if (after == null && isFull(before)) {
            compare(path, before, emptyLike(before), changes);
        } else {
            changes.add(new FieldChange(path, before == null ? "" : Json.write(before), after == null ? "" : Json.write(after)));
        }
    }

    private static void compareLists(String path, List<?> before, List<?> after, List<FieldChange> changes) {
        for (var key : KEYS) {
            var from = byKey(before, key);
            var to = byKey(after, key);
            if (from.isPresent() && to.isPresent()) {
                var names = new LinkedHashSet<>(from.get().keySet());
                names.addAll(to.get().keySet());
                names.forEach(name -> compare(path + "[" + name + "]", from.get().get(name), to.get().get(name), changes));
                return;
            }
        }
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            compare(path + "[" + i + "]", i < before.size() ? before.get(i) : null, i < after.size() ? after.get(i) : null, changes);
        }
    }

    /// Empty where an item has no such key, or two have the same.
    private static Optional<Map<Object, Object>> byKey(List<?> items, String key) {
        var named = new LinkedHashMap<Object, Object>();
        for (var item : items) {
            var name = item instanceof Map<?, ?> fields ? fields.get(key) : null;
            if (name == null || named.put(name, item) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(named);
    }

    /// What came or went as a whole is told field by field.
    private static boolean isFull(@Nullable Object value) {
        return (value instanceof Map<?, ?> map && !map.isEmpty()) || (value instanceof List<?> list && !list.isEmpty());
    }

    private static Object emptyLike(@Nullable Object value) {
        return value instanceof List<?> ? List.of() : Map.of();
    }
}
