package dev.drydock.kube.kubectl.template;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A value as Go's `reflect` sees it: what is in it, and whether that is in an interface, as all parts of a tree are.
record Value(@Nullable Object of, Form form) {
    enum Form {
        PLAIN,
        INTERFACE,
        INVALID
    }

    static final Value INVALID = new Value(null, Form.INVALID);

    /// A part of a map or list.
    static Value part(@Nullable Object of) {
        return new Value(of, Form.INTERFACE);
    }

    /// What stands by itself; null is no value at all.
    static Value plain(@Nullable Object of) {
        return of == null ? INVALID : new Value(of, Form.PLAIN);
    }

    boolean isValid() {
        return form != Form.INVALID;
    }

    /// Whether it is an interface with nothing in it.
    boolean isNilInterface() {
        return form == Form.INTERFACE && of == null;
    }

    Value bare() {
        return plain(of);
    }

    /// `%T`, of the interface itself where it is in one.
    String type() {
        return form == Form.INTERFACE ? "interface {}" : typeOf(Objects.requireNonNull(of));
    }

    static String typeOf(Object object) {
        return switch (object) {
            case Map<?, ?> _ -> "map[string]interface {}";
            case List<?> _ -> "[]interface {}";
            case String _ -> "string";
            case Boolean _ -> "bool";
            case Double _ -> "float64";
            case Integer _ -> "int";
            case Short _ -> "uint8";
            default -> "int64";
        };
    }

    /// What `if` makes of it.
    boolean isTrue() {
        return switch (of) {
            case null -> false;
            case Map<?, ?> map -> !map.isEmpty();
            case List<?> list -> !list.isEmpty();
            case String text -> !text.isEmpty();
            case Boolean truth -> truth;
            case Double number -> number != 0;
            case Number number -> number.longValue() != 0;
            default -> true;
        };
    }

    /// A map's entries in the order of its keys.
    static Map<String, @Nullable Object> sorted(Map<?, ?> map) {
        var sorted = new TreeMap<String, @Nullable Object>();
        map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
        return sorted;
    }
}
