package dev.drydock.kube.api.codec;

import dev.drydock.kube.api.Field;
import dev.drydock.kube.api.IntOrString;
import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.api.Shape;
import dev.drydock.kube.api.Struct;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes structs as Go's JSON encoder would with the tags of Kubernetes' types.
final class TreeWriter {
    private TreeWriter() {}

    static Map<String, Object> tree(Struct struct) {
        var type = struct.schema();
        var tree = LinkedHashMap.<String, Object>newLinkedHashMap(type.fields().size() + 2);
        var gvk = type.gvk();
        for (var field : type.fields()) {
            if (gvk != null) typeMeta(tree, gvk.apiVersion(), gvk.kind(), field.name());
            put(tree, field, struct.get(field.index()));
        }
        if (gvk != null) typeMeta(tree, gvk.apiVersion(), gvk.kind(), "~");
        return tree;
    }

    /// Puts these two where the alphabet has them.
    private static void typeMeta(Map<String, Object> tree, String apiVersion, String kind, String next) {
        if (next.compareTo("apiVersion") > 0) tree.putIfAbsent("apiVersion", apiVersion);
        if (next.compareTo("kind") > 0) tree.putIfAbsent("kind", kind);
    }

    @SuppressWarnings("NullAway")
    private static void put(Map<String, Object> tree, Field field, @Nullable Object value) {
        if (writes(field, value)) tree.put(field.name(), value == null || isEmptyCollection(value) ? absent(field) : write(field.shape(), value));
    }

    static boolean writes(Field field, @Nullable Object value) {
        return !field.omitEmpty() || value != null && !isEmptyCollection(value) && !(field.value() && Zero.is(value));
    }

    private static boolean isEmptyCollection(Object value) {
        return value instanceof List<?> list && list.isEmpty() || value instanceof Map<?, ?> map && map.isEmpty();
    }

    private static @Nullable Object absent(Field field) {
        var nil = switch (field.shape()) {
            case Shape.ListOf _, Shape.MapOf _, Shape.Of _, Shape.Any _, Shape.Time _, Shape.MicroTime _, Shape.Bytes _ -> true;
            default -> !field.value();
        };
        return nil ? null : write(field.shape(), Zero.of(field.shape()));
    }

    private static Object write(Shape shape, Object value) {
        return switch (shape) {
            case Shape.Of _ -> tree((Struct) value);
            case Shape.ListOf list -> {
                var items = new ArrayList<>(((List<?>) value).size());
                ((List<?>) value).forEach(item -> items.add(write(list.element(), item)));
                yield items;
            }
            case Shape.MapOf map -> {
                var entries = LinkedHashMap.<String, Object>newLinkedHashMap(((Map<?, ?>) value).size());
                ((Map<?, ?>) value).entrySet().stream().sorted((a, b) -> ((String) a.getKey()).compareTo((String) b.getKey()))
                        .forEach(entry -> entries.put((String) entry.getKey(), write(map.value(), entry.getValue())));
                yield entries;
            }
            case Shape.Time _ -> GoTime.seconds((Instant) value);
            case Shape.MicroTime _ -> GoTime.micros((Instant) value);
            case Shape.QuantityShape _ -> ((Quantity) value).toString();
            case Shape.IntOrStringShape _ -> switch ((IntOrString) value) {
                case IntOrString.Int(var number) -> (long) number;
                case IntOrString.Text(var text) -> text;
            };
            case Shape.Int32 _, Shape.Int64 _ -> ((Number) value).longValue();
            case Shape.Float64 _ -> GoNumber.normal((Double) value);
            case Shape.Any _ -> Trees.freeze(value);
            case Shape.Text _, Shape.Bool _, Shape.Bytes _ -> value;
        };
    }
}
