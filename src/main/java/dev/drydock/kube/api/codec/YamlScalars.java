package dev.drydock.kube.api.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.events.ScalarEvent;

/// What a scalar means: the YAML 1.1 words of the Go library (`yes`, `on`, `y` are booleans), its numbers (`0o17`, `017`, `1_000`),
/// and no numbers to base 60.
final class YamlScalars {
    private static final String PREFIX = "tag:yaml.org,2002:";
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern POINT_FLOAT = Pattern.compile("\\.[0-9]+([eE][-+]?[0-9]+)?");
    private static final int LONGEST_INT = 70;

    private YamlScalars() {}

    /// A value and its short tag.
    record Resolved(String tag, @Nullable Object value) {}

    static @Nullable Object value(ScalarEvent scalar) {
        var text = scalar.getValue();
        var tag = scalar.getTag();
        if (tag == null || tag.equals("!")) return scalar.getImplicit().canOmitTagInPlainScalar() ? plain(text) : text;
        var kind = tag.startsWith(PREFIX) ? tag.substring(PREFIX.length()) : "";
        return switch (kind) {
            case "str" -> text;
            case "binary" -> binary(text);
            case "bool", "int", "float", "null", "timestamp" -> tagged(kind, text);
            default -> text;
        };
    }

    private static @Nullable Object plain(String text) {
        return json(resolve(text).value);
    }

    private static @Nullable Object tagged(String tag, String text) {
        var resolved = resolve(text);
        var fits = resolved.tag.equals(tag) || tag.equals("float") && resolved.tag.equals("int") || tag.equals("timestamp") && resolved.tag.equals("str");
        if (!fits) throw new YamlRefusal("cannot decode !!" + resolved.tag + " `" + text + "` as a !!" + tag);
        return json(resolved.value);
    }

    private static String binary(String text) {
        try {
            return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new YamlRefusal("!!binary value contains invalid base64 data");
        }
    }

    private static @Nullable Object json(@Nullable Object value) {
        if (!(value instanceof Double number)) return value;
        if (number.isNaN() || number.isInfinite()) throw YamlRefusal.bare("json: unsupported value: " + (number.isNaN() ? "NaN" : number > 0 ? "+Inf" : "-Inf"));
        return GoNumber.normal(number);
    }

    /// What an unquoted text stands for.
    static Resolved resolve(String text) {
        return switch (text) {
            case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON" -> new Resolved("bool", true);
            case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF" -> new Resolved("bool", false);
            case "", "~", "null", "Null", "NULL" -> new Resolved("null", null);
            case ".nan", ".NaN", ".NAN" -> new Resolved("float", Double.NaN);
            case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" -> new Resolved("float", Double.POSITIVE_INFINITY);
            case "-.inf", "-.Inf", "-.INF" -> new Resolved("float", Double.NEGATIVE_INFINITY);
            default -> number(text);
        };
    }

    private static Resolved number(String text) {
        var first = text.charAt(0);
        if (first == '.') return POINT_FLOAT.matcher(text).matches() ? decimal(text, text) : new Resolved("str", text);
        if (first != '+' && first != '-' && (first < '0' || first > '9')) return new Resolved("str", text);
        var digits = text.indexOf('_') < 0 ? text : text.replace("_", "");
        var whole = digits.length() > LONGEST_INT ? null : integer(digits);
        if (whole != null) return new Resolved("int", whole);
        return FLOAT.matcher(digits).matches() ? decimal(text, digits) : new Resolved("str", text);
    }

    private static Resolved decimal(String text, String digits) {
        var number = Double.parseDouble(digits);
        return Double.isInfinite(number) ? new Resolved("str", text) : new Resolved("float", number);
    }

    /// As `strconv.ParseInt` with base 0, and unsigned where that is too small; null where it is no whole number.
    private static @Nullable Number integer(String text) {
        var signed = text.startsWith("+") || text.startsWith("-");
        var digits = signed ? text.substring(1) : text;
        var base = base(digits);
        var number = digits.substring(base == 10 ? 0 : base == 8 && !digits.startsWith("0o") && !digits.startsWith("0O") ? 1 : 2);
        if (number.isEmpty() || !number.chars().allMatch(c -> c < 128 && Character.digit(c, base) >= 0)) return null;
        var value = new BigInteger(text.startsWith("-") ? "-" + number : number, base);
        if (value.bitLength() < 64) return value.longValue();
        return !signed && value.bitLength() == 64 ? value.doubleValue() : null;
    }

    private static int base(String digits) {
        if (digits.length() < 2 || digits.charAt(0) != '0') return 10;
        return switch (digits.charAt(1)) {
            case 'x', 'X' -> 16;
            case 'b', 'B' -> 2;
            default -> 8;
        };
    }

    /// A map's key as JSON has it.
    static String key(Object key) {
        return switch (key) {
            case String text -> text;
            case Long number -> number.toString();
            case Double number -> goFloat(number);
            case Boolean bool -> bool.toString();
            default -> throw new YamlRefusal("invalid map key: " + GoSyntax.of(key));
        };
    }

    static YamlRefusal nullKey(@Nullable Object value) {
        return YamlRefusal.bare("unsupported map key of type: %!s(<nil>), key: <nil>, value: " + (value == null ? "<nil>" : GoSyntax.of(value)));
    }

    private static String goFloat(double number) {
        var single = (float) number;
        if (Float.isNaN(single)) return ".nan";
        if (Float.isInfinite(single)) return single > 0 ? ".inf" : "-.inf";
        var decimal = new BigDecimal(Float.toString(single)).stripTrailingZeros();
        var exponent = decimal.precision() - decimal.scale() - 1;
        return exponent < -4 || exponent >= 6 ? GoNumber.exponent(decimal, 2) : decimal.toPlainString();
    }

    /// Values as Go's `%#v` prints them.
    private static final class GoSyntax {
        static String of(@Nullable Object value) {
            return switch (value) {
                case null -> "interface {}(nil)";
                case String text -> Json.quote(text);
                case Map<?, ?> map -> {
                    var entries = map.entrySet().stream().map(e -> of(e.getKey()) + ":" + of(e.getValue())).toList();
                    yield "map[interface {}]interface {}{" + String.join(", ", entries) + "}";
                }
                case List<?> list -> "[]interface {}{" + String.join(", ", list.stream().map(GoSyntax::of).toList()) + "}";
                default -> value.toString();
            };
        }
    }
}
