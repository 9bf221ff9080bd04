package dev.drydock.kube.kubelet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// The grammar of a shell, as far as manifests for teaching need it: commands, quotes, `$VARIABLE`, `$(command)`, `$((1 + 1))`.
final class ShellWords {
    private final String text;
    private final UnaryOperator<String> variable;
    private final UnaryOperator<String> command;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private ShellWords(String text, UnaryOperator<String> variable, UnaryOperator<String> command) {
        this.text = text;
        this.variable = variable;
        this.command = command;
    }

    /// The commands of a script and what stands between them.
    static List<String> commands(String text) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int end = endOfGroup(text, i);
            if (end > i) {
                part.append(text, i, end);
                i = end - 1;
            } else if (c == ';' || c == '\n' || c == '&' && !part.toString().endsWith(">") || c == '|') {
                boolean twice = (c == '&' || c == '|') && i + 1 < text.length() && text.charAt(i + 1) == c;
                parts.add(part.toString().strip());
                parts.add(c == '\n' ? ";" : twice ? text.substring(i, i + 2) : String.valueOf(c));
                part.setLength(0);
                i += twice ? 1 : 0;
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString().strip());
        return parts;
    }

    /// The words of one command, with what they stand for in place.
    ///
    /// @param variable gives the value of a name
    /// @param command gives what a command prints
    static List<String> expand(String text, UnaryOperator<String> variable, UnaryOperator<String> command) {
        return new ShellWords(text, variable, command).read();
    }

    /// Where a quote or `$(` that begins here ends; `from` where none begins.
    private static int endOfGroup(String text, int from) {
        char c = text.charAt(from);
        if (c == '\\') {
            return Math.min(from + 2, text.length());
        } else if (c == '\'' || c == '"') {
            for (int i = from + 1; i < text.length(); i++) {
                if (text.charAt(i) == '\\' && c == '"') {
                    i++;
                } else if (c == '"' && text.startsWith("$(", i)) {
                    i = endOfGroup(text, i) - 1;
                } else if (text.charAt(i) == c) {
                    return i + 1;
                }
            }
            return text.length();
        } else if (text.startsWith("$(", from)) {
            int depth = 0;
            for (int i = from + 1; i < text.length(); i++) {
                depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
                if (depth == 0) {
                    return i + 1;
                }
            }
            return text.length();
        }
        return from;
    }

    private List<String> read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            switch (c) {
                case ' ', '\t', '\n' -> {
                    end();
                    at++;
                }
                case '\'' -> single();
                case '"' -> quoted();
                case '\\' -> {
                    add(text.substring(Math.min(at + 1, text.length()), Math.min(at + 2, text.length())));
                    at += 2;
                }
                case '$' -> add(dollar());
                case '>' -> redirect();
                default -> {
                    add(String.valueOf(c));
                    at++;
                }
            }
        }
        end();
        return words;
    }

    /// `>`, `>>`, `2>/dev/null` and `2>&1` are words of their own.
    private void redirect() {
        var stream = word.toString();
        if (stream.equals("2") || stream.equals("1")) {
            word.setLength(0);
            inWord = false;
        } else {
            stream = "";
            end();
        }
        int from = at;
        at += text.startsWith(">>", at) || text.startsWith(">&", at) ? 2 : 1;
        words.add((stream.equals("2") ? "2" : "") + text.substring(from, at));
    }

    private void single() {
        int close = text.indexOf('\'', at + 1);
        int end = close < 0 ? text.length() : close;
        add(text.substring(at + 1, end));
        at = end + 1;
    }

    private void quoted() {
        add("");
        for (at++; at < text.length() && text.charAt(at) != '"'; ) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length() && "\"\\$`".indexOf(text.charAt(at + 1)) >= 0) {
                add(text.substring(at + 1, at + 2));
                at += 2;
            } else if (c == '$') {
                add(dollar());
            } else {
                add(String.valueOf(c));
                at++;
            }
        }
        at++;
    }

    private String dollar() {
        if (text.startsWith("$((", at)) {
            int close = text.indexOf("))", at);
            int end = close < 0 ? text.length() : close;
            var sum = text.substring(at + 3, end);
            at = Math.min(end + 2, text.length());
            return Long.toString(Arithmetic.value(sum, variable));
        } else if (text.startsWith("$(", at)) {
            int end = endOfGroup(text, at);
            var inner = text.substring(at + 2, Math.max(at + 2, end - 1));
            at = end;
            return command.apply(inner).stripTrailing();
        } else if (text.startsWith("${", at) && text.indexOf('}', at) > 0) {
            int end = text.indexOf('}', at);
            var inner = text.substring(at + 2, end);
            at = end + 1;
            int fallback = inner.indexOf(":-");
            var value = variable.apply(fallback < 0 ? inner : inner.substring(0, fallback));
            return value.isEmpty() && fallback >= 0 ? inner.substring(fallback + 2) : value;
        }
        int end = at + 1;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        if (end == at + 1) {
            at++;
            return "$";
        }
        var name = text.substring(at + 1, end);
        at = end;
        return variable.apply(name);
    }

    private void add(String part) {
        word.append(part);
        inWord = true;
    }

    private void end() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
