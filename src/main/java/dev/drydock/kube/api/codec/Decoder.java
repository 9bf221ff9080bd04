package dev.drydock.kube.api.codec;

import dev.drydock.kube.api.Field;
import dev.drydock.kube.api.Shape;
import dev.drydock.kube.api.Struct;
import dev.drydock.kube.api.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One run of strict decoding. Mirrors `sigs.k8s.io/json`: fields are visited in alphabetical order, as a client sends them;
/// a value of a wrong type is remembered and the rest still read, since a type's own refusal goes before it.
final class Decoder {
    private final List<FieldProblem> problems = new ArrayList<>();
    private final DecodePath path = new DecodePath();
    private final Scalars scalars = new Scalars(this::mismatch, path);
    private @Nullable DecodeException first;

    <T extends Struct> Decoded<T> decode(Type<T> type, @Nullable Object tree) {
        T value;
        if (tree instanceof Map<?, ?> map) {
            value = struct(type, map);
        } else {
            if (tree != null) mismatch(tree, type.goName());
            value = type.empty();
        }
        if (first != null) throw first;
        return new Decoded<>(value, List.copyOf(problems));
    }

    private <T extends Struct> T struct(Type<T> type, Map<?, ?> map) {
        var outer = path.enter(type.name());
        var values = new @Nullable Object[type.fields().size()];
        var unknown = sort(type, map, values);
        for (var field : type.fields()) {
            while (unknown != null && !unknown.isEmpty() && unknown.first().compareTo(field.name()) < 0) unknown(unknown.pollFirst());
            var raw = values[field.index()];
            if (raw != null) values[field.index()] = field(field, raw);
        }
        if (unknown != null) unknown.forEach(this::unknown);
        path.enter(outer);
        return type.create(values);
    }

    /// Puts the values into their places and gives the names that have none.
    private @Nullable TreeSet<String> sort(Type<?> type, Map<?, ?> map, @Nullable Object[] values) {
        TreeSet<String> unknown = null;
        for (var entry : map.entrySet()) {
            var name = (String) entry.getKey();
            var field = type.field(name);
            if (field != null) {
                values[field.index()] = entry.getValue();
            } else if (type.gvk() != null && (name.equals("apiVersion") || name.equals("kind"))) {
                typeMeta(name, entry.getValue());
            } else {
                if (unknown == null) unknown = new TreeSet<>();
                unknown.add(name);
            }
        }
        return unknown;
    }

    private void typeMeta(String name, @Nullable Object value) {
        if (value == null || value instanceof String) return;
        path.push(name);
        mismatch(value, "string");
        path.pop();
    }

    private void unknown(String name) {
        problems.add(FieldProblem.unknown(path.with(name)));
    }

    /// Go holds such a scalar by value and can't tell its zero from an absent one, so here both are null and equal.
    private @Nullable Object field(Field field, Object raw) {
        path.push(field.name());
        var value = value(field.shape(), raw, field.goType());
        path.pop();
        return value != null && field.value() && Zero.is(value) ? null : value;
    }

    /// Null where the value did not fit.
    private @Nullable Object value(Shape shape, Object raw, String goType) {
        return switch (shape) {
            case Shape.Text _ -> {
                if (raw instanceof String text) yield StringPool.pooled(text);
                yield mismatch(raw, goType);
            }
            case Shape.Of of -> raw instanceof Map<?, ?> map ? struct(of.type().get(), map) : mismatch(raw, of.type().get().goName());
            case Shape.ListOf list -> raw instanceof List<?> items ? list(list.element(), items, element(goType)) : mismatch(raw, goType);
            case Shape.MapOf map -> raw instanceof Map<?, ?> entries ? map(map.value(), entries, element(goType)) : mismatch(raw, goType);
            case Shape.Int32 _ -> scalars.int32(raw, goType);
            case Shape.Int64 _ -> scalars.int64(raw, goType);
            case Shape.Bool _ -> raw instanceof Boolean ? raw : mismatch(raw, goType);
            case Shape.Float64 _ -> raw instanceof Number number ? (Object) number.doubleValue() : mismatch(raw, goType);
            case Shape.QuantityShape _ -> scalars.quantity(raw);
            case Shape.IntOrStringShape _ -> scalars.intOrString(raw);
            case Shape.Time _ -> scalars.time(raw, "2006-01-02T15:04:05Z07:00");
            case Shape.MicroTime _ -> scalars.time(raw, "2006-01-02T15:04:05.000000Z07:00");
            case Shape.Bytes _ -> raw instanceof String text ? bytes(text) : mismatch(raw, goType);
            case Shape.Any _ -> Trees.freeze(raw);
        };
    }

    private List<Object> list(Shape element, List<?> items, String goType) {
        var values = new ArrayList<>(items.size());
        for (var i = 0; i < items.size(); i++) {
            path.pushIndex(i);
            values.add(element(element, items.get(i), goType));
            path.pop();
        }
        return values;
    }

    private Map<String, Object> map(Shape element, Map<?, ?> entries, String goType) {
        var keys = entries.keySet().toArray(String[]::new);
        Arrays.sort(keys);
        var values = LinkedHashMap.<String, Object>newLinkedHashMap(keys.length);
        for (var key : keys) {
            path.pushKey(key);
            values.put(StringPool.pooled(key), element(element, entries.get(key), goType));
            path.pop();
        }
        return values;
    }

    /// What a list or map holds is never null: Go's zero stands in.
    private Object element(Shape shape, @Nullable Object raw, String goType) {
        var value = raw == null ? null : value(shape, raw, goType);
        return value == null ? Zero.of(shape) : value;
    }

    private @Nullable Object bytes(String text) {
        try {
            Base64.getDecoder().decode(text.replaceAll("[\r\n]", ""));
            return text;
        } catch (IllegalArgumentException e) {
            save("illegal base64 data at input byte " + Scalars.badBase64(text));
            return null;
        }
    }

    private @Nullable Object mismatch(Object raw, String goType) {
        var what = switch (raw) {
            case String _ -> "string";
            case Boolean _ -> "bool";
            case Map<?, ?> _ -> "object";
            case List<?> _ -> "array";
            case Number n when goType.startsWith("int") || goType.startsWith("uint") -> "number " + GoNumber.text(n);
            default -> "number";
        };
        save("json: cannot unmarshal " + what + " into Go " + path.goTarget() + "of type " + goType);
        return null;
    }

    private void save(String message) {
        if (first == null) first = new DecodeException(message, path.toString());
    }

    /// The Go type of what a list or map type holds; a named type keeps its name to itself.
    private static String element(String goType) {
        var bracket = goType.indexOf(']');
        return bracket < 0 ? "string" : goType.substring(bracket + 1);
    }
}
