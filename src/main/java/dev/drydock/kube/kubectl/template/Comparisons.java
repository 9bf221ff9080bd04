package dev.drydock.kube.kubectl.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `eq` and its like. Mirrors `text/template/funcs.go`.
final class Comparisons {
    private enum Kind {
        BOOL,
        INTEGER,
        FLOAT,
        STRING,
        OTHER
    }

    private Comparisons() {}

    private static Kind kind(@Nullable Object value) {
        return switch (value) {
            case Boolean _ -> Kind.BOOL;
            case Double _ -> Kind.FLOAT;
            case Number _ -> Kind.INTEGER;
            case String _ -> Kind.STRING;
            case null, default -> Kind.OTHER;
        };
    }

    /// Whether the first equals any of the others.
    static boolean equal(List<Value> values) {
        if (values.size() < 2) {
            throw new TemplateException("missing argument for comparison");
        }
        var first = values.getFirst().of();
        for (var each : values.subList(1, values.size())) {
            if (equal(first, each.of())) {
                return true;
            }
        }
        return false;
    }

    private static boolean equal(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == b;
        } else if (kind(a) != kind(b)) {
            throw new TemplateException("incompatible types for comparison");
        }
        return switch (kind(a)) {
            case INTEGER -> ((Number) a).longValue() == ((Number) b).longValue();
            case FLOAT -> ((Double) a).doubleValue() == ((Double) b).doubleValue();
            case BOOL, STRING -> a.equals(b);
            case OTHER -> throw new TemplateException(Value.typeOf(a).equals(Value.typeOf(b))
                    ? "non-comparable type " + GoFormat.text(b) + ": " + Value.typeOf(b)
                    : "non-comparable types %s: %s, %s: %s".formatted(GoFormat.text(a), Value.typeOf(a), Value.typeOf(b), GoFormat.text(b)));
        };
    }

    static int compare(List<Value> values) {
        var a = values.getFirst().of();
        var b = values.getLast().of();
        var kind = kind(a);
        if (a == null || b == null || kind == Kind.OTHER || kind(b) == Kind.OTHER) {
            throw new TemplateException("invalid type for comparison");
        } else if (kind != kind(b)) {
            throw new TemplateException("incompatible types for comparison");
        }
        return switch (kind) {
            case INTEGER -> Long.compare(((Number) a).longValue(), ((Number) b).longValue());
            case FLOAT -> Double.compare((Double) a, (Double) b);
            case STRING -> compareText((String) a, (String) b);
            case BOOL, OTHER -> throw new TemplateException("invalid type for comparison");
        };
    }

    /// By code points, which is the order of their bytes.
    private static int compareText(String a, String b) {
        var left = a.codePoints().toArray();
        var right = b.codePoints().toArray();
        return java.util.Arrays.compare(left, right);
    }
}
