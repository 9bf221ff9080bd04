package dev.drydock.kube.kubectl.printers;

import dev.drydock.kube.api.Go;
import dev.drydock.kube.api.codec.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Prints trees as KYAML, the part of YAML that braces, quotes and commas leave no doubt about. Mirrors `sigs.k8s.io/yaml/kyaml`.
final class Kyaml {
    private static final String FOLD = "\\\n";
    private static final Set<String> NOT_TEXTS =
            Set.of("null", "~", "true", "t", "y", "yes", "on", "false", "f", "n", "no", "off", ".inf", "-.inf", "+.inf", ".nan");
    /// What YAML would take for a number or a date; Go's parser of numbers takes `inf` and `infinity` too.
    private static final Pattern NUMBER = Pattern.compile(
            "[+-]?(\\d+|0[xX][0-9a-fA-F]+|0[oO]?[0-7]+|0[bB][01]+|(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?|[iI][nN][fF](inity)?)|[nN][aA][nN]"
                    + "|[+-]?[1-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?|\\d{4}-\\d{1,2}-\\d{1,2}([Tt ].*)?");

    private final StringBuilder out = new StringBuilder();

    private Kyaml() {}

    /// With a final newline, without the line that begins a document.
    static String write(@Nullable Object tree) {
        var kyaml = new Kyaml();
        kyaml.value(tree, 0);
        return kyaml.out.append('\n').toString();
    }

    private void value(@Nullable Object tree, int indent) {
        switch (tree) {
            case null -> out.append("null");
            case Map<?, ?> map -> map(map, indent);
            case List<?> list -> list(list, indent);
            case String text -> string(text, indent + 1, false);
            case Number number -> out.append(Json.write(number));
            default -> out.append(tree);
        }
    }

    private void map(Map<?, ?> map, int indent) {
        if (map.isEmpty()) {
            out.append("{}");
            return;
        }
        out.append("{\n");
        for (var entry : new TreeMap<>(map).entrySet()) {
            indent(indent + 1);
            var key = entry.getKey().toString();
            if (needsQuotes(key)) {
                string(key, indent + 2, true);
            } else {
                out.append(key);
            }
            out.append(": ");
            value(entry.getValue(), indent + 1);
            out.append(",\n");
        }
        indent(indent);
        out.append('}');
    }

    /// Maps and lists in a list share its brackets' lines.
    private void list(List<?> list, int indent) {
        if (list.isEmpty()) {
            out.append("[]");
            return;
        }
        boolean cuddled = list.stream().allMatch(each -> each instanceof Map || each instanceof List);
        out.append(cuddled ? "[" : "[\n");
        for (int i = 0; i < list.size(); i++) {
            if (cuddled) {
                out.append(i > 0 ? ", " : "");
                value(list.get(i), indent);
            } else {
                indent(indent + 1);
                value(list.get(i), indent + 1);
                out.append(",\n");
            }
        }
        if (!cuddled) {
            indent(indent);
        }
        out.append(']');
    }

    private void string(String text, int indent, boolean compact) {
        boolean lines = !compact && text.indexOf('\n') >= 0;
        out.append(lines ? "\"" + FOLD : "\"");
        text.codePoints().forEach(c -> {
            if (lines && out.charAt(out.length() - 1) == '\n') {
                indent(indent);
                out.append(Character.isWhitespace(c) && c != '\n' ? '\\' : ' ');
            }
            out.append(c == '\n' ? "\\n" + (compact ? "" : FOLD) : escaped(c));
        });
        if (lines) {
            out.append(out.charAt(out.length() - 1) == '\n' ? "" : FOLD);
            indent(indent);
        }
        out.append('"');
    }

    private static String escaped(int c) {
        return switch (c) {
            case 0 -> "\\0";
            case 0x1B -> "\\e";
            case 0x85 -> "\\N";
            case 0xA0 -> "\\_";
            case 0x2028 -> "\\L";
            case 0x2029 -> "\\P";
            default -> {
                var quoted = Go.quote(Character.toString(c));
                yield quoted.substring(1, quoted.length() - 1);
            }
        };
    }

    private void indent(int level) {
        out.append("  ".repeat(level));
    }

    private static boolean needsQuotes(String text) {
        if (text.isEmpty()
                || NOT_TEXTS.contains(text.toLowerCase(Locale.ROOT))
                || NUMBER.matcher(text).matches()
                || NUMBER.matcher(text.replace("_", "")).matches()) {
            return true;
        }
        var letters = text.codePoints().toArray();
        for (int i = 0; i < letters.length; i++) {
            boolean inside = i > 0 && i < letters.length - 1;
            boolean plain = Character.isLetterOrDigit(letters[i]) || letters[i] == '_';
            if (!plain && !(inside && "-./".indexOf(letters[i]) >= 0)) {
                return true;
            }
        }
        return false;
    }
}
