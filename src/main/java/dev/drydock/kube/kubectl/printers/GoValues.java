package dev.drydock.kube.kubectl.printers;

import dev.drydock.kube.api.codec.Json;
import dev.drydock.kube.api.Go;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Trees as Go's `fmt` prints what JSON was decoded to.
final class GoValues {
    private GoValues() {}

    /// `%v`.
    static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "<nil>";
            case Map<?, ?> map ->
                new TreeMap<>(map)
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + ":" + text(entry.getValue()))
                                .collect(Collectors.joining(" ", "map[", "]"));
            case List<?> list -> list.stream().map(GoValues::text).collect(Collectors.joining(" ", "[", "]"));
            case Number number -> Json.write(number);
            default -> value.toString();
        };
    }

    /// `%#v`.
    static String syntax(@Nullable Object value) {
        return switch (value) {
            case null -> "interface {}(nil)";
            case Map<?, ?> map ->
                new TreeMap<>(map)
                        .entrySet().stream()
                                .map(entry -> Go.quote(entry.getKey().toString()) + ":" + syntax(entry.getValue()))
                                .collect(Collectors.joining(", ", "map[string]interface {}{", "}"));
            case List<?> list ->
                list.stream().map(GoValues::syntax).collect(Collectors.joining(", ", "[]interface {}{", "}"));
            case String text -> Go.quote(text);
            default -> text(value);
        };
    }

    /// `%T`.
    static String type(Object value) {
        return switch (value) {
            case Map<?, ?> _ -> "map[string]interface {}";
            case List<?> _ -> "[]interface {}";
            case String _ -> "string";
            case Boolean _ -> "bool";
            case Double _ -> "float64";
            default -> "int64";
        };
    }
}
