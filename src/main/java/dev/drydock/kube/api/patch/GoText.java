package dev.drydock.kube.api.patch;

import dev.drydock.kube.api.codec.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Trees as Go's `%v` prints them, and the names of their Go types.
public final class GoText {
    private GoText() {}

    public static String of(@Nullable Object tree) {
        return switch (tree) {
            case null -> "<nil>";
            case String text -> text;
            case Map<?, ?> map -> map.entrySet().stream().map(e -> e.getKey() + ":" + of(e.getValue())).sorted().collect(Collectors.joining(" ", "map[", "]"));
            case List<?> list -> list.stream().map(GoText::of).collect(Collectors.joining(" ", "[", "]"));
            default -> Json.write(tree);
        };
    }

    static String type(@Nullable Object tree) {
        return switch (tree) {
            case null -> "<nil>";
            case String _ -> "string";
            case Boolean _ -> "bool";
            case Map<?, ?> _ -> "map[string]interface {}";
            case List<?> _ -> "[]interface {}";
            case Double _ -> "float64";
            default -> "int64";
        };
    }

    static PatchException wrongType(String expected, @Nullable Object actual) {
        return new PatchException("expected a " + expected + ", but received a " + type(actual));
    }
}
