package dev.drydock.kube.api;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An amount of a resource: an exact number and the notation it is printed in.
/// Mirrors `apimachinery/pkg/api/resource.Quantity`: up to nano, rounded up.
public final class Quantity implements Comparable<Quantity> {
    /// How a quantity is written: `1Gi`, `1500m`, `1e3`.
    public enum Format { BINARY, DECIMAL, EXPONENT }

    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO, Format.DECIMAL);
    private static final Pattern PARTS = Pattern.compile("([+-]?)(\\d*)(?:\\.(\\d*))?(.*)", Pattern.DOTALL);
    private static final Pattern EXPONENT = Pattern.compile("[eE]([+-]?\\d+)");
    private static final Pattern SUFFIX = Pattern.compile("[eEinumkKMGTP]*[-+]?\\d*");
    private static final Map<String, Integer> DECIMAL = Map.of("n", -9, "u", -6, "m", -3, "", 0, "k", 3, "M", 6, "G", 9, "T", 12, "P", 15, "E", 18);
    private static final Map<String, Integer> BINARY = Map.of("Ki", 10, "Mi", 20, "Gi", 30, "Ti", 40, "Pi", 50, "Ei", 60);
    private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final String BAD_FORMAT = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

    private final BigDecimal amount;
    private final Format format;
    private @Nullable String text;

    private Quantity(BigDecimal amount, Format format) {
        this.amount = amount.signum() == 0 ? BigDecimal.ZERO : amount;
        this.format = format;
    }

    /// @throws IllegalArgumentException in the words of Kubernetes' own parser
    public static Quantity parse(String text) {
        if (text.isEmpty()) throw new IllegalArgumentException(BAD_FORMAT);
        var parts = PARTS.matcher(text);
        if (!parts.matches()) throw new IllegalArgumentException(BAD_FORMAT);
        var whole = parts.group(2);
        var fraction = Objects.requireNonNullElse(parts.group(3), "");
        var suffix = parts.group(4);
        if (!SUFFIX.matcher(suffix).matches()) throw new IllegalArgumentException(BAD_FORMAT);
        var number = new BigDecimal(parts.group(1) + (whole.isEmpty() ? "0" : whole) + (fraction.isEmpty() ? "" : "." + fraction));
        return scaled(number, suffix);
    }

    private static Quantity scaled(BigDecimal number, String suffix) {
        var decimal = DECIMAL.get(suffix);
        if (decimal != null) return bounded(number.scaleByPowerOfTen(decimal), Format.DECIMAL);
        var binary = BINARY.get(suffix);
        if (binary != null) return bounded(number.multiply(new BigDecimal(BigInteger.TWO.pow(binary))), Format.BINARY);
        var exponent = EXPONENT.matcher(suffix);
        if (!exponent.matches() || exponent.group(1).length() > 9) throw new IllegalArgumentException("unable to parse quantity's suffix");
        return bounded(number.scaleByPowerOfTen(Math.clamp(Integer.parseInt(exponent.group(1)), -1000, 1000)), Format.EXPONENT);
    }

    /// Nothing below nano and, as Kubernetes caps it, nothing above the largest 64-bit number.
    private static Quantity bounded(BigDecimal amount, Format format) {
        var rounded = amount.scale() > 9 ? amount.setScale(9, RoundingMode.UP) : amount;
        var capped = rounded.compareTo(MAX) > 0 ? MAX : rounded.compareTo(MAX.negate()) < 0 ? MAX.negate() : rounded;
        var sub = format == Format.BINARY && capped.abs().compareTo(BigDecimal.ONE) < 0;
        return new Quantity(capped, sub ? Format.DECIMAL : format);
    }

    /// A whole amount in decimal notation.
    public static Quantity of(long value) {
        return new Quantity(BigDecimal.valueOf(value), Format.DECIMAL);
    }

    public static Quantity of(long value, Format format) {
        return new Quantity(BigDecimal.valueOf(value), format);
    }

    /// The same quantity again from its [#amount()] and its [#format()].
    public static Quantity of(BigDecimal amount, Format format) {
        return new Quantity(amount, format);
    }

    public static Quantity ofMilli(long value) {
        return new Quantity(BigDecimal.valueOf(value, 3), Format.DECIMAL);
    }

    public Format format() {
        return format;
    }

    public BigDecimal amount() {
        return amount;
    }

    /// In whole units, rounded up.
    public long value() {
        return amount.setScale(0, RoundingMode.UP).longValue();
    }

    /// In thousandths, rounded up.
    public long milliValue() {
        return amount.scaleByPowerOfTen(3).setScale(0, RoundingMode.UP).longValue();
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    public int signum() {
        return amount.signum();
    }

    /// Keeps this quantity's notation, unless this is zero.
    public Quantity plus(Quantity other) {
        return new Quantity(amount.add(other.amount), isZero() ? other.format : format);
    }

    public Quantity minus(Quantity other) {
        return new Quantity(amount.subtract(other.amount), isZero() ? other.format : format);
    }

    @Override
    public int compareTo(Quantity other) {
        return amount.compareTo(other.amount);
    }

    /// Equal in amount and in print.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Quantity that && amount.compareTo(that.amount) == 0 && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return amount.stripTrailingZeros().hashCode();
    }

    /// The canonical form: the largest suffix that leaves a whole number.
    @Override
    public String toString() {
        var known = text;
        if (known == null) text = known = print();
        return known;
    }

    private String print() {
        if (isZero()) return "0";
        if (format == Format.BINARY) {
            var binary = printBinary();
            if (binary != null) return binary;
        }
        var stripped = amount.stripTrailingZeros();
        var power = Math.floorDiv(-stripped.scale(), 3) * 3;
        var capped = Math.min(power, 18);
        var mantissa = stripped.scaleByPowerOfTen(-capped).toBigIntegerExact();
        if (format == Format.EXPONENT) return mantissa + (capped == 0 ? "" : "e" + capped);
        return mantissa + DECIMAL.entrySet().stream().filter(e -> e.getValue() == capped).findFirst().orElseThrow().getKey();
    }

    /// Null where the amount has a fraction, or is under 1024 and so prints as a decimal.
    private @Nullable String printBinary() {
        if (amount.stripTrailingZeros().scale() > 0 || amount.abs().compareTo(BigDecimal.valueOf(1024)) < 0) return null;
        var whole = amount.toBigIntegerExact();
        var steps = Math.min(whole.getLowestSetBit() / 10, 6);
        var suffix = steps == 0 ? "" : BINARY.entrySet().stream().filter(e -> e.getValue() == steps * 10).findFirst().orElseThrow().getKey();
        return whole.shiftRight(steps * 10) + suffix;
    }
}
