package dev.drydock.kube.kubectl.template;

import dev.drydock.kube.api.Go;
import dev.drydock.kube.kubectl.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Takes a template apart into tokens, of which the last is the end or an error. Mirrors `text/template/parse/lex.go`.
final class Lexer {
    private static final String LEFT = "{{";
    private static final String RIGHT = "}}";
    private static final String TRIMMING_RIGHT = " -}}";
    private static final Set<String> KEYWORDS =
            Set.of("block", "break", "continue", "define", "else", "end", "if", "range", "template", "with");

    private final String input;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int start;
    private int line = 1;
    private int parentheses;

    private Lexer(String input) {
        this.input = input;
    }

    static List<Token> tokens(String input) {
        var lexer = new Lexer(input);
        while (lexer.text() && lexer.action()) {}
        return lexer.tokens;
    }

    /// Text up to the next action; false at the end.
    private boolean text() {
        int open = input.indexOf(LEFT, at);
        int end = open < 0 ? input.length() : open;
        int kept = end;
        if (open >= 0 && trimsLeft(open + LEFT.length())) {
            while (kept > at && isSpace(input.charAt(kept - 1))) {
                kept--;
            }
        }
        at = kept;
        if (kept > start) {
            emit(Kind.TEXT);
        }
        skipTo(end);
        if (open < 0) {
            tokens.add(new Token(Kind.EOF, "EOF", at, line));
        }
        return open >= 0;
    }

    /// An action or a comment; false where it is broken.
    private boolean action() {
        boolean trims = trimsLeft(at + LEFT.length());
        int behind = at + LEFT.length() + (trims ? 2 : 0);
        if (input.startsWith("/*", behind)) {
            return comment(behind);
        }
        at += LEFT.length();
        emit(Kind.LEFT);
        skipTo(behind);
        parentheses = 0;
        while (!atRight()) {
            if (!inside()) {
                return false;
            }
        }
        if (parentheses > 0) {
            return error("unclosed left paren");
        }
        boolean trimming = input.startsWith(TRIMMING_RIGHT.substring(1), at + 1);
        skipTo(at + (trimming ? 2 : 0));
        at += RIGHT.length();
        emit(Kind.RIGHT);
        skipSpace(trimming);
        return true;
    }

    private boolean comment(int from) {
        start = from;
        int close = input.indexOf("*/", from + 2);
        if (close < 0) {
            return error("unclosed comment");
        }
        at = close + 2;
        if (!atRight()) {
            return error("comment ends before closing delimiter");
        }
        boolean trimming = !input.startsWith(RIGHT, at);
        start = from;
        skipTo(at + (trimming ? TRIMMING_RIGHT.length() : RIGHT.length()));
        skipSpace(trimming);
        return true;
    }

    private boolean trimsLeft(int behind) {
        return behind + 1 < input.length() && input.charAt(behind) == '-' && isSpace(input.charAt(behind + 1));
    }

    private boolean atRight() {
        return input.startsWith(RIGHT, at)
                || at < input.length() && isSpace(input.charAt(at)) && input.startsWith(TRIMMING_RIGHT.substring(1), at + 1);
    }

    private void skipSpace(boolean trimming) {
        int end = at;
        while (trimming && end < input.length() && isSpace(input.charAt(end))) {
            end++;
        }
        skipTo(end);
    }

    /// One token of an action.
    private boolean inside() {
        if (at >= input.length()) {
            return error("unclosed action");
        }
        int c = next();
        switch (c) {
            case ' ', '\t', '\r', '\n' -> {
                return space();
            }
            case '=' -> emit(Kind.ASSIGN);
            case ':' -> {
                if (peek() != '=') {
                    return error("expected :=");
                }
                at++;
                emit(Kind.DECLARE);
            }
            case '|' -> emit(Kind.PIPE);
            case '(' -> {
                parentheses++;
                emit(Kind.OPEN);
            }
            case ')' -> {
                if (--parentheses < 0) {
                    return error("unexpected right paren");
                }
                emit(Kind.CLOSE);
            }
            case '"' -> {
                return quoted('"', Kind.STRING, "unterminated quoted string");
            }
            case '\'' -> {
                return quoted('\'', Kind.RUNE, "unterminated character constant");
            }
            case '`' -> {
                return raw();
            }
            case '$' -> {
                return name(Kind.VARIABLE, Kind.VARIABLE);
            }
            default -> {
                return other(c);
            }
        }
        return true;
    }

    private boolean other(int c) {
        if (c == '.' && !(peek() >= '0' && peek() <= '9')) {
            return name(Kind.FIELD, Kind.DOT);
        } else if (c == '.' || c == '+' || c == '-' || c >= '0' && c <= '9') {
            at = start;
            return number();
        } else if (isAlphanumeric(c)) {
            at = start;
            return identifier();
        } else if (c > ' ' && c < 0x7F) {
            emit(Kind.CHAR);
            return true;
        }
        return error("unrecognized character in action: " + unicode(c));
    }

    private boolean space() {
        while (isSpace(peek()) && !atRight()) {
            at++;
        }
        emit(Kind.SPACE);
        return true;
    }

    private boolean name(Kind kind, Kind bare) {
        if (atTerminator()) {
            emit(bare);
            return true;
        }
        while (isAlphanumeric(peek())) {
            next();
        }
        if (!atTerminator()) {
            return error("bad character " + unicode(peek()));
        }
        emit(kind);
        return true;
    }

    private boolean identifier() {
        while (isAlphanumeric(peek())) {
            next();
        }
        if (!atTerminator()) {
            return error("bad character " + unicode(peek()));
        }
        var word = input.substring(start, at);
        emit(switch (word) {
            case "true", "false" -> Kind.BOOL;
            case "nil" -> Kind.NIL;
            default -> KEYWORDS.contains(word) ? Kind.KEYWORD : Kind.IDENTIFIER;
        });
        return true;
    }

    private boolean number() {
        accept("+-");
        var digits = "0123456789_";
        if (accept("0")) {
            digits = accept("xX") ? "0123456789abcdefABCDEF_" : accept("oO") ? "01234567_" : accept("bB") ? "01_" : digits;
        }
        acceptAll(digits);
        if (accept(".")) {
            acceptAll(digits);
        }
        if (digits.length() == 11 && accept("eE") || digits.length() == 23 && accept("pP")) {
            accept("+-");
            acceptAll("0123456789_");
        }
        accept("i");
        if (isAlphanumeric(peek()) || peek() == '+' || peek() == '-') {
            next();
            return error("bad number syntax: " + Go.quote(input.substring(start, at)));
        }
        emit(Kind.NUMBER);
        return true;
    }

    private boolean quoted(char quote, Kind kind, String unterminated) {
        while (true) {
            int c = at < input.length() ? next() : '\n';
            if (c == '\\' && at < input.length() && peek() != '\n') {
                next();
            } else if (c == '\n' || c == '\\') {
                return error(unterminated);
            } else if (c == quote) {
                emit(kind);
                return true;
            }
        }
    }

    private boolean raw() {
        int close = input.indexOf('`', at);
        if (close < 0) {
            return error("unterminated raw quoted string");
        }
        at = close + 1;
        emit(Kind.RAW_STRING);
        return true;
    }

    private boolean atTerminator() {
        int c = peek();
        return c < 0 || isSpace(c) || ".,|:)(}".indexOf(c) >= 0;
    }

    private boolean accept(String valid) {
        boolean found = peek() >= 0 && valid.indexOf(peek()) >= 0;
        at += found ? 1 : 0;
        return found;
    }

    private void acceptAll(String valid) {
        while (accept(valid)) {}
    }

    private int peek() {
        return at < input.length() ? input.codePointAt(at) : -1;
    }

    private int next() {
        int c = peek();
        at += Character.charCount(c);
        return c;
    }

    private void emit(Kind kind) {
        tokens.add(new Token(kind, input.substring(start, at), start, line));
        skipTo(at);
    }

    private void skipTo(int end) {
        line += (int) input.substring(start, end).chars().filter(c -> c == '\n').count();
        at = end;
        start = end;
    }

    private boolean error(String message) {
        tokens.add(new Token(Kind.ERROR, message, start, line));
        return false;
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static boolean isAlphanumeric(int c) {
        return c == '_' || c >= 0 && (Character.isLetter(c) || Character.isDigit(c));
    }

    /// As `%#U` prints it.
    private static String unicode(int c) {
        if (c < 0) {
            return "U+FFFFFFFFFFFFFFFF";
        }
        var code = "U+%04X".formatted(c);
        return Character.isISOControl(c) ? code : code + " '" + Character.toString(c) + "'";
    }
}
