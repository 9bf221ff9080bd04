package dev.drydock.kube.apiserver.fieldmanager;

import dev.drydock.kube.api.Shape;
import dev.drydock.kube.api.Type;
import dev.drydock.kube.api.patch.GoText;
import dev.drydock.kube.apiserver.fieldmanager.Layout.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What keeps a document from being applied as an object of its kind.
/// Mirrors `structured-merge-diff/typed/validate.go`.
final class TypedErrors {
    private final List<String> errors = new ArrayList<>();

    private TypedErrors() {}

    /// In upstream's words; empty where the document fits.
    static String of(Type<?> type, Map<?, ?> document) {
        var found = new TypedErrors();
        var fields = new TreeMap<String, @Nullable Object>();
        document.forEach((name, value) -> fields.put((String) name, value));
        fields.keySet().removeAll(List.of("apiVersion", "kind"));
        found.struct("", Layout.of(type), fields);
        return switch (found.errors.size()) {
            case 0 -> "";
            case 1 -> found.errors.getFirst();
            default -> "errors:\n  " + String.join("\n  ", found.errors);
        };
    }

    private void struct(String path, Layout layout, Map<?, ?> document) {
        new TreeMap<Object, @Nullable Object>(document).forEach((name, value) -> {
            var part = layout.part((String) name);
            if (part == null) {
                errors.add(path + "." + name + ": field not declared in schema");
            } else {
                shape(path + "." + name, part, part.field.shape(), value);
            }
        });
    }

    private void shape(String path, @Nullable Part part, Shape shape, @Nullable Object value) {
        if (value == null) {
            return;
        }
        switch (shape) {
            case Shape.Of of -> {
                if (value instanceof Map<?, ?> map) {
                    struct(path, Layout.of(of.type().get()), map);
                } else {
                    mismatch(path, "map", value);
                }
            }
            case Shape.MapOf map -> {
                if (value instanceof Map<?, ?> entries) {
                    new TreeMap<Object, @Nullable Object>(entries)
                            .forEach((key, item) -> shape(path + "." + key, null, map.value(), item));
                } else {
                    mismatch(path, "map", value);
                }
            }
            case Shape.ListOf list -> {
                if (value instanceof List<?> items) {
                    items(path, part, list.element(), items);
                } else {
                    mismatch(path, "list", value);
                }
            }
            case Shape.Text _, Shape.Bytes _ -> {
                if (!(value instanceof String)) {
                    errors.add(path + ": expected string, got &value.valueUnstructured{Value:" + GoText.of(value) + "}");
                }
            }
            case Shape.Int32 _, Shape.Int64 _, Shape.Float64 _ -> {
                if (!(value instanceof Number)) {
                    errors.add(path + ": expected numeric (int or float), got " + goType(value));
                }
            }
            case Shape.Bool _ -> {
                if (!(value instanceof Boolean)) {
                    mismatch(path, "boolean", value);
                }
            }
            case Shape.Time _, Shape.MicroTime _, Shape.QuantityShape _, Shape.IntOrStringShape _ -> {
                if (value instanceof Map || value instanceof List) {
                    mismatch(path, "any scalar", value);
                }
            }
            case Shape.Any _ -> {}
        }
    }

    private void items(String path, @Nullable Part part, Shape element, List<?> items) {
        boolean keyed = part != null && part.relation == Layout.Relation.KEYED;
        var seen = new HashSet<String>();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            if (!keyed) {
                shape(path + "[" + i + "]", null, element, item);
            } else if (!(item instanceof Map<?, ?> map)) {
                errors.add(path + ": element " + i + ": associative list with keys may not have "
                        + (item == null ? "a null element" : "non-map elements"));
            } else {
                var key = PathKeys.of(part.field, map);
                if (key.isEmpty()) {
                    var missing = part.field.listMapKeys().stream().filter(name -> map.get(name) == null).findFirst().orElse("");
                    errors.add(path + ": element " + i + ": associative list with keys has an element that omits key field \"" + missing
                            + "\" (and doesn't have default value)");
                } else {
                    if (!seen.add(key)) {
                        errors.add(path + ": duplicate entries for key " + PathKeys.text(key));
                    }
                    shape(path + PathKeys.text(key), null, element, item);
                }
            }
        }
    }

    private void mismatch(String path, String expected, Object value) {
        errors.add(path + ": expected " + expected + ", got &{" + GoText.of(value) + "}");
    }

    private static String goType(Object value) {
        return switch (value) {
            case String _ -> "string";
            case Boolean _ -> "bool";
            case List<?> _ -> "[]interface {}";
            default -> "map[string]interface {}";
        };
    }
}
