package dev.drydock.kube.apiserver;

import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.api.codec.DecodeException;
import dev.drydock.kube.api.codec.Decoded;
import dev.drydock.kube.api.codec.Json;
import dev.drydock.kube.api.codec.Trees;
import dev.drydock.kube.api.patch.JsonPatch;
import dev.drydock.kube.api.patch.MergePatch;
import dev.drydock.kube.api.patch.PatchException;
import dev.drydock.kube.api.patch.StrategicMergePatch;
import dev.drydock.kube.apiserver.WriteOptions.FieldValidation;
import dev.drydock.kube.apiserver.validation.FieldError;
import dev.drydock.kube.apiserver.validation.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A patch in one of the three forms that clients send. Mirrors `apiserver/pkg/endpoints/handlers/patch.go`.
///
/// @param patch a list of operations for [Form#JSON], a map for the others
public record DocumentPatch(Form form, Object patch) implements Patch {
    private static final Pattern MISTYPED = Pattern.compile("json: cannot unmarshal (\\w+).* of type (.+)");

    public enum Form {
        JSON,
        MERGE,
        STRATEGIC
    }

    @Override
    public <T extends KubeObject> Reply<T> applyTo(T current, Kind<T> kind, FieldValidation validation) {
        var after = applyTo(Codec.tree(current), kind);
        Decoded<T> decoded;
        try {
            decoded = Codec.decode(kind.type(), after);
        } catch (DecodeException mistyped) {
            throw refused(after, form == Form.STRATEGIC ? conversion(mistyped.getMessage()) : mistyped.getMessage());
        }
        if (!decoded.problems().isEmpty() && validation == FieldValidation.STRICT) {
            throw refused(after, decoded.strictError());
        }
        return new Reply<>(decoded.value(), Decoding.warnings(decoded, validation));
    }

    private @Nullable Object applyTo(Map<String, Object> before, Kind<?> kind) {
        try {
            return switch (form) {
                case JSON -> JsonPatch.apply(Trees.copy(before), patch);
                case MERGE -> MergePatch.apply(Trees.copy(before), patch);
                case STRATEGIC -> StrategicMergePatch.apply(before, Trees.map(patch), kind.type());
            };
        } catch (PatchException mistake) {
            throw form == Form.JSON ? Refusals.unprocessable() : Refusals.badRequest(mistake.getMessage());
        }
    }

    private RuntimeException refused(@Nullable Object after, String why) {
        var value = form == Form.STRATEGIC ? text(patch) : Json.write(after);
        return Refusals.invalid("", "", List.of(FieldError.invalid(Path.of("patch"), value, why)));
    }

    /// A strategic merge is not decoded from JSON, so its words are those of the conversion from a tree.
    private static String conversion(String message) {
        var mistyped = MISTYPED.matcher(message);
        if (!mistyped.matches()) {
            return message;
        }
        var from = mistyped.group(1);
        var to = mistyped.group(2);
        if (to.startsWith("[]")) {
            return "cannot restore slice from " + kind(from);
        } else if (to.startsWith("map[")) {
            return "cannot restore map from " + kind(from);
        } else if (to.contains(".")) {
            return "cannot restore struct from: " + kind(from);
        }
        return from.equals("number") && to.equals("string") ? "cannot convert int64 to string" : "unrecognized type: " + to;
    }

    private static String kind(String json) {
        return switch (json) {
            case "object" -> "map";
            case "array" -> "slice";
            case "number" -> "int64";
            default -> json;
        };
    }

    /// As Go's `%+v` prints a tree.
    private static String text(@Nullable Object tree) {
        return switch (tree) {
            case null -> "<nil>";
            case Map<?, ?> map ->
                new TreeMap<>(map)
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + ":" + text(entry.getValue()))
                                .collect(Collectors.joining(" ", "map[", "]"));
            case List<?> list -> list.stream().map(DocumentPatch::text).collect(Collectors.joining(" ", "[", "]"));
            case Number number -> Json.write(number);
            default -> Objects.toString(tree);
        };
    }
}
