package dev.drydock.kube.api.codec;

/// Writes tokens as libyaml's emitter does: it knows the column, and folds long lines at blanks past the 80th.
final class YamlOutput {
    private static final int BEST_WIDTH = 80;

    private final StringBuilder out = new StringBuilder();
    private int column;
    private boolean whitespace = true;
    private boolean compact;

    boolean atTop() {
        return out.isEmpty();
    }

    String finish() {
        if (column > 0) out.append('\n');
        return out.toString();
    }

    /// Starts a line, unless a `-` or `?` before leaves room on this one.
    void indent(int indent) {
        if (compact && column <= indent) {
            put(" ".repeat(indent - column));
        } else {
            if (column > 0) newline();
            put(" ".repeat(indent));
        }
        whitespace = true;
        compact = false;
    }

    void indicator(String indicator) {
        word(indicator);
        put(" ");
        whitespace = true;
        compact = true;
    }

    void colon() {
        put(":");
        whitespace = false;
        compact = false;
    }

    void word(String word) {
        if (!whitespace) put(" ");
        put(word);
        whitespace = false;
        compact = false;
    }

    void plain(String text, int indent, boolean fold) {
        word("");
        folded(text, indent, fold, 0);
    }

    void single(String text, int indent, boolean fold) {
        word("'");
        folded(text.replace("'", "''"), indent, fold, 1);
        put("'");
    }

    /// In quotes the first and last blank stay where they are.
    private void folded(String text, int indent, boolean fold, int margin) {
        var spaces = false;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c != ' ') {
                put(c);
                spaces = false;
                continue;
            }
            var inside = margin == 0 || i > 0 && i < text.length() - 1;
            if (fold && !spaces && column > BEST_WIDTH && inside && !(i + 1 < text.length() && text.charAt(i + 1) == ' ')) {
                newline();
                put(" ".repeat(indent));
            } else {
                put(" ");
            }
            spaces = true;
        }
    }

    void doubled(String text, int indent, boolean fold) {
        word("\"");
        var spaces = false;
        for (var i = 0; i < text.length(); ) {
            var c = text.codePointAt(i);
            var size = Character.charCount(c);
            if (c == '"' || c == '\\' || c == '\n' || !YamlStyle.isPrintable(c)) {
                put(escape(c));
                spaces = false;
            } else if (c == ' ' && fold && !spaces && column > BEST_WIDTH && i > 0 && i < text.length() - 1) {
                newline();
                put(" ".repeat(indent));
                if (text.charAt(i + 1) == ' ') put("\\");
                spaces = true;
            } else {
                put(Character.toString(c));
                spaces = c == ' ';
            }
            i += size;
        }
        put("\"");
    }

    private static String escape(int c) {
        return switch (c) {
            case 0 -> "\\0";
            case 7 -> "\\a";
            case 8 -> "\\b";
            case 9 -> "\\t";
            case 10 -> "\\n";
            case 11 -> "\\v";
            case 12 -> "\\f";
            case 13 -> "\\r";
            case 27 -> "\\e";
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case 0x85 -> "\\N";
            case 0x2028 -> "\\L";
            case 0x2029 -> "\\P";
            default -> c <= 0xFF ? "\\x%02X".formatted(c) : c <= 0xFFFF ? "\\u%04X".formatted(c) : "\\U%08X".formatted(c);
        };
    }

    void literal(String text, int indent) {
        var first = text.charAt(0);
        word("|" + (first == ' ' || first == '\n' ? "2" : "") + chomping(text));
        newline();
        var lines = text.split("\n", -1);
        for (var i = 0; i < lines.length; i++) {
            if (!lines[i].isEmpty()) put(" ".repeat(indent) + lines[i]);
            if (i < lines.length - 1) newline();
        }
        if (column > 0) newline();
        whitespace = true;
    }

    private static String chomping(String text) {
        if (!text.endsWith("\n")) return "-";
        return text.length() == 1 || text.charAt(text.length() - 2) == '\n' ? "+" : "";
    }

    private void newline() {
        out.append('\n');
        column = 0;
    }

    private void put(char c) {
        out.append(c);
        column++;
    }

    private void put(String text) {
        out.append(text);
        column += text.codePointCount(0, text.length());
    }
}
