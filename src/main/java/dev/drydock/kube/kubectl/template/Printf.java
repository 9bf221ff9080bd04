package dev.drydock.kube.kubectl.template;

import dev.drydock.kube.api.Go;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One call of `printf`. Mirrors `fmt.Sprintf` for the values that trees have; indexes of arguments are left out.
final class Printf {
    private static final int WIDEST = 10_000;

    private final String format;
    private final List<@Nullable Object> values;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private int next;

    private boolean minus;
    private boolean plus;
    private boolean sharp;
    private boolean blank;
    private boolean zero;
    private int width;
    private int precision;

    Printf(String format, List<@Nullable Object> values) {
        this.format = format;
        this.values = values;
    }

    String run() {
        while (at < format.length()) {
            char c = format.charAt(at++);
            if (c != '%') {
                out.append(c);
            } else {
                directive();
            }
        }
        if (next < values.size()) {
            out.append(values.subList(next, values.size()).stream()
                    .map(value -> value == null ? "<nil>" : Value.typeOf(value) + "=" + GoFormat.text(value))
                    .collect(Collectors.joining(", ", "%!(EXTRA ", ")")));
        }
        return out.toString();
    }

    private void directive() {
        flags();
        width = number("%!(BADWIDTH)");
        if (width < 0 && width != -1) {
            minus = true;
            width = -width;
        }
        precision = -1;
        if (at < format.length() && format.charAt(at) == '.') {
            at++;
            precision = Math.max(0, number("%!(BADPREC)"));
        }
        if (at >= format.length()) {
            out.append("%!(NOVERB)");
            return;
        }
        int verb = format.codePointAt(at);
        at += Character.charCount(verb);
        if (verb == '%') {
            out.append('%');
        } else if (next >= values.size()) {
            out.append("%!").appendCodePoint(verb).append("(MISSING)");
        } else {
            out.append(formatted(verb, values.get(next++)));
        }
    }

    private void flags() {
        minus = plus = sharp = blank = zero = false;
        for (; at < format.length(); at++) {
            switch (format.charAt(at)) {
                case '-' -> minus = true;
                case '+' -> plus = true;
                case '#' -> sharp = true;
                case ' ' -> blank = true;
                case '0' -> zero = true;
                default -> {
                    return;
                }
            }
        }
    }

    /// A width or precision; -1 where there is none.
    private int number(String bad) {
        if (at < format.length() && format.charAt(at) == '*') {
            at++;
            if (next < values.size() && values.get(next++) instanceof Integer given && Math.abs(given) <= WIDEST) {
                return given;
            }
            out.append(bad);
            return -1;
        }
        int from = at;
        while (at < format.length() && Character.digit(format.charAt(at), 10) >= 0) {
            at++;
        }
        if (at - from > 6) {
            out.append(bad);
            return -1;
        }
        return at == from ? -1 : Math.min(WIDEST, Integer.parseInt(format.substring(from, at)));
    }

    private String formatted(int verb, @Nullable Object value) {
        if (verb == 'T') {
            return padded(value == null ? "<nil>" : Value.typeOf(value), false);
        } else if (verb == 'v' && sharp) {
            return syntax(value);
        }
        return switch (value) {
            case null -> verb == 'v' ? padded("<nil>", false) : "%!" + Character.toString(verb) + "(<nil>)";
            case Map<?, ?> map ->
                Value.sorted(map).entrySet().stream()
                        .map(entry -> formatted(verb, entry.getKey()) + ":" + formatted(verb, entry.getValue()))
                        .collect(Collectors.joining(" ", "map[", "]"));
            case List<?> list -> list.stream().map(each -> formatted(verb, each)).collect(Collectors.joining(" ", "[", "]"));
            case Boolean truth -> verb == 'v' || verb == 't' ? padded(truth.toString(), false) : bad(verb, value);
            case String text -> string(verb, text);
            case Double number -> floating(verb, number);
            case Number number -> integer(verb, number);
            default -> bad(verb, value);
        };
    }

    private static String bad(int verb, Object value) {
        return "%!" + Character.toString(verb) + "(" + Value.typeOf(value) + "=" + GoFormat.text(value) + ")";
    }

    private String string(int verb, String text) {
        var cut = precision >= 0 && text.codePointCount(0, text.length()) > precision
                ? text.substring(0, text.offsetByCodePoints(0, precision))
                : text;
        var bytes = HexFormat.of().formatHex(cut.getBytes(StandardCharsets.UTF_8));
        return switch (verb) {
            case 'v', 's' -> padded(cut, false);
            case 'q' -> padded(sharp && !cut.contains("`") ? "`" + cut + "`" : Go.quote(cut), false);
            case 'x' -> padded(bytes, false);
            case 'X' -> padded(bytes.toUpperCase(Locale.ROOT), false);
            default -> bad(verb, text);
        };
    }

    private String integer(int verb, Number value) {
        var number = BigInteger.valueOf(value.longValue());
        var size = number.abs();
        return switch (verb) {
            case 'v', 'd' -> signed(number.signum() < 0, "", digits(size.toString()));
            case 'b' -> signed(number.signum() < 0, sharp ? "0b" : "", digits(size.toString(2)));
            case 'o' -> signed(number.signum() < 0, sharp ? "0" : "", digits(size.toString(8)));
            case 'O' -> signed(number.signum() < 0, "0o", digits(size.toString(8)));
            case 'x' -> signed(number.signum() < 0, sharp ? "0x" : "", digits(size.toString(16)));
            case 'X' -> signed(number.signum() < 0, sharp ? "0X" : "", digits(size.toString(16).toUpperCase(Locale.ROOT)));
            case 'c' -> padded(Character.toString(rune(value)), false);
            case 'q' -> padded(Go.quoteRune(Character.toString(rune(value))), false);
            case 'U' -> padded("U+%04X".formatted(value.longValue()), false);
            default -> bad(verb, value);
        };
    }

    private String digits(String digits) {
        return precision > digits.length() ? "0".repeat(precision - digits.length()) + digits : digits;
    }

    private static int rune(Number value) {
        return value.longValue() >= 0 && Character.isValidCodePoint(value.intValue()) && value.longValue() == value.intValue()
                ? value.intValue()
                : 0xFFFD;
    }

    private String floating(int verb, double number) {
        var text = switch (verb) {
            case 'v', 'g', 'G' -> GoFormat.floating(number, 'g', precision);
            case 'f', 'F' -> GoFormat.floating(number, 'f', precision < 0 ? 6 : precision);
            case 'e', 'E' -> GoFormat.floating(number, 'e', precision < 0 ? 6 : precision);
            default -> "";
        };
        if (text.isEmpty()) {
            return bad(verb, number);
        }
        var cased = verb == 'G' || verb == 'E' ? text.toUpperCase(Locale.ROOT) : text;
        return signed(cased.startsWith("-"), "", cased.replaceFirst("^[-+]", ""));
    }

    private String signed(boolean negative, String prefix, String digits) {
        var sign = (negative ? "-" : plus ? "+" : blank ? " " : "") + prefix;
        if (zero && !minus && width > sign.length() + digits.length()) {
            return sign + "0".repeat(width - sign.length() - digits.length()) + digits;
        }
        return padded(sign + digits, true);
    }

    private String padded(String text, boolean number) {
        int missing = width - text.codePointCount(0, text.length());
        if (missing <= 0) {
            return text;
        }
        return minus ? text + " ".repeat(missing) : (zero && !number ? "0" : " ").repeat(missing) + text;
    }

    private String syntax(@Nullable Object value) {
        return switch (value) {
            case null -> "interface {}(nil)";
            case Map<?, ?> map ->
                Value.sorted(map).entrySet().stream()
                        .map(entry -> Go.quote(entry.getKey()) + ":" + syntax(entry.getValue()))
                        .collect(Collectors.joining(", ", "map[string]interface {}{", "}"));
            case List<?> list -> list.stream().map(this::syntax).collect(Collectors.joining(", ", "[]interface {}{", "}"));
            case String text -> Go.quote(text);
            case Short number -> "0x" + Integer.toHexString(number);
            default -> GoFormat.text(value);
        };
    }
}
