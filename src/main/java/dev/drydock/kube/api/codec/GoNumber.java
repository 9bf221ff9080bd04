package dev.drydock.kube.api.codec;

import java.math.BigDecimal;

/// Numbers as Go's JSON prints them.
final class GoNumber {
    private GoNumber() {}

    static String text(Number number) {
        return number instanceof Double || number instanceof Float ? text(number.doubleValue()) : number.toString();
    }

    /// Plain digits, or an exponent below 1e-6 and from 1e21 on.
    static String text(double number) {
        if (number == 0) return 1 / number < 0 ? "-0" : "0";
        var size = Math.abs(number);
        var decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        if (size >= 1e-6 && size < 1e21) return decimal.toPlainString();
        return exponent(decimal, 1);
    }

    /// With at least this many digits in the exponent.
    static String exponent(BigDecimal decimal, int digits) {
        var unscaled = decimal.unscaledValue().abs().toString();
        var power = unscaled.length() - 1 - decimal.scale();
        var fraction = unscaled.length() > 1 ? "." + unscaled.substring(1) : "";
        var magnitude = Integer.toString(Math.abs(power));
        return (decimal.signum() < 0 ? "-" : "") + unscaled.charAt(0) + fraction + "e" + (power < 0 ? "-" : "+") + "0".repeat(Math.max(0, digits - magnitude.length())) + magnitude;
    }

    /// The number as trees keep it: whole numbers that fit are longs, as after a trip through JSON.
    static Number normal(double number) {
        return number == Math.rint(number) && Math.abs(number) < 9.2e18 ? (Number) (long) number : number;
    }
}
