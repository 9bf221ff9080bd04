package dev.drydock.kube.api;

import java.util.function.Supplier;

/// What a field holds.
public sealed interface Shape {
    Text TEXT = new Text();
    Int32 INT32 = new Int32();
    Int64 INT64 = new Int64();
    Bool BOOL = new Bool();
    Float64 FLOAT64 = new Float64();
    Time TIME = new Time();
    MicroTime MICRO_TIME = new MicroTime();
    QuantityShape QUANTITY = new QuantityShape();
    IntOrStringShape INT_OR_STRING = new IntOrStringShape();
    Bytes BYTES = new Bytes();
    Any ANY = new Any();

    /// A `String`.
    record Text() implements Shape {}

    /// An `Integer`.
    record Int32() implements Shape {}

    /// A `Long`.
    record Int64() implements Shape {}

    /// A `Boolean`.
    record Bool() implements Shape {}

    /// A `Double`.
    record Float64() implements Shape {}

    /// An `Instant`, written to the second.
    record Time() implements Shape {}

    /// An `Instant`, written to the microsecond.
    record MicroTime() implements Shape {}

    /// A [Quantity].
    record QuantityShape() implements Shape {}

    /// An [IntOrString].
    record IntOrStringShape() implements Shape {}

    /// Bytes, kept as the base64 `String` that JSON has.
    record Bytes() implements Shape {}

    /// Any tree: maps, lists, scalars.
    record Any() implements Shape {}

    /// An immutable `List`.
    record ListOf(Shape element) implements Shape {}

    /// An immutable `Map` with `String` keys.
    record MapOf(Shape value) implements Shape {}

    /// A [Struct] of this type; looked up when asked for, so that types can be made in any order.
    record Of(Supplier<Type<?>> type) implements Shape {}

    static ListOf listOf(Shape element) {
        return new ListOf(element);
    }

    static MapOf mapOf(Shape value) {
        return new MapOf(value);
    }

    static Of of(Class<? extends Struct> struct) {
        return new Of(new TypeLookup(struct));
    }
}
