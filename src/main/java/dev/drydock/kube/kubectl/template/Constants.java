package dev.drydock.kube.kubectl.template;

import dev.drydock.kube.api.Go;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/// The values that literals have. Mirrors `strconv.Unquote` and the numbers of `text/template/parse/node.go`.
/// An `int` of Go is an [Integer] where it fits, an `int64` a [Long]. Complex numbers are left out.
final class Constants {
    private Constants() {}

    static Object number(String text) {
        if (text.endsWith("i") || text.matches(".*__.*|.*_|[+-]?_.*")) {
            throw new TemplateException("illegal number syntax: " + Go.quote(text));
        }
        var digits = text.replace("_", "");
        var whole = integer(digits);
        if (whole.isPresent()) {
            try {
                return sized(whole.get().longValueExact());
            } catch (ArithmeticException tooLarge) {
                throw new TemplateException("integer overflow: " + Go.quote(text));
            }
        }
        try {
            if (digits.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?")) {
                return new BigDecimal(digits.endsWith(".") ? digits + "0" : digits).doubleValue();
            }
        } catch (NumberFormatException notANumber) {
            // As for any other.
        }
        throw new TemplateException("illegal number syntax: " + Go.quote(text));
    }

    private static Number sized(long number) {
        return number == (int) number ? (Number) (int) number : number;
    }

    private static Optional<BigInteger> integer(String text) {
        boolean negative = text.startsWith("-");
        var size = text.replaceFirst("^[+-]", "").toLowerCase(Locale.ROOT);
        int radix = size.startsWith("0x") ? 16
                : size.startsWith("0b") ? 2
                : size.startsWith("0o") || size.length() > 1 && size.startsWith("0") ? 8 : 10;
        var digits = switch (radix) {
            case 10 -> size;
            case 8 -> size.substring(size.startsWith("0o") ? 2 : 1);
            default -> size.substring(2);
        };
        if (digits.isEmpty() || digits.length() > 70 || digits.chars().anyMatch(c -> Character.digit(c, radix) < 0)) {
            return Optional.empty();
        }
        var value = new BigInteger(digits, radix);
        return Optional.of(negative ? value.negate() : value);
    }

    /// A character between `'`.
    static Object rune(String text) {
        var inner = text.substring(1, text.length() - 1);
        var value = unescape(inner, '\'');
        if (value.codePointCount(0, value.length()) != 1) {
            throw new TemplateException("malformed character constant: " + text);
        }
        return value.codePointAt(0);
    }

    static String string(String text) {
        var inner = text.substring(1, text.length() - 1);
        return text.startsWith("`") ? inner.replace("\r", "") : unescape(inner, '"');
    }

    private static String unescape(String text, char quote) {
        var value = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                value.append(c);
                continue;
            }
            char kind = ++i < text.length() ? text.charAt(i) : ' ';
            int digits = switch (kind) {
                case 'x' -> 2;
                case 'u' -> 4;
                case 'U' -> 8;
                case '0', '1', '2', '3', '4', '5', '6', '7' -> 3;
                default -> 0;
            };
            if (digits == 0) {
                value.append(escaped(kind, quote));
            } else {
                int from = digits == 3 ? i : i + 1;
                value.appendCodePoint(code(text, from, from + digits, digits == 3 ? 8 : 16));
                i = from + digits - 1;
            }
        }
        return value.toString();
    }

    private static char escaped(char kind, char quote) {
        return switch (kind) {
            case 'a' -> 0x7;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0xB;
            case '\\' -> '\\';
            default -> {
                if (kind != quote) {
                    throw new TemplateException("invalid syntax");
                }
                yield quote;
            }
        };
    }

    private static int code(String text, int from, int to, int radix) {
        try {
            if (to <= text.length() && Character.digit(text.charAt(from), radix) >= 0) {
                int code = Integer.parseInt(text.substring(from, to), radix);
                if (Character.isValidCodePoint(code) && !(code >= 0xD800 && code < 0xE000) && (radix == 16 || code < 256)) {
                    return code;
                }
            }
        } catch (NumberFormatException notDigits) {
            // As for any other.
        }
        throw new TemplateException("invalid syntax");
    }
}
