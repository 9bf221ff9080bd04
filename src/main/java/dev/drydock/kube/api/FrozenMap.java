package dev.drydock.kube.api;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An immutable map that keeps its order in one array: labels and the like are small, so a look-up walks them;
/// a large map has an index beside it.
final class FrozenMap<V> extends AbstractMap<String, V> {
    private static final int WALKED = 8;
    private static final FrozenMap<?> EMPTY = new FrozenMap<>(new Object[0]);

    private final Object[] entries;
    private final int @Nullable [] index;

    private FrozenMap(Object[] entries) {
        this.entries = entries;
        this.index = entries.length / 2 > WALKED ? index(entries) : null;
    }

    @SuppressWarnings("unchecked")
    static <V> FrozenMap<V> empty() {
        return (FrozenMap<V>) EMPTY;
    }

    static <V> FrozenMap<V> copyOf(Map<String, V> map) {
        var entries = new Object[map.size() * 2];
        var i = 0;
        for (var entry : map.entrySet()) {
            entries[i++] = Objects.requireNonNull(entry.getKey());
            entries[i++] = Objects.requireNonNull(entry.getValue());
        }
        return new FrozenMap<>(entries);
    }

    private static int[] index(Object[] entries) {
        var slots = new int[Integer.highestOneBit(entries.length / 2) * 4];
        for (var i = 0; i < entries.length; i += 2) {
            var slot = slot(entries[i], slots.length);
            while (slots[slot] != 0) slot = slot + 1 & slots.length - 1;
            slots[slot] = i + 1;
        }
        return slots;
    }

    private static int slot(Object key, int length) {
        var hash = key.hashCode();
        return (hash ^ hash >>> 16) & length - 1;
    }

    private int find(@Nullable Object key) {
        if (key == null) return -1;
        if (index == null) {
            for (var i = 0; i < entries.length; i += 2) if (entries[i].equals(key)) return i;
            return -1;
        }
        for (var slot = slot(key, index.length); index[slot] != 0; slot = slot + 1 & index.length - 1) {
            if (entries[index[slot] - 1].equals(key)) return index[slot] - 1;
        }
        return -1;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable V get(@Nullable Object key) {
        var at = find(key);
        return at < 0 ? null : (V) entries[at + 1];
    }

    boolean hasAll(FrozenMap<V> wanted) {
        if (wanted == this) {
            return true;
        }
        for (var i = 0; i < wanted.entries.length; i += 2) {
            var at = find(wanted.entries[i]);
            if (at < 0 || !entries[at + 1].equals(wanted.entries[i + 1])) return false;
        }
        return true;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return find(key) >= 0;
    }

    @Override
    public int size() {
        return entries.length / 2;
    }

    @Override
    public Set<Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return FrozenMap.this.size();
            }

            @Override
            public Iterator<Entry<String, V>> iterator() {
                return new Entries();
            }
        };
    }

    private final class Entries implements Iterator<Entry<String, V>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < entries.length;
        }

        @Override
        @SuppressWarnings("unchecked")
        public Entry<String, V> next() {
            if (!hasNext()) throw new NoSuchElementException();
            next += 2;
            return Map.entry((String) entries[next - 2], (V) entries[next - 1]);
        }
    }
}
