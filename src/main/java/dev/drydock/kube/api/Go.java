package dev.drydock.kube.api;

import java.time.Duration;

/// Texts as Go's `fmt` and `time` print them: what users read in messages of every component.
public final class Go {
    private Go() {}

    /// `%q` of a string.
    public static String quote(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> escape(quoted, c, '"'));
        return quoted.append('"').toString();
    }

    /// `%q` of a character.
    public static String quoteRune(String letter) {
        var quoted = new StringBuilder("'");
        letter.codePoints().forEach(c -> escape(quoted, c, '\''));
        return quoted.append('\'').toString();
    }

    /// A `time.Duration` of whole seconds: `10s`, `1m0s`, `1h0m0s`.
    public static String duration(Duration duration) {
        var seconds = duration.toSecondsPart() + "s";
        if (duration.toMinutes() == 0) {
            return seconds;
        }
        var minutes = duration.toMinutesPart() + "m" + seconds;
        return duration.toHours() == 0 ? minutes : duration.toHours() + "h" + minutes;
    }

    private static void escape(StringBuilder quoted, int c, char quote) {
        switch (c) {
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\t' -> quoted.append("\\t");
            case '\r' -> quoted.append("\\r");
            case 0x7 -> quoted.append("\\a");
            case '\b' -> quoted.append("\\b");
            case '\f' -> quoted.append("\\f");
            case 0xB -> quoted.append("\\v");
            default -> {
                if (c == quote) {
                    quoted.append('\\').append(quote);
                } else if (c < 0x20 || c == 0x7F) {
                    quoted.append("\\x%02x".formatted(c));
                } else if (isPrintable(c)) {
                    quoted.appendCodePoint(c);
                } else {
                    quoted.append(c < 0x10000 ? "\\u%04x".formatted(c) : "\\U%08x".formatted(c));
                }
            }
        }
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
