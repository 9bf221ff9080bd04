package dev.drydock.kube.api.codec;

import dev.drydock.kube.api.IntOrString;
import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.api.Shape;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Go's zero values.
final class Zero {
    private static final IntOrString INT_OR_STRING = IntOrString.of(0);

    private Zero() {}

    static Object of(Shape shape) {
        return switch (shape) {
            case Shape.Text _, Shape.Bytes _ -> "";
            case Shape.Int32 _ -> 0;
            case Shape.Int64 _ -> 0L;
            case Shape.Bool _ -> false;
            case Shape.Float64 _ -> 0.0;
            case Shape.Time _, Shape.MicroTime _ -> Instant.EPOCH;
            case Shape.QuantityShape _ -> Quantity.ZERO;
            case Shape.IntOrStringShape _ -> INT_OR_STRING;
            case Shape.ListOf _ -> List.of();
            case Shape.MapOf _, Shape.Any _ -> Map.of();
            case Shape.Of of -> of.type().get().empty();
        };
    }

    static boolean is(Object value) {
        return switch (value) {
            case String text -> text.isEmpty();
            case Integer number -> number == 0;
            case Long number -> number == 0;
            case Double number -> number == 0;
            case Boolean bool -> !bool;
            default -> false;
        };
    }
}
