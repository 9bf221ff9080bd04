package dev.drydock.kube.controller;

import org.jspecify.annotations.Nullable;

/// Go's zero values, where a record says null.
final class Numbers {
    private Numbers() {}

    static int orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    static long orZero(@Nullable Long number) {
        return number == null ? 0 : number;
    }

    /// As JSON has a number that is left out when it is zero.
    static @Nullable Integer orNull(int number) {
        return number == 0 ? null : number;
    }
}
