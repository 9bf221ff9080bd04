package dev.drydock.kube.map;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// A sorted map that is written in place, and of which [#state()] keeps what it holds now, at no cost: a B+ tree.
///
/// Nodes that a state shares are copied when they are next written. Neither a map nor its lists are views of each other.
/// Null is neither a key nor a value.
public final class OrderedMap<K extends Comparable<? super K>, V> {
    private OrderedNode<K, V> root;
    private Object owner = new Object();

    /// What was last asked for, until the map is next written: as long as nothing changes, all share one state.
    private @Nullable State<K, V> kept;

    public OrderedMap() {
        this(State.empty());
    }

    public OrderedMap(State<K, V> state) {
        this.root = state.root;
        this.kept = state;
    }

    public static final class State<K extends Comparable<? super K>, V> extends MapState<K, V> {
        private final OrderedNode<K, V> root;

        private State(OrderedNode<K, V> root) {
            this.root = root;
        }

        public static <K extends Comparable<? super K>, V> State<K, V> empty() {
            return new State<>(OrderedNode.<K, V>leaf(new Object()));
        }

        public static <K extends Comparable<? super K>, V> State<K, V> of(Map<K, V> entries) {
            var map = new OrderedMap<K, V>();
            entries.forEach(map::put);
            return map.state();
        }

        /// In the order of the keys.
        @Override
        public Map<K, V> entries() {
            var entries = new LinkedHashMap<K, V>();
            root.visit((key, value) -> {
                entries.put(key, value);
                return true;
            });
            return entries;
        }

        @Override
        Object root() {
            return root;
        }
    }

    public State<K, V> state() {
        if (kept == null) {
            owner = new Object();
            kept = new State<>(root);
        }
        return kept;
    }

    public int size() {
        return root.size();
    }

    public boolean isEmpty() {
        return root.size() == 0;
    }

    public @Nullable V get(K key) {
        var node = root;
        while (!node.isLeaf()) {
            node = node.child(node.childFor(key));
        }
        int at = node.find(key);
        return at < 0 ? null : node.value(at);
    }

    public boolean containsKey(K key) {
        return get(key) != null;
    }

    public void put(K key, V value) {
        kept = null;
        root = root.owned(owner);
        var right = root.put(key, value, owner);
        if (right != null) {
            root = OrderedNode.above(root, right, owner);
        }
    }

    public void remove(K key) {
        if (containsKey(key)) {
            cut(key);
        }
    }

    public void removeFirst() {
        if (!isEmpty()) {
            cut(null);
        }
    }

    private void cut(@Nullable K key) {
        kept = null;
        root = root.owned(owner);
        root.remove(key, owner);
        while (!root.isLeaf() && root.count() == 1) {
            root = root.child(0);
        }
    }

    /// The entry with the lowest key; null where there is none.
    public Map.@Nullable Entry<K, V> first() {
        if (isEmpty()) {
            return null;
        }
        var node = root;
        while (!node.isLeaf()) {
            node = node.child(0);
        }
        return Map.entry(node.key(0), node.value(0));
    }

    public List<V> values() {
        var values = new ArrayList<V>(size());
        root.collect(null, null, values);
        return Collections.unmodifiableList(values);
    }

    /// The values of the keys from `from` on and below `to`, in their order.
    public List<V> values(K from, K to) {
        var values = new ArrayList<V>();
        root.collect(from, to, values);
        return Collections.unmodifiableList(values);
    }

    /// The values of the keys above `key`, in their order.
    public List<V> valuesAfter(K key) {
        var values = new ArrayList<V>();
        root.collect(key, null, values);
        if (containsKey(key)) {
            values.removeFirst();
        }
        return Collections.unmodifiableList(values);
    }

    /// How many keys there are from `from` on and below `to`.
    public int count(K from, K to) {
        return Math.max(0, root.rank(to) - root.rank(from));
    }

    /// Shows the entries in their order until `visitor` has seen enough; it must not write to the map.
    ///
    /// @param visitor says whether to go on
    public void visit(BiPredicate<K, V> visitor) {
        root.visit(visitor);
    }
}
