package dev.drydock.kube.api.select;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A question to fields, `status.phase=Running,metadata.name!=a`. Mirrors `apimachinery/pkg/fields.Selector`.
public record FieldSelector(List<Term> terms) {
    private static final List<String> OPERATORS = List.of("!=", "==", "=");

    public static final FieldSelector EVERYTHING = new FieldSelector(List.of());

    /// One field and the value that it must have, or must not.
    public record Term(String field, boolean equal, String value) {
        @Override
        public String toString() {
            return field + (equal ? "=" : "!=") + value.replace("\\", "\\\\").replace(",", "\\,").replace("=", "\\=");
        }
    }

    /// @throws SelectorException in Kubernetes' words
    public static FieldSelector parse(String text) {
        var terms = split(text).sorted().filter(part -> !part.isEmpty()).map(part -> term(text, part)).toList();
        return new FieldSelector(terms);
    }

    /// Commas after a backslash belong to a value.
    private static Stream<String> split(String text) {
        var parts = new ArrayList<String>();
        var start = 0;
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == ',') {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts.stream();
    }

    private static Term term(String text, String part) {
        for (var i = 0; i < part.length(); i++) {
            for (var operator : OPERATORS) {
                if (part.startsWith(operator, i)) return new Term(part.substring(0, i), !operator.equals("!="), unescape(part.substring(i + operator.length())));
            }
        }
        throw new SelectorException("invalid selector: '" + text + "'; can't understand '" + part + "'");
    }

    private static String unescape(String value) {
        var out = new StringBuilder();
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c == '\\') {
                var next = i + 1 < value.length() ? value.substring(i + 1, i + 2) : "";
                if (next.isEmpty() || !"\\,=".contains(next)) throw new SelectorException("invalid field selector: invalid escape sequence: \\" + next);
                out.append(next);
                i++;
            } else if (c == ',' || c == '=') {
                throw new SelectorException("invalid field selector: unescaped character in value: " + (int) c);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /// @param fields gives the value of a field, `""` where it is absent
    public boolean matches(UnaryOperator<String> fields) {
        return terms.stream().allMatch(term -> fields.apply(term.field).equals(term.value) == term.equal);
    }

    @Override
    public String toString() {
        return terms.stream().map(Term::toString).collect(Collectors.joining(","));
    }
}
