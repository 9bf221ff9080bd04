package dev.drydock.kube.api.graph;

import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.map.HashedMap;
import dev.drydock.kube.map.OrderedMap;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashPMap;
import org.pcollections.MapPSet;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/// Writes values one after the other. What was written before is only referred to: scalars and records of scalars that
/// are equal, anything else that is the same.
final class ArchiveWriter {
    private final DataOutputStream out;
    private final Map<Object, Integer> same = new IdentityHashMap<>();
    private final Map<Object, Integer> equal = new HashMap<>();
    private final Map<Class<?>, Integer> classes = new HashMap<>();
    private int seen;
    private long second;

    ArchiveWriter(DataOutputStream out) {
        this.out = out;
    }

    void write(@Nullable Object value) throws IOException {
        switch (value) {
            case null -> number(Tag.NULL);
            case Boolean flag -> number(flag ? Tag.TRUE : Tag.FALSE);
            case Integer whole -> {
                number(Tag.INT);
                signed(whole);
            }
            case Long whole -> {
                number(Tag.LONG);
                signed(whole);
            }
            case Double real -> {
                number(Tag.DOUBLE);
                out.writeLong(Double.doubleToRawLongBits(real));
            }
            default -> {
                if (!refer(value)) {
                    writeNew(value);
                }
            }
        }
    }

    private boolean refer(Object value) throws IOException {
        var known = (isComparedByValue(value) ? equal : same).get(value);
        if (known == null) {
            return false;
        }
        number(Tag.SEEN);
        number(seen - known);
        return true;
    }

    private static boolean isComparedByValue(Object value) {
        return value instanceof String
                || value instanceof Instant
                || value instanceof Duration
                || value instanceof Record && Layout.of(value.getClass()) instanceof Layout.Parts parts && parts.isFlat();
    }

    private void writeNew(Object value) throws IOException {
        switch (value) {
            case String text -> text(text);
            case Instant instant -> {
                number(Tag.INSTANT);
                signed(instant.getEpochSecond() - second);
                number(instant.getNano());
                second = instant.getEpochSecond();
            }
            case Duration duration -> {
                number(Tag.DURATION);
                signed(duration.getSeconds());
                number(duration.getNano());
            }
            case Quantity quantity -> quantity(quantity);
            case TreePMap<?, ?> map -> entries(Tag.TREE_MAP, map);
            case HashPMap<?, ?> map -> entries(Tag.HASH_MAP, map);
            case TreePSet<?> set -> elements(Tag.TREE_SET, set);
            case MapPSet<?> set -> elements(Tag.HASH_SET, set);
            case OrderedMap.State<?, ?> state -> entries(Tag.ORDERED, state.entries());
            case HashedMap.State<?, ?> state -> entries(Tag.HASHED, state.entries());
            case Map<?, ?> map -> entries(Tag.MAP, map);
            case List<?> list -> elements(Tag.LIST, list);
            case Set<?> set -> elements(Tag.SET, set);
            default -> ours(value);
        }
        (isComparedByValue(value) ? equal : same).put(value, seen++);
    }

    private void text(String text) throws IOException {
        number(Tag.TEXT);
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private void quantity(Quantity quantity) throws IOException {
        number(Tag.QUANTITY);
        number(quantity.format().ordinal());
        signed(quantity.amount().scale());
        bytes(quantity.amount().unscaledValue().toByteArray());
    }

    private void entries(int tag, Map<?, ?> map) throws IOException {
        number(tag);
        number(map.size());
        for (var entry : map.entrySet()) {
            write(entry.getKey());
            write(entry.getValue());
        }
    }

    private void elements(int tag, Collection<?> collection) throws IOException {
        number(tag);
        number(collection.size());
        for (var element : collection) {
            write(element);
        }
    }

    private void ours(Object value) throws IOException {
        var type = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        var layout = Layout.of(type);
        number(Tag.RECORD + number(layout));
        switch (layout) {
            case Layout.Constants(var _, var _, var values) -> number(values.indexOf(value));
            case Layout.Parts parts -> {
                try {
                    parts(parts, value);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException("cannot take apart a " + type.getName(), e);
                }
            }
        }
    }

    /// The number of a class, described here where it comes for the first time.
    private int number(Layout layout) throws IOException {
        var known = classes.get(layout.type());
        if (known != null) {
            return known;
        }
        number(Tag.CLASS);
        bytes(layout.type().getName().substring(Layout.HOUSE.length()).getBytes(StandardCharsets.UTF_8));
        out.writeInt(layout.signature());
        classes.put(layout.type(), classes.size());
        return classes.size() - 1;
    }

    /// First which parts there are, eight to a byte, then those.
    private void parts(Layout.Parts layout, Object value) throws IOException, ReflectiveOperationException {
        var parts = new @Nullable Object[layout.count()];
        for (int i = 0; i < parts.length; i++) {
            var part = layout.get(value, i);
            parts[i] = layout.isUsual(i, part) ? null : part;
        }
        for (int i = 0; i < parts.length; i += 8) {
            int present = 0;
            for (int bit = 0; bit < 8 && i + bit < parts.length; bit++) {
                present |= parts[i + bit] == null ? 0 : 1 << bit;
            }
            out.writeByte(present);
        }
        for (var part : parts) {
            if (part != null) {
                write(part);
            }
        }
    }

    private void bytes(byte[] bytes) throws IOException {
        number(bytes.length);
        out.write(bytes);
    }

    private void signed(long number) throws IOException {
        number(number << 1 ^ number >> 63);
    }

    /// Seven bits to a byte, the lowest first.
    private void number(long number) throws IOException {
        long left = number;
        while ((left & ~0x7FL) != 0) {
            out.writeByte((int) (left & 0x7F | 0x80));
            left >>>= 7;
        }
        out.writeByte((int) left);
    }
}
