package dev.drydock.kube.api.graph;

import dev.drydock.kube.api.Frozen;
import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.map.HashedMap;
import dev.drydock.kube.map.OrderedMap;
import java.io.DataInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/// Reads what an [ArchiveWriter] wrote. It takes memory only for what it has read, and makes nothing but
/// scalars, collections, and records and enums of the simulator.
final class ArchiveReader {
    /// Deeper than any tree that an API server takes.
    private static final int DEEPEST = 2_000;

    private final DataInputStream in;
    private final List<Object> seen = new ArrayList<>();
    private final List<Layout> classes = new ArrayList<>();
    private long second;
    private int depth;

    ArchiveReader(DataInputStream in) {
        this.in = in;
    }

    @Nullable Object read() throws IOException, ArchiveException {
        int tag = count();
        while (tag == Tag.CLASS) {
            classes.add(describe());
            tag = count();
        }
        return switch (tag) {
            case Tag.NULL -> null;
            case Tag.TRUE -> true;
            case Tag.FALSE -> false;
            case Tag.INT -> Math.toIntExact(signed());
            case Tag.LONG -> signed();
            case Tag.DOUBLE -> Double.longBitsToDouble(in.readLong());
            case Tag.SEEN -> earlier(count());
            default -> {
                var value = readNew(tag);
                seen.add(value);
                yield value;
            }
        };
    }

    private Object earlier(int back) throws ArchiveException {
        if (back < 1 || back > seen.size()) {
            throw new ArchiveException("refers to what is not there");
        }
        return seen.get(seen.size() - back);
    }

    private Object readNew(int tag) throws IOException, ArchiveException {
        if (++depth > DEEPEST) {
            throw new ArchiveException("is nested too deeply");
        }
        try {
            return switch (tag) {
                case Tag.TEXT -> new String(bytes(), StandardCharsets.UTF_8);
                case Tag.INSTANT -> Instant.ofEpochSecond(second += signed(), number());
                case Tag.DURATION -> Duration.ofSeconds(signed(), number());
                case Tag.QUANTITY -> quantity();
                case Tag.LIST -> list();
                case Tag.MAP -> map();
                case Tag.SET -> Collections.unmodifiableSet(new LinkedHashSet<>(list()));
                case Tag.TREE_MAP -> TreePMap.from((Map) entries());
                case Tag.HASH_MAP -> HashTreePMap.from(entries());
                case Tag.ORDERED -> OrderedMap.State.of((Map) entries());
                case Tag.HASHED -> HashedMap.State.of(entries());
                case Tag.TREE_SET -> TreePSet.from((List) list());
                case Tag.HASH_SET -> HashTreePSet.from(list());
                default -> ours(layout(tag - Tag.RECORD));
            };
        } finally {
            depth--;
        }
    }

    private Quantity quantity() throws IOException, ArchiveException {
        var format = constant(List.of(Quantity.Format.values()), count());
        int scale = Math.toIntExact(signed());
        return Quantity.of(new BigDecimal(new BigInteger(bytes()), scale), format);
    }

    private List<?> list() throws IOException, ArchiveException {
        int size = count();
        var list = new ArrayList<@Nullable Object>();
        for (int i = 0; i < size; i++) {
            list.add(read());
        }
        return list.contains(null) ? Collections.unmodifiableList(list) : List.copyOf(list);
    }

    @SuppressWarnings("unchecked")
    private Map<?, ?> map() throws IOException, ArchiveException {
        var entries = entries();
        boolean frozen = entries.keySet().stream().allMatch(String.class::isInstance) && !entries.containsValue(null);
        return frozen ? Frozen.map((Map<String, ?>) (Map<?, ?>) entries) : Collections.unmodifiableMap(entries);
    }

    private Map<@Nullable Object, @Nullable Object> entries() throws IOException, ArchiveException {
        int size = count();
        var entries = new LinkedHashMap<@Nullable Object, @Nullable Object>();
        for (int i = 0; i < size; i++) {
            var key = read();
            entries.put(key, read());
        }
        return entries;
    }

    private Layout describe() throws IOException, ArchiveException {
        var name = Layout.HOUSE + new String(bytes(), StandardCharsets.UTF_8);
        int signature = in.readInt();
        try {
            var layout = Layout.of(Class.forName(name, false, Layout.class.getClassLoader()));
            if (layout.signature() != signature) {
                throw new ArchiveException("holds a " + name + " of another shape");
            }
            return layout;
        } catch (ClassNotFoundException | LinkageError | IllegalArgumentException e) {
            throw new ArchiveException("holds a " + name + ", which is not known", e);
        }
    }

    private Layout layout(int number) throws ArchiveException {
        return constant(classes, number);
    }

    private Object ours(Layout layout) throws IOException, ArchiveException {
        return switch (layout) {
            case Layout.Constants(var _, var _, var values) -> constant(values, count());
            case Layout.Parts parts -> parts(parts);
        };
    }

    private static <T> T constant(List<T> values, int number) throws ArchiveException {
        if (number < 0 || number >= values.size()) {
            throw new ArchiveException("names what is not known");
        }
        return values.get(number);
    }

    private Object parts(Layout.Parts layout) throws IOException, ArchiveException {
        var present = new byte[(layout.count() + 7) / 8];
        in.readFully(present);
        var parts = new @Nullable Object[layout.count()];
        for (int i = 0; i < parts.length; i++) {
            if ((present[i / 8] & 1 << i % 8) != 0) {
                parts[i] = read();
            }
        }
        try {
            return layout.make(parts);
        } catch (ReflectiveOperationException e) {
            throw new ArchiveException("holds no " + layout.type().getName(), Layout.reason(e));
        }
    }

    /// Grows as it reads, whatever length the bytes claim.
    private byte[] bytes() throws IOException, ArchiveException {
        int length = count();
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new ArchiveException("ends too early");
        }
        return bytes;
    }

    private int count() throws IOException, ArchiveException {
        long number = number();
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new ArchiveException("counts what cannot be");
        }
        return (int) number;
    }

    private long signed() throws IOException, ArchiveException {
        long number = number();
        return number >>> 1 ^ -(number & 1);
    }

    private long number() throws IOException, ArchiveException {
        long number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int part = in.readUnsignedByte();
            number |= (long) (part & 0x7F) << shift;
            if ((part & 0x80) == 0) {
                return number;
            }
        }
        throw new ArchiveException("counts what cannot be");
    }
}
