package dev.drydock.kube.api.codec;

import dev.drydock.kube.api.Field;
import dev.drydock.kube.api.Struct;
import dev.drydock.kube.api.Type;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Between records and trees of maps, lists and scalars.
public final class Codec {
    private Codec() {}

    /// Decodes as the API server does: field names are case-sensitive, null is absent, unknown fields are collected.
    ///
    /// @throws DecodeException on the first value of a wrong type
    public static <T extends Struct> Decoded<T> decode(Type<T> type, @Nullable Object tree) {
        return new Decoder().decode(type, tree);
    }

    /// The struct as Go's JSON has it, keys in alphabetical order, with `apiVersion` and `kind` where its type has them.
    public static Map<String, Object> tree(Struct object) {
        return TreeWriter.tree(object);
    }

    /// Whether a field with this value stands in what [#tree(Struct)] writes.
    public static boolean writes(Field field, @Nullable Object value) {
        return TreeWriter.writes(field, value);
    }
}
