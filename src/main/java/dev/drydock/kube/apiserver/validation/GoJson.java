package dev.drydock.kube.apiserver.validation;

import dev.drydock.kube.api.Field;
import dev.drydock.kube.api.IntOrString;
import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.api.Struct;
import dev.drydock.kube.api.Type;
import dev.drydock.kube.api.codec.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Writes the value that a refusal shows as Go's `json.Marshal` does: keys of maps sorted, `<`, `>` and `&` escaped.
/// Upstream shows its internal types, whose fields have Go's names; such values are given as [Fields].
final class GoJson {
    /// Types of `metav1`, which upstream has no internal form of, where Go's order is not that of the alphabet.
    private static final Map<String, List<String>> ORDERS = Map.of(
            "LabelSelector", List.of("matchLabels", "matchExpressions"),
            "OwnerReference", List.of("apiVersion", "kind", "name", "uid", "controller", "blockOwnerDeletion"));

    private GoJson() {}

    /// A struct of upstream's internal types: Go's field names in Go's order.
    record Fields(List<Map.Entry<String, @Nullable Object>> entries) {}

    static String write(@Nullable Object value) {
        var out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    /// With one blank for each level, each value on a line of its own.
    static String pretty(@Nullable Object value) {
        var compact = write(value);
        var out = new StringBuilder(2 * compact.length());
        int depth = 0;
        for (int i = 0; i < compact.length(); i++) {
            char c = compact.charAt(i);
            switch (c) {
                case '"' -> {
                    int end = endOfText(compact, i);
                    out.append(compact, i, end + 1);
                    i = end;
                }
                case '{' -> {
                    if (compact.charAt(i + 1) == '}') {
                        out.append("{}");
                        i++;
                    } else {
                        newLine(++depth, out.append(c));
                    }
                }
                case '[' -> newLine(++depth, out.append(c));
                case '}', ']' -> {
                    newLine(--depth, out);
                    out.append(c);
                }
                case ',' -> newLine(depth, out.append(c));
                case ':' -> out.append(": ");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    private static int endOfText(String json, int quote) {
        int i = quote + 1;
        while (json.charAt(i) != '"') {
            i += json.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }

    private static void newLine(int depth, StringBuilder out) {
        out.append('\n').repeat(' ', depth);
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case String text -> quote(text, out);
            case Quantity quantity -> quote(quantity.toString(), out);
            case IntOrString.Int number -> out.append(number.value());
            case IntOrString.Text text -> quote(text.value(), out);
            case java.time.Instant time -> quote(time.toString(), out);
            case Fields fields -> writeEntries(fields.entries(), out);
            case Struct struct -> write(struct, out);
            case Map<?, ?> map when map.isEmpty() -> out.append("null");
            case Map<?, ?> map -> writeEntries(new TreeMap<>(map).entrySet(), out);
            case List<?> list when list.isEmpty() -> out.append("null");
            case List<?> list -> {
                char before = '[';
                for (var item : list) {
                    write(item, out.append(before));
                    before = ',';
                }
                out.append(']');
            }
            default -> out.append(value);
        }
    }

    private static void write(Struct struct, StringBuilder out) {
        char before = '{';
        for (var field : fields(struct.schema())) {
            var value = struct.get(field.index());
            boolean absent = value == null
                    || value instanceof List<?> list && list.isEmpty()
                    || value instanceof Map<?, ?> map && map.isEmpty();
            if (!(absent && field.omitEmpty())) {
                quote(field.name(), out.append(before));
                write(value, out.append(':'));
                before = ',';
            }
        }
        out.append(before == '{' ? "{}" : "}");
    }

    private static List<Field> fields(Type<?> type) {
        var order = ORDERS.get(type.name());
        return order == null ? type.fields() : order.stream().map(type::field).map(Objects::requireNonNull).toList();
    }

    private static void writeEntries(Iterable<? extends Map.Entry<?, ?>> entries, StringBuilder out) {
        char before = '{';
        for (var entry : entries) {
            quote(String.valueOf(entry.getKey()), out.append(before));
            write(entry.getValue(), out.append(':'));
            before = ',';
        }
        out.append(before == '{' ? "{}" : "}");
    }

    private static void quote(String text, StringBuilder out) {
        out.append(Json.write(text));
    }
}
