package dev.drydock.kube.kubelet.shell;

/// A script's text and how far it was read.
final class Source {
    private static final int LONGEST = 100_000;
    private static final int DEEPEST = 40;

    private String text;
    private int at;
    private int depth;

    Source(String text) {
        this.text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    boolean over() {
        return at >= text.length();
    }

    /// The next character; 0 at the end.
    char peek() {
        return over() ? 0 : text.charAt(at);
    }

    boolean at(String prefix) {
        return text.startsWith(prefix, at);
    }

    char take() {
        return over() ? 0 : text.charAt(at++);
    }

    boolean take(String prefix) {
        boolean there = at(prefix);
        at += there ? prefix.length() : 0;
        return there;
    }

    /// The word that stands here, for one to look whether it is a keyword.
    String word() {
        int end = at;
        while (end < text.length() && " \t\r\n;&|<>()\"'$`\\#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(at, end);
    }

    /// What is said of something here that does not belong.
    String found() {
        if (over()) {
            return "unexpected end of file";
        }
        var word = word();
        if (peek() == '\n') {
            return "unexpected newline";
        }
        var twice = at + 1 < text.length() && text.charAt(at + 1) == peek() ? text.substring(at, at + 2) : text.substring(at, at + 1);
        return "unexpected \"%s\"".formatted(word.isEmpty() ? twice : word);
    }

    void skipBlanks() {
        while (!over()) {
            char c = peek();
            if (c == ' ' || c == '\t' || c == '\r') {
                at++;
            } else if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
                at += 2;
            } else if (c == '#' && (at == 0 || " \t\n;&|()".indexOf(text.charAt(at - 1)) >= 0)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else {
                return;
            }
        }
    }

    void skipLines() {
        skipBlanks();
        while (peek() == '\n') {
            at++;
            skipBlanks();
        }
    }

    /// The text up to `end`, which is skipped.
    String until(String end) {
        int close = text.indexOf(end, at);
        if (close < 0) {
            throw new SyntaxException("unterminated quoted string");
        }
        var inner = text.substring(at, close);
        at = close + end.length();
        return inner;
    }

    /// Takes the text of a here-document out of the lines that follow.
    String hereDocument(String end, boolean stripTabs) {
        int from = text.indexOf('\n', at) + 1;
        var body = new StringBuilder();
        int line = from;
        while (from > 0 && line < text.length()) {
            int newline = text.indexOf('\n', line);
            int stop = newline < 0 ? text.length() : newline;
            var words = stripTabs ? text.substring(line, stop).replaceFirst("^\t+", "") : text.substring(line, stop);
            line = Math.min(stop + 1, text.length());
            if (words.equals(end)) {
                break;
            }
            body.append(words).append('\n');
        }
        if (from > 0) {
            text = text.substring(0, from) + text.substring(line);
        }
        return body.toString();
    }

    void deeper() {
        if (++depth > DEEPEST) {
            throw new SyntaxException("nested too deep");
        }
    }

    void back() {
        depth--;
    }
}
