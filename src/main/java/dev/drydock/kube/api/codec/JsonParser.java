package dev.drydock.kube.api.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one JSON value; refuses with the texts of Go's `encoding/json` scanner.
final class JsonParser {
    private static final String VALUE = "looking for beginning of value";

    private final String text;
    private final Limits limits;
    private int at;
    private int depth;
    private int nodes;

    JsonParser(String text, Limits limits) {
        this.text = text;
        this.limits = limits;
    }

    @Nullable
    Object parse() {
        if (text.length() > limits.length()) throw refuse("the text is longer than " + limits.length() + " characters");
        var value = value();
        blank();
        if (at < text.length()) throw invalid("after top-level value");
        return value;
    }

    private @Nullable Object value() {
        blank();
        if (++nodes > limits.nodes()) throw refuse("exceeded max number of values of " + limits.nodes());
        var c = peek(VALUE);
        return switch (c) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> literal("true", true);
            case 'f' -> literal("false", false);
            case 'n' -> literal("null", null);
            default -> {
                if (c == '-' || isDigit(c)) yield number();
                throw invalid(VALUE);
            }
        };
    }

    private Map<String, @Nullable Object> object() {
        enter();
        var map = new LinkedHashMap<String, @Nullable Object>();
        blank();
        if (peek("looking for beginning of object key string") != '}') {
            while (true) {
                blank();
                if (peek("looking for beginning of object key string") != '"') throw invalid("looking for beginning of object key string");
                var key = string();
                blank();
                if (peek("after object key") != ':') throw invalid("after object key");
                at++;
                map.put(key, value());
                blank();
                var c = peek("after object key:value pair");
                if (c == '}') break;
                if (c != ',') throw invalid("after object key:value pair");
                at++;
            }
        }
        leave();
        return map;
    }

    private List<@Nullable Object> array() {
        enter();
        var list = new ArrayList<@Nullable Object>();
        blank();
        if (peek(VALUE) != ']') {
            while (true) {
                list.add(value());
                blank();
                var c = peek("after array element");
                if (c == ']') break;
                if (c != ',') throw invalid("after array element");
                at++;
            }
        }
        leave();
        return list;
    }

    private void enter() {
        at++;
        if (++depth > limits.depth()) throw refuse("exceeded max depth of " + limits.depth());
    }

    private void leave() {
        at++;
        depth--;
    }

    private String string() {
        at++;
        var start = at;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\\' && text.charAt(at) >= ' ') at++;
        if (at < text.length() && text.charAt(at) == '"') return text.substring(start, at++);
        var out = new StringBuilder(text.substring(start, at));
        while (peek("in string literal") != '"') {
            var c = text.charAt(at);
            if (c < ' ') throw invalid("in string literal");
            at++;
            if (c == '\\') escape(out);
            else out.append(c);
        }
        at++;
        return out.toString();
    }

    private void escape(StringBuilder out) {
        var c = peek("in string escape code");
        switch (c) {
            case '"', '\\', '/' -> out.append(c);
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'u' -> {
                var code = 0;
                for (var i = 0; i < 4; i++) {
                    at++;
                    var digit = Character.digit(peek("in \\u hexadecimal character escape"), 16);
                    if (digit < 0 || text.charAt(at) > 'f') throw invalid("in \\u hexadecimal character escape");
                    code = code << 4 | digit;
                }
                out.append((char) code);
            }
            default -> throw invalid("in string escape code");
        }
        at++;
    }

    private Number number() {
        var start = at;
        if (text.charAt(at) == '-') at++;
        if (!isDigit(peek("in numeric literal"))) throw invalid("in numeric literal");
        if (text.charAt(at) == '0') at++;
        else digits();
        var whole = true;
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            whole = false;
            if (!isDigit(peek("after decimal point in numeric literal"))) throw invalid("after decimal point in numeric literal");
            digits();
        }
        if (at < text.length() && (text.charAt(at) | 32) == 'e') {
            at++;
            whole = false;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) at++;
            if (!isDigit(peek("in exponent of numeric literal"))) throw invalid("in exponent of numeric literal");
            digits();
        }
        return number(text.substring(start, at), whole);
    }

    private Number number(String digits, boolean whole) {
        if (whole) {
            try {
                return Long.parseLong(digits);
            } catch (NumberFormatException _) {
                return Double.parseDouble(digits);
            }
        }
        var number = Double.parseDouble(digits);
        if (Double.isInfinite(number)) throw refuse("json: cannot unmarshal number " + digits + " into Go value of type float64");
        return GoNumber.normal(number);
    }

    private void digits() {
        while (at < text.length() && isDigit(text.charAt(at))) at++;
    }

    private @Nullable Object literal(String word, @Nullable Object value) {
        at++;
        for (var i = 1; i < word.length(); i++, at++) {
            var where = "in literal " + word + " (expecting '" + word.charAt(i) + "')";
            if (peek(where) != word.charAt(i)) throw invalid(where);
        }
        return value;
    }

    private void blank() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private char peek(String where) {
        if (at >= text.length()) throw refuse("unexpected end of JSON input");
        return text.charAt(at);
    }

    private JsonException invalid(String where) {
        var c = text.codePointAt(at);
        var quoted = c == '\'' ? "'\\''" : c == '"' ? "'\"'" : "'" + Json.quote(Character.toString(c)).replaceAll("^\"|\"$", "") + "'";
        at++;
        return refuse("invalid character " + quoted + " " + where);
    }

    private JsonException refuse(String message) {
        return new JsonException(message, at);
    }
}
