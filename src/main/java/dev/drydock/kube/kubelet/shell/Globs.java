package dev.drydock.kube.kubelet.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Patterns with `*`, `?` and `[…]`.
final class Globs {
    private Globs() {}

    static boolean isPattern(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0;
    }

    static boolean matches(String pattern, String text) {
        return Pattern.compile(expression(pattern), Pattern.DOTALL).matcher(Patient.of(text)).matches();
    }

    /// As a regular expression.
    static String expression(String pattern) {
        var expression = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            int close = c == '[' ? pattern.indexOf(']', i + 2) : -1;
            if (c == '*') {
                expression.append(".*");
            } else if (c == '?') {
                expression.append('.');
            } else if (close > 0) {
                expression.append(set(pattern.substring(i + 1, close)));
                i = close;
            } else {
                expression.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return expression.toString();
    }

    private static String set(String inner) {
        boolean negated = inner.startsWith("!") || inner.startsWith("^");
        var quoted = (negated ? inner.substring(1) : inner).replaceAll("([\\[\\]\\\\&^])", "\\\\$1");
        return (negated ? "[^" : "[") + (quoted.matches(".*[^\\p{Alnum}-]-.*|.*-[^\\p{Alnum}].*") ? quoted.replace("-", "\\-") : ordered(quoted)) + "]";
    }

    /// A range that goes backwards is none.
    private static String ordered(String set) {
        for (int i = 1; i + 1 < set.length(); i++) {
            if (set.charAt(i) == '-' && set.charAt(i - 1) > set.charAt(i + 1)) {
                return set.replace("-", "\\-");
            }
        }
        return set;
    }

    /// The paths that fit, in order.
    static List<String> expand(String pattern, String directory, Files files) {
        var found = List.of(pattern.startsWith("/") ? "/" : "");
        for (var part : pattern.split("/")) {
            if (part.isEmpty()) {
                continue;
            }
            var next = new ArrayList<String>();
            for (var path : found) {
                if (!isPattern(part)) {
                    next.add(path + part + "/");
                    continue;
                }
                files.list(Files.resolve(directory, path)).orElse(List.of()).stream()
                        .filter(name -> !name.startsWith(".") && matches(part, name))
                        .forEach(name -> next.add(path + name + "/"));
            }
            found = next;
        }
        return found.stream()
                .map(path -> path.endsWith("/") && path.length() > 1 ? path.substring(0, path.length() - 1) : path)
                .filter(path -> files.exists(Files.resolve(directory, path)))
                .toList();
    }
}
