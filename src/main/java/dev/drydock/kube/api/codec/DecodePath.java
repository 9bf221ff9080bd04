package dev.drydock.kube.api.codec;

import org.jspecify.annotations.Nullable;

/// Where a decoder is: as Go says it (fields only, with the struct that has the last one) and with indices and keys.
final class DecodePath {
    private final StringBuilder exact = new StringBuilder();
    private final StringBuilder fields = new StringBuilder();
    private int[] marks = new int[32];
    private int depth;
    private @Nullable String struct;

    /// Sets the struct whose fields follow and gives the one before.
    @Nullable
    String enter(@Nullable String name) {
        var outer = struct;
        struct = name;
        return outer;
    }

    void push(String field) {
        mark(fields.length());
        if (!fields.isEmpty()) fields.append('.');
        fields.append(field);
        pushKey(field);
    }

    void pop() {
        popKey();
        fields.setLength(marks[--depth]);
    }

    void pushKey(String key) {
        mark(exact.length());
        if (!exact.isEmpty()) exact.append('.');
        exact.append(key);
    }

    void popKey() {
        exact.setLength(marks[--depth]);
    }

    void pushIndex(int index) {
        mark(exact.length());
        exact.append('[').append(index).append(']');
    }

    void popIndex() {
        popKey();
    }

    String with(String field) {
        return exact.isEmpty() ? field : exact + "." + field;
    }

    /// `struct field PodSpec.spec.containers `, or `value ` at the top.
    String goTarget() {
        return fields.isEmpty() ? "value " : "struct field " + struct + "." + fields + " ";
    }

    private void mark(int length) {
        if (depth == marks.length) marks = java.util.Arrays.copyOf(marks, depth * 2);
        marks[depth++] = length;
    }

    @Override
    public String toString() {
        return exact.toString();
    }
}
