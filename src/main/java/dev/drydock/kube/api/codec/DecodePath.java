package dev.drydock.kube.api.codec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Where a decoder is: as Go says it (fields only, with the struct that has the last one) and with indices and keys.
/// Steps are kept as they come, for few decodings ever ask for the text.
final class DecodePath {
    private static final int FIELD = -1;
    private static final int KEY = -2;

    private @Nullable String[] names = new @Nullable String[32];
    private int[] kinds = new int[32]; // or the index in a list
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
        push(field, FIELD);
    }

    void pushKey(String key) {
        push(key, KEY);
    }

    void pushIndex(int index) {
        push(null, index);
    }

    void pop() {
        depth--;
    }

    private void push(@Nullable String name, int kind) {
        if (depth == kinds.length) {
            names = Arrays.copyOf(names, depth * 2);
            kinds = Arrays.copyOf(kinds, depth * 2);
        }
        names[depth] = name;
        kinds[depth++] = kind;
    }

    String with(String field) {
        return depth == 0 ? field : this + "." + field;
    }

    /// `struct field PodSpec.spec.containers `, or `value ` at the top.
    String goTarget() {
        var fields = new StringBuilder();
        for (var i = 0; i < depth; i++) if (kinds[i] == FIELD) fields.append('.').append(names[i]);
        return fields.isEmpty() ? "value " : "struct field " + struct + fields + " ";
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var i = 0; i < depth; i++) {
            if (names[i] == null) text.append('[').append(kinds[i]).append(']');
            else text.append(i == 0 ? "" : ".").append(names[i]);
        }
        return text.toString();
    }
}
