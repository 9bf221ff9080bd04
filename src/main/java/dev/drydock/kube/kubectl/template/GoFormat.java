package dev.drydock.kube.kubectl.template;

import dev.drydock.kube.api.Go;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Values printed as Go's `fmt` does.
final class GoFormat {
    private GoFormat() {}

    /// `%v`.
    static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "<nil>";
            case Map<?, ?> map ->
                Value.sorted(map).entrySet().stream()
                        .map(entry -> entry.getKey() + ":" + text(entry.getValue()))
                        .collect(Collectors.joining(" ", "map[", "]"));
            case List<?> list -> list.stream().map(GoFormat::text).collect(Collectors.joining(" ", "[", "]"));
            case Double number -> floating(number, 'g', -1);
            default -> value.toString();
        };
    }

    /// Blanks stand between what are no texts.
    static String print(List<@Nullable Object> values) {
        var out = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            if (i > 0 && !(values.get(i) instanceof String) && !(values.get(i - 1) instanceof String)) {
                out.append(' ');
            }
            out.append(text(values.get(i)));
        }
        return out.toString();
    }

    static String println(List<@Nullable Object> values) {
        return values.stream().map(GoFormat::text).collect(Collectors.joining(" ")) + "\n";
    }

    static String printf(String format, List<@Nullable Object> values) {
        return new Printf(format, values).run();
    }

    static boolean isPrintable(int c) {
        return Go.quote(Character.toString(c)).equals("\"" + Character.toString(c) + "\"");
    }

    /// @param verb `e`, `f` or `g`
    /// @param precision digits behind the point, or of all for `g`; -1 for as many as are needed
    static String floating(double number, char verb, int precision) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return Double.isNaN(number) ? "NaN" : number > 0 ? "+Inf" : "-Inf";
        }
        var sign = number < 0 || 1 / number < 0 ? "-" : "";
        var exact = precision < 0 ? new BigDecimal(Double.toString(Math.abs(number))) : new BigDecimal(Math.abs(number));
        return sign + switch (verb) {
            case 'f' -> (precision < 0 ? exact.stripTrailingZeros() : exact.setScale(precision, RoundingMode.HALF_EVEN)).toPlainString();
            case 'e' -> exponent(precision < 0 ? exact.stripTrailingZeros() : rounded(exact, precision + 1), precision);
            default -> general(exact, precision);
        };
    }

    private static BigDecimal rounded(BigDecimal number, int digits) {
        return number.round(new MathContext(Math.max(1, digits), RoundingMode.HALF_EVEN));
    }

    private static String general(BigDecimal exact, int precision) {
        var number = (precision < 0 ? exact : rounded(exact, precision)).stripTrailingZeros();
        int power = number.signum() == 0 ? 0 : number.precision() - number.scale() - 1;
        int limit = 6;
        if (precision >= 0) {
            int digits = number.precision();
            limit = precision > digits && digits > power ? digits : Math.max(precision, 1);
        }
        return power < -4 || power >= limit ? exponent(number, -1) : number.toPlainString();
    }

    private static String exponent(BigDecimal number, int precision) {
        var digits = number.unscaledValue().toString();
        int power = number.signum() == 0 ? 0 : digits.length() - 1 - number.scale();
        var fraction = digits.substring(1);
        if (precision >= 0) {
            fraction = fraction.length() > precision ? fraction.substring(0, precision) : fraction + "0".repeat(precision - fraction.length());
        }
        return digits.charAt(0) + (fraction.isEmpty() ? "" : "." + fraction) + "e" + (power < 0 ? "-" : "+")
                + (Math.abs(power) < 10 ? "0" : "") + Math.abs(power);
    }
}
