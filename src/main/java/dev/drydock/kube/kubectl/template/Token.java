package dev.drydock.kube.kubectl.template;

import dev.drydock.kube.api.Go;

/// A word of a template.
///
/// @param at where it begins
/// @param line from 1
record Token(Kind kind, String text, int at, int line) {
    enum Kind {
        ERROR,
        EOF,
        TEXT,
        LEFT,
        RIGHT,
        SPACE,
        ASSIGN,
        DECLARE,
        PIPE,
        OPEN,
        CLOSE,
        CHAR,
        BOOL,
        RUNE,
        NUMBER,
        STRING,
        RAW_STRING,
        FIELD,
        IDENTIFIER,
        VARIABLE,
        DOT,
        NIL,
        KEYWORD
    }

    boolean is(Kind other) {
        return kind == other;
    }

    boolean isKeyword(String word) {
        return kind == Kind.KEYWORD && text.equals(word);
    }

    /// As messages name it.
    String title() {
        return switch (kind) {
            case EOF -> "EOF";
            case ERROR -> text;
            case KEYWORD, DOT, NIL -> "<" + text + ">";
            default ->
                text.codePointCount(0, text.length()) > 10
                        ? Go.quote(text.substring(0, text.offsetByCodePoints(0, 10))) + "..."
                        : Go.quote(text);
        };
    }
}
