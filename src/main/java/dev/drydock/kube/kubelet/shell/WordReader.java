package dev.drydock.kube.kubelet.shell;

import dev.drydock.kube.kubelet.shell.Syntax.Output;
import dev.drydock.kube.kubelet.shell.Syntax.Part;
import dev.drydock.kube.kubelet.shell.Syntax.Sum;
import dev.drydock.kube.kubelet.shell.Syntax.Text;
import dev.drydock.kube.kubelet.shell.Syntax.Variable;
import dev.drydock.kube.kubelet.shell.Syntax.Word;
import java.util.ArrayList;
import java.util.List;

/// Reads one word of a script: text, quotes, `$variable`, `$(script)`, `$((sum))`.
final class WordReader {
    private static final String ENDS = " \t\r\n;&|<>()";
    private static final List<String> OPERATORS = List.of(":-", ":=", ":+", ":?", "##", "#", "%%", "%", "-", "=", "+", "?");

    private final Source source;
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();

    private WordReader(Source source) {
        this.source = source;
    }

    static Word read(Source source) {
        var reader = new WordReader(source);
        reader.unquoted(ENDS);
        return reader.word();
    }

    /// Text in which `$` has its meaning, but quotes have none.
    static Word inside(String text) {
        var reader = new WordReader(new Source(text));
        while (!reader.source.over()) {
            reader.quotedCharacter("\\$`");
        }
        reader.flush(true);
        return reader.word();
    }

    private Word word() {
        return new Word(List.copyOf(parts));
    }

    private void flush(boolean quoted) {
        if (!plain.isEmpty()) {
            parts.add(new Text(plain.toString(), quoted));
            plain.setLength(0);
        }
    }

    private void unquoted(String ends) {
        while (!source.over() && ends.indexOf(source.peek()) < 0) {
            char c = source.peek();
            switch (c) {
                case '\'' -> {
                    flush(false);
                    source.take();
                    parts.add(new Text(source.until("'"), true));
                }
                case '"' -> {
                    flush(false);
                    quoted();
                }
                case '\\' -> {
                    source.take();
                    flush(false);
                    char escaped = source.take();
                    if (escaped != '\n') {
                        parts.add(new Text(escaped == 0 ? "\\" : String.valueOf(escaped), true));
                    }
                }
                case '$', '`' -> {
                    flush(false);
                    parts.add(expansion(false));
                }
                default -> plain.append(source.take());
            }
        }
        flush(false);
    }

    private void quoted() {
        source.take();
        parts.add(new Text("", true));
        while (source.peek() != '"') {
            if (source.over()) {
                throw new SyntaxException("unterminated quoted string");
            }
            quotedCharacter("\"\\$`");
        }
        source.take();
        flush(true);
    }

    private void quotedCharacter(String escapable) {
        char c = source.peek();
        if (c == '\\') {
            source.take();
            if (source.over() || escapable.indexOf(source.peek()) < 0) {
                plain.append(source.take("\n") ? "" : "\\");
            } else {
                plain.append(source.take());
            }
        } else if (c == '$' || c == '`') {
            flush(true);
            parts.add(expansion(true));
        } else {
            plain.append(source.take());
        }
    }

    private Part expansion(boolean quoted) {
        source.deeper();
        try {
            if (source.take("`")) {
                return new Output(Parser.parse(source.until("`")), quoted);
            }
            source.take();
            if (source.take("((")) {
                return new Sum(sum(), quoted);
            } else if (source.take("(")) {
                var script = Parser.untilParenthesis(source);
                return new Output(script, quoted);
            } else if (source.take("{")) {
                return braced(quoted);
            }
            return named(quoted);
        } finally {
            source.back();
        }
    }

    private Word sum() {
        var text = new StringBuilder();
        int open = 0;
        while (!source.at("))") || open > 0) {
            if (source.over()) {
                throw new SyntaxException("unexpected end of file (expecting \"))\")");
            }
            char c = source.take();
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            text.append(c);
        }
        source.take("))");
        return inside(text.toString());
    }

    private Part braced(boolean quoted) {
        boolean length = source.at("#") && !source.at("#}");
        if (length) {
            source.take();
        }
        var name = name();
        if (length) {
            source.take("}");
            return new Variable(name, "length", new Word(List.of()), quoted);
        }
        var operator = OPERATORS.stream().filter(source::take).findFirst().orElse("");
        var argument = new WordReader(source);
        argument.unquoted("}");
        if (!source.take("}")) {
            throw new SyntaxException("bad substitution");
        }
        return new Variable(name, operator, argument.word(), quoted);
    }

    private Part named(boolean quoted) {
        var name = name();
        return name.isEmpty() ? new Text("$", quoted) : new Variable(name, "", new Word(List.of()), quoted);
    }

    private String name() {
        if ("?#@*$!-".indexOf(source.peek()) >= 0 && !source.over() || Character.isDigit(source.peek())) {
            return String.valueOf(source.take());
        }
        var name = new StringBuilder();
        while (Character.isLetterOrDigit(source.peek()) || source.peek() == '_') {
            name.append(source.take());
        }
        return name.toString();
    }
}
