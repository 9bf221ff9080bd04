package dev.drydock.kube.api.codec;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON as Go reads and writes it.
public final class Json {
    private static final String HEX = "0123456789abcdef";

    private Json() {}

    /// @return maps in the order of the text, lists, strings, longs, doubles, booleans or null
    /// @throws JsonException in Go's words
    public static @Nullable Object parse(String text) {
        return parse(text, Limits.DEFAULT);
    }

    public static @Nullable Object parse(String text, Limits limits) {
        return new JsonParser(text, limits).parse();
    }

    /// Compact, keys sorted as Go's maps are, `<`, `>` and `&` escaped as Go does unless told otherwise.
    public static String write(@Nullable Object tree) {
        var out = new StringBuilder();
        write(out, tree, null, 0);
        return out.toString();
    }

    /// With four spaces, as `kubectl -o json` prints; keys keep the order they have.
    public static String pretty(@Nullable Object tree) {
        var out = new StringBuilder();
        write(out, tree, "    ", 0);
        return out.append('\n').toString();
    }

    /// A string literal without Go's escapes for HTML, as its `%q` prints it.
    public static String quote(String text) {
        var out = new StringBuilder();
        string(out, text, false);
        return out.toString();
    }

    private static void write(StringBuilder out, @Nullable Object tree, @Nullable String indent, int level) {
        switch (tree) {
            case null -> out.append("null");
            case String text -> string(out, text, true);
            case Number number -> out.append(GoNumber.text(number));
            case Map<?, ?> map -> object(out, map, indent, level);
            case List<?> list -> array(out, list, indent, level);
            default -> out.append(tree);
        }
    }

    private static void object(StringBuilder out, Map<?, ?> map, @Nullable String indent, int level) {
        if (map.isEmpty()) {
            out.append("{}");
            return;
        }
        var entries = map.entrySet().stream();
        var sorted = indent == null ? entries.sorted((a, b) -> a.getKey().toString().compareTo(b.getKey().toString())) : entries;
        out.append('{');
        for (var each = sorted.iterator(); each.hasNext(); ) {
            var entry = each.next();
            newline(out, indent, level + 1);
            string(out, entry.getKey().toString(), true);
            out.append(indent == null ? ":" : ": ");
            write(out, entry.getValue(), indent, level + 1);
            if (each.hasNext()) out.append(',');
        }
        newline(out, indent, level);
        out.append('}');
    }

    private static void array(StringBuilder out, List<?> list, @Nullable String indent, int level) {
        if (list.isEmpty()) {
            out.append("[]");
            return;
        }
        out.append('[');
        for (var i = 0; i < list.size(); i++) {
            if (i > 0) out.append(',');
            newline(out, indent, level + 1);
            write(out, list.get(i), indent, level + 1);
        }
        newline(out, indent, level);
        out.append(']');
    }

    private static void newline(StringBuilder out, @Nullable String indent, int level) {
        if (indent != null) out.append('\n').repeat(indent, level);
    }

    private static void string(StringBuilder out, String text, boolean html) {
        out.append('"');
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < 0x20 || html && (c == '<' || c == '>' || c == '&') || c == 0x2028 || c == 0x2029) {
                        out.append("\\u").append(HEX.charAt(c >> 12)).append(HEX.charAt(c >> 8 & 15)).append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
