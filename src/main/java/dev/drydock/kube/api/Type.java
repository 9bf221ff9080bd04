package dev.drydock.kube.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The schema of one struct, and the way to make one from its field values.
public final class Type<T extends Struct> {
    private final Class<T> javaType;
    private final String key;
    private final String goName;
    private final @Nullable GroupVersionKind gvk;
    private final Function<@Nullable Object[], T> factory;
    private final List<Field> fields;
    private final Map<String, Field> byName;

    public Type(
            Class<T> javaType,
            String key,
            String goName,
            @Nullable GroupVersionKind gvk,
            Function<@Nullable Object[], T> factory,
            List<Field> fields) {
        this.javaType = javaType;
        this.key = key;
        this.goName = goName;
        this.gvk = gvk;
        this.factory = factory;
        this.fields = fields;
        this.byName = HashMap.newHashMap(fields.size());
        fields.forEach(field -> byName.put(field.name(), field));
    }

    /// The schema of a generated record.
    @SuppressWarnings("unchecked")
    public static <T extends Struct> Type<T> of(Class<T> struct) {
        try {
            return (Type<T>) struct.getField("TYPE").get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(struct + " has no schema", e);
        }
    }

    public Class<T> javaType() {
        return javaType;
    }

    /// The package and name of the record, `core.Pod`: unique among all types.
    public String key() {
        return key;
    }

    /// As Go names it in its messages, `v1.Pod`.
    public String goName() {
        return goName;
    }

    /// The name without its version, `Pod`.
    public String name() {
        return javaType.getSimpleName();
    }

    /// In alphabetical order; without `apiVersion` and `kind` where the type has a [#gvk()].
    public List<Field> fields() {
        return fields;
    }

    public @Nullable Field field(String jsonName) {
        return byName.get(jsonName);
    }

    /// Makes a struct from values by field index; null stands for what is absent.
    public T create(@Nullable Object[] values) {
        return factory.apply(values);
    }

    public T empty() {
        return factory.apply(new @Nullable Object[fields.size()]);
    }

    public @Nullable GroupVersionKind gvk() {
        return gvk;
    }

    public String description() {
        return Descriptions.of(key);
    }

    @Override
    public String toString() {
        return goName;
    }
}
