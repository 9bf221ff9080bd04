package dev.drydock.kube.api.graph;

import dev.drydock.kube.api.Shape;
import dev.drydock.kube.api.Struct;
import dev.drydock.kube.api.Type;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// How values of one record or enum of ours are taken apart and put together.
sealed interface Layout {
    /// Nothing outside of it is ever made from bytes.
    String HOUSE = "dev.drydock.kube.";

    Class<?> type();

    /// A number that is another one as soon as the parts have other names or types.
    int signature();

    /// @throws IllegalArgumentException for a class that is neither a record nor an enum of the simulator
    static Layout of(Class<?> type) {
        return Layouts.BY_CLASS.get(type);
    }

    /// What has no parts: one of a few constants.
    record Constants(Class<?> type, int signature, List<?> values) implements Layout {}

    /// What has parts, in an order that never changes for the same signature.
    sealed interface Parts extends Layout {
        int count();

        @Nullable Object get(Object value, int part) throws ReflectiveOperationException;

        /// Whether a part need not be written, since null in its place makes the same value.
        boolean isUsual(int part, @Nullable Object value);

        Object make(@Nullable Object[] parts) throws ReflectiveOperationException;

        /// Whether all parts are scalars, so that equal values can be written as one.
        boolean isFlat();
    }

    /// A Kubernetes struct, which knows its own schema.
    record Schema(Type<?> schema, Object empty, int signature) implements Parts {
        @Override
        public Class<?> type() {
            return schema.javaType();
        }

        @Override
        public int count() {
            return schema.fields().size();
        }

        @Override
        public @Nullable Object get(Object value, int part) {
            return ((Struct) value).get(part);
        }

        @Override
        public boolean isUsual(int part, @Nullable Object value) {
            return value == ((Struct) empty).get(part) || switch (schema.fields().get(part).shape()) {
                case Shape.ListOf(var _) -> ((List<?>) value).isEmpty();
                case Shape.MapOf(var _) -> ((Map<?, ?>) value).isEmpty();
                default -> false;
            };
        }

        @Override
        public Object make(@Nullable Object[] parts) {
            for (var part : parts) {
                if (part != null) {
                    return schema.create(parts);
                }
            }
            return empty;
        }

        @Override
        public boolean isFlat() {
            return false;
        }
    }

    /// Any other record.
    record Plain(Class<?> type, int signature, List<RecordComponent> components, Constructor<?> constructor, boolean isFlat)
            implements Parts {
        @Override
        public int count() {
            return components.size();
        }

        @Override
        public @Nullable Object get(Object value, int part) throws ReflectiveOperationException {
            return components.get(part).getAccessor().invoke(value);
        }

        @Override
        public boolean isUsual(int part, @Nullable Object value) {
            return value == null || components.get(part).getType().isPrimitive() && value.equals(zero(part));
        }

        @Override
        public Object make(@Nullable Object[] parts) throws ReflectiveOperationException {
            for (int i = 0; i < parts.length; i++) {
                if (parts[i] == null && components.get(i).getType().isPrimitive()) {
                    parts[i] = zero(i);
                }
            }
            return constructor.newInstance(parts);
        }

        private Object zero(int part) {
            var type = components.get(part).getType();
            return type == long.class ? (Object) 0L : type == int.class ? (Object) 0 : type == boolean.class ? (Object) false : (Object) 0.0;
        }
    }

    private static Layout describe(Class<?> type) {
        if (!type.getName().startsWith(HOUSE)) {
            throw new IllegalArgumentException(type.getName() + " is not of the simulator");
        }
        if (type.isEnum()) {
            var values = List.of(type.getEnumConstants());
            return new Constants(type, signature(values.toString()), values);
        }
        if (!type.isRecord()) {
            throw new IllegalArgumentException(type.getName() + " is no record");
        }
        try {
            return Struct.class.isAssignableFrom(type) ? schema(type.asSubclass(Struct.class)) : plain(type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + " cannot be taken apart", e);
        }
    }

    private static Layout schema(Class<? extends Struct> type) throws ReflectiveOperationException {
        var schema = Type.of(type);
        var fields = schema.fields().stream().map(field -> field.name() + " " + field.shape().getClass().getSimpleName());
        return new Schema(schema, type.getField("EMPTY").get(null), signature(fields.collect(Collectors.joining(", "))));
    }

    private static Layout plain(Class<?> type) throws ReflectiveOperationException {
        var components = List.of(type.getRecordComponents());
        var types = components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
        var constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        components.stream().map(RecordComponent::getAccessor).forEach(Layout::open);
        var names = components.stream().map(each -> each.getName() + " " + each.getGenericType().getTypeName());
        return new Plain(type, signature(names.collect(Collectors.joining(", "))), components, constructor, Arrays.stream(types).allMatch(Layout::isScalar));
    }

    private static void open(AccessibleObject member) {
        member.setAccessible(true);
    }

    private static boolean isScalar(Class<?> type) {
        return type.isPrimitive() || type.isEnum() || type.getName().startsWith("java.lang.") && type != Object.class || type.getName().startsWith("java.time.");
    }

    private static int signature(String text) {
        var sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return (int) sum.getValue();
    }

    /// Why a record could not be made, without the wrapping that reflection adds.
    static Throwable reason(ReflectiveOperationException failure) {
        return failure instanceof InvocationTargetException wrapped && wrapped.getCause() != null ? wrapped.getCause() : failure;
    }

    /// Looked up once for each class, for all archives.
    final class Layouts {
        private static final ClassValue<Layout> BY_CLASS = new ClassValue<>() {
            @Override
            protected Layout computeValue(Class<?> type) {
                return describe(type);
            }
        };

        private Layouts() {}
    }
}
