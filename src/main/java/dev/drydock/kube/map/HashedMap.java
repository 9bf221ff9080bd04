package dev.drydock.kube.map;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An unordered map that is written in place, and of which [#state()] keeps what it holds now, at no cost: a hash trie.
///
/// Nodes that a state shares are copied when they are next written. Null is neither a key nor a value.
public final class HashedMap<K, V> {
    private static final int BITS = 5;
    private static final int MASK = (1 << BITS) - 1;

    private Node root;
    private Object owner = new Object();

    public HashedMap() {
        this(State.empty());
    }

    public HashedMap(State<K, V> state) {
        this.root = state.root;
    }

    public static final class State<K, V> extends MapState<K, V> {
        private final Node root;

        private State(Node root) {
            this.root = root;
        }

        public static <K, V> State<K, V> empty() {
            return new State<>(new Node(new Object(), 0, new Object[0]));
        }

        public static <K, V> State<K, V> of(Map<K, V> entries) {
            var map = new HashedMap<K, V>();
            entries.forEach(map::put);
            return map.state();
        }

        /// In no order that means anything.
        @Override
        public Map<K, V> entries() {
            var entries = new HashMap<K, V>();
            root.addTo(entries);
            return entries;
        }

        @Override
        Object root() {
            return root;
        }
    }

    public State<K, V> state() {
        owner = new Object();
        return new State<>(root);
    }

    @SuppressWarnings("unchecked")
    public @Nullable V get(K key) {
        int hash = hash(key);
        var node = root;
        for (int shift = 0; ; shift += BITS) {
            int bit = bit(hash, shift);
            if ((node.bits & bit) == 0) {
                return null;
            }
            var slot = node.slots[node.index(bit)];
            if (slot instanceof Node inner) {
                node = inner;
            } else {
                var found = ((Leaf) slot).find(hash, key);
                return found == null ? null : (V) found.value;
            }
        }
    }

    public boolean containsKey(K key) {
        return get(key) != null;
    }

    public void put(K key, V value) {
        root = put(root, new Leaf(hash(key), key, value, null), 0);
    }

    private Node put(Node given, Leaf leaf, int shift) {
        var node = given.owned(owner);
        int bit = bit(leaf.hash, shift);
        int at = node.index(bit);
        if ((node.bits & bit) == 0) {
            node.insert(bit, at, leaf);
        } else if (node.slots[at] instanceof Node inner) {
            node.slots[at] = put(inner, leaf, shift + BITS);
        } else {
            var there = (Leaf) node.slots[at];
            node.slots[at] = there.hash == leaf.hash
                    ? new Leaf(leaf.hash, leaf.key, leaf.value, there.without(leaf.key))
                    : put(below(there, shift + BITS), leaf, shift + BITS);
        }
        return node;
    }

    private Node below(Leaf leaf, int shift) {
        return new Node(owner, bit(leaf.hash, shift), new Object[] {leaf});
    }

    public void remove(K key) {
        if (containsKey(key)) {
            root = remove(root, hash(key), key, 0);
        }
    }

    /// Removes what is there. Nodes that are left with nothing go.
    private Node remove(Node given, int hash, K key, int shift) {
        var node = given.owned(owner);
        int bit = bit(hash, shift);
        int at = node.index(bit);
        if (node.slots[at] instanceof Node inner) {
            var left = remove(inner, hash, key, shift + BITS);
            if (left.bits == 0) {
                node.cut(bit, at);
            } else {
                node.slots[at] = left;
            }
            return node;
        }
        var left = ((Leaf) node.slots[at]).without(key);
        if (left == null) {
            node.cut(bit, at);
        } else {
            node.slots[at] = left;
        }
        return node;
    }

    private static int hash(Object key) {
        int hash = key.hashCode() * 0x9E3779B9;
        return hash ^ hash >>> 15;
    }

    private static int bit(int hash, int shift) {
        return 1 << (hash >>> shift & MASK);
    }

    /// Entries whose keys have one hash.
    private record Leaf(int hash, Object key, Object value, @Nullable Leaf next) {
        @Nullable
        Leaf find(int hash, Object key) {
            if (this.hash != hash) {
                return null;
            }
            for (var leaf = this; leaf != null; leaf = leaf.next) {
                if (leaf.key.equals(key)) {
                    return leaf;
                }
            }
            return null;
        }

        @Nullable
        Leaf without(Object key) {
            if (this.key.equals(key)) {
                return next;
            }
            return next == null ? this : new Leaf(hash, this.key, value, next.without(key));
        }
    }

    /// Written only by the map whose present owner it names; another map first makes a copy that is its own.
    private static final class Node {
        private final Object owner;
        private int bits;
        /// A node or a leaf for each bit that is set.
        private Object[] slots;

        Node(Object owner, int bits, Object[] slots) {
            this.owner = owner;
            this.bits = bits;
            this.slots = slots;
        }

        Node owned(Object writer) {
            return owner == writer ? this : new Node(writer, bits, slots.clone());
        }

        int index(int bit) {
            return Integer.bitCount(bits & bit - 1);
        }

        void insert(int bit, int at, Object slot) {
            var grown = Arrays.copyOf(slots, slots.length + 1);
            System.arraycopy(slots, at, grown, at + 1, slots.length - at);
            grown[at] = slot;
            slots = grown;
            bits |= bit;
        }

        void cut(int bit, int at) {
            var shrunk = Arrays.copyOf(slots, slots.length - 1);
            System.arraycopy(slots, at + 1, shrunk, at, shrunk.length - at);
            slots = shrunk;
            bits &= ~bit;
        }

        @SuppressWarnings("unchecked")
        <K, V> void addTo(Map<K, V> entries) {
            for (var slot : slots) {
                if (slot instanceof Node inner) {
                    inner.addTo(entries);
                    continue;
                }
                for (var leaf = (Leaf) slot; leaf != null; leaf = leaf.next) {
                    entries.put((K) leaf.key, (V) leaf.value);
                }
            }
        }
    }
}
