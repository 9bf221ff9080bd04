package dev.drydock.kube.kubectl.printers;

import dev.drydock.kube.kubectl.printers.JsonPathNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads kubectl's dialect of JSONPath: texts with expressions in braces. Mirrors `client-go/util/jsonpath/parser.go`.
final class JsonPathParser {
    private static final int LONGEST = 20_000;
    private static final Pattern KEY = Pattern.compile("'([^']*)'");
    private static final Pattern SLICE = Pattern.compile("(-?\\d*)(:-?\\d*)?(:-?\\d*)?");
    private static final Pattern COMPARISON = Pattern.compile("([^!<>=]+)([!<>=]+)(.+?)", Pattern.DOTALL);

    private final String input;
    private int at;

    private JsonPathParser(String input) {
        if (input.length() > LONGEST) {
            throw new JsonPathException("template too long");
        }
        this.input = input;
    }

    static List<JsonPathNode> parse(String template) {
        return new JsonPathParser(template).template();
    }

    private static Sequence action(String text) {
        return (Sequence) new JsonPathParser("{" + text + "}").template().getFirst();
    }

    private List<JsonPathNode> template() {
        var nodes = new ArrayList<JsonPathNode>();
        while (at < input.length()) {
            int brace = input.indexOf('{', at);
            int end = brace < 0 ? input.length() : brace;
            if (end > at) {
                nodes.add(new JsonPathNode.Text(input.substring(at, end)));
            }
            at = end;
            if (brace >= 0) {
                at++;
                nodes.add(braces());
            }
        }
        return nodes;
    }

    private Sequence braces() {
        var nodes = new ArrayList<JsonPathNode>();
        while (true) {
            if (looksAt("}")) {
                at++;
                return new Sequence(List.copyOf(nodes));
            } else if (looksAt("[?(")) {
                nodes.add(filter());
            } else if (looksAt("..")) {
                at += 2;
                nodes.add(new JsonPathNode.Recursive());
                if (at < input.length() && isAlphanumeric(input.charAt(at))) {
                    nodes.add(field());
                }
            } else {
                other(nodes);
            }
        }
    }

    private void other(List<JsonPathNode> nodes) {
        if (at >= input.length() || input.charAt(at) == '\n' || input.charAt(at) == '\r') {
            throw new JsonPathException("unclosed action");
        }
        char c = input.charAt(at);
        switch (c) {
            case ' ', '@', '$' -> at++;
            case '[' -> nodes.addAll(array());
            case '"', '\'' -> nodes.add(quoted(c));
            case '.' -> {
                at++;
                nodes.add(field());
            }
            default -> {
                if (c == '+' || c == '-' || Character.isDigit(c)) {
                    nodes.add(number());
                } else if (isAlphanumeric(c)) {
                    nodes.add(name());
                } else {
                    throw new JsonPathException(
                            "unrecognized character in action: U+%04X '%s'".formatted(input.codePointAt(at), Character.toString(input.codePointAt(at))));
                }
            }
        }
    }

    private JsonPathNode name() {
        int start = at;
        while (at < input.length() && isAlphanumeric(input.charAt(at))) {
            at++;
        }
        var name = input.substring(start, at);
        return name.equals("true") || name.equals("false")
                ? new JsonPathNode.Literal(Boolean.valueOf(name))
                : new JsonPathNode.Name(name);
    }

    private JsonPathNode number() {
        int start = at++;
        while (at < input.length() && (Character.isDigit(input.charAt(at)) || input.charAt(at) == '.')) {
            at++;
        }
        var text = input.substring(start, at);
        try {
            return new JsonPathNode.Literal(Long.valueOf(text));
        } catch (NumberFormatException notWhole) {
            try {
                return new JsonPathNode.Literal(Double.valueOf(text));
            } catch (NumberFormatException e) {
                throw new JsonPathException("cannot parse number " + text);
            }
        }
    }

    private JsonPathNode field() {
        var name = new StringBuilder();
        while (at < input.length() && !isTerminator(input.charAt(at))) {
            if (input.charAt(at) == '\\') {
                at++;
                if (at >= input.length()) {
                    break;
                }
            }
            name.append(input.charAt(at++));
        }
        return name.toString().equals("*") ? new JsonPathNode.Wildcard() : new JsonPathNode.Field(name.toString());
    }

    private JsonPathNode quoted(char quote) {
        var text = new StringBuilder();
        for (at++; ; at++) {
            if (at >= input.length() || input.charAt(at) == '\n') {
                throw new JsonPathException("unterminated quoted string");
            }
            char c = input.charAt(at);
            if (c == quote) {
                at++;
                return new JsonPathNode.Text(text.toString());
            } else if (c == '\\') {
                at++;
                if (at >= input.length()) {
                    throw new JsonPathException("unterminated quoted string");
                }
                text.append(escaped(input.charAt(at), quote));
            } else {
                text.append(c);
            }
        }
    }

    private static char escaped(char c, char quote) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'a' -> 0x7;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'v' -> 0xB;
            case '\\' -> '\\';
            default -> {
                if (c == quote) {
                    yield c;
                }
                throw new JsonPathException("unquote string error invalid syntax");
            }
        };
    }

    private List<JsonPathNode> array() {
        int end = input.indexOf(']', at);
        int newline = input.indexOf('\n', at);
        if (end < 0 || newline >= 0 && newline < end) {
            throw new JsonPathException("unterminated array");
        }
        var text = input.substring(at + 1, end);
        at = end + 1;
        if (text.contains(",")) {
            var parts = new ArrayList<Sequence>();
            for (var part : text.split(",", -1)) {
                parts.add(action("[" + part.strip() + "]"));
            }
            return List.of(new JsonPathNode.Union(parts));
        }
        var key = KEY.matcher(text);
        if (key.matches()) {
            return action("." + key.group(1)).nodes();
        }
        return List.of(slice(text.equals("*") ? ":" : text));
    }

    private static JsonPathNode slice(String text) {
        var parts = SLICE.matcher(text);
        if (!parts.matches()) {
            throw new JsonPathException("invalid array index " + text);
        }
        return new JsonPathNode.Slice(
                index(parts.group(1)), index(withoutColon(parts.group(2))), index(withoutColon(parts.group(3))), parts.group(2) == null);
    }

    private static String withoutColon(@Nullable String part) {
        return part == null ? "" : part.substring(1);
    }

    private static Optional<Integer> index(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException e) {
            throw new JsonPathException("array index " + text + " is not a number");
        }
    }

    private JsonPathNode filter() {
        at += 3;
        int start = at;
        char quote = 0;
        boolean closed = false;
        while (true) {
            if (at >= input.length() || input.charAt(at) == '\n') {
                throw new JsonPathException("unterminated filter");
            }
            char c = input.charAt(at++);
            if (c == '"' || c == '\'') {
                if (quote == 0) {
                    quote = c;
                } else if (c == quote && input.charAt(at - 2) != '\\') {
                    closed = true;
                }
            } else if (c == ')' && (quote == 0 || closed)) {
                break;
            }
        }
        var text = input.substring(start, at - 1);
        if (at >= input.length() || input.charAt(at++) != ']') {
            throw new JsonPathException("unclosed array expect ]");
        }
        var comparison = COMPARISON.matcher(text);
        return comparison.matches()
                ? new JsonPathNode.Filter(action(comparison.group(1)), comparison.group(2), action(comparison.group(3)))
                : new JsonPathNode.Filter(action(text), "", new Sequence(List.of()));
    }

    private boolean looksAt(String text) {
        return input.startsWith(text, at);
    }

    private static boolean isTerminator(char c) {
        return Character.isWhitespace(c) || ".,[]$@{}".indexOf(c) >= 0;
    }

    private static boolean isAlphanumeric(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }
}
