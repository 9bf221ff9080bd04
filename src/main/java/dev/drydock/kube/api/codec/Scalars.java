package dev.drydock.kube.api.codec;

import dev.drydock.kube.api.IntOrString;
import dev.drydock.kube.api.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Decodes the scalars that can refuse more than a wrong JSON type.
final class Scalars {
    /// Remembers that a value does not fit a Go type, and gives null.
    interface Mismatch {
        @Nullable
        Object of(Object raw, String goType);
    }

    private final Mismatch mismatch;
    private final DecodePath path;

    Scalars(Mismatch mismatch, DecodePath path) {
        this.mismatch = mismatch;
        this.path = path;
    }

    @Nullable
    Object int32(Object raw, String goType) {
        if (raw instanceof Long number && number == number.intValue()) return number.intValue();
        if (raw instanceof Integer) return raw;
        return mismatch.of(raw, goType);
    }

    @Nullable
    Object int64(Object raw, String goType) {
        if (raw instanceof Long) return raw;
        if (raw instanceof Integer number) return number.longValue();
        return mismatch.of(raw, goType);
    }

    /// A quantity refuses in its own words, and at once.
    Quantity quantity(Object raw) {
        try {
            return QuantityPool.parse(raw instanceof String text ? text.strip() : Json.write(raw));
        } catch (IllegalArgumentException e) {
            throw new DecodeException(String.valueOf(e.getMessage()), path.toString());
        }
    }

    IntOrString intOrString(Object raw) {
        if (raw instanceof String text) return IntOrString.of(StringPool.pooled(text));
        if (raw instanceof Number number && number.longValue() == number.intValue() && !(raw instanceof Double)) return IntOrString.of(number.intValue());
        throw refusal(raw, "int32");
    }

    Instant time(Object raw, String layout) {
        if (!(raw instanceof String text)) throw refusal(raw, "string");
        try {
            return GoTime.parse(text, layout);
        } catch (IllegalArgumentException e) {
            throw new DecodeException(String.valueOf(e.getMessage()), path.toString());
        }
    }

    private DecodeException refusal(Object raw, String goType) {
        var what = switch (raw) {
            case Boolean _ -> "bool";
            case java.util.Map<?, ?> _ -> "object";
            case java.util.List<?> _ -> "array";
            case Number number when goType.equals("int32") -> "number " + GoNumber.text(number);
            default -> "number";
        };
        return new DecodeException("json: cannot unmarshal " + what + " into Go " + path.goTarget() + "of type " + goType, path.toString());
    }

    /// The first byte that Go's base64 decoder would not take.
    static int badBase64(String text) {
        var at = 0;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) && text.charAt(at) < 128 || "+/\r\n".indexOf(text.charAt(at)) >= 0)) at++;
        return at < text.length() ? at : text.length() - text.length() % 4;
    }
}
