package dev.drydock.kube.map;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// A node of an [OrderedMap]: a leaf with keys and values, or an inner node with children and the lowest key of each.
///
/// It is written only by the map whose present owner it names; another map first makes a copy that is its own.
final class OrderedNode<K extends Comparable<? super K>, V> {
    private static final int MOST = 32;
    /// A node with fewer joins its neighbour where both fit in one.
    private static final int FEW = MOST / 4;
    private static final int FIRST_CAPACITY = 4;

    private final Object owner;
    private final boolean leaf;
    private int count;
    /// How many entries there are in all.
    private int size;
    private Object[] keys;
    /// Values in a leaf, else children.
    private Object[] below;

    private OrderedNode(Object owner, boolean leaf, int count, int size, Object[] keys, Object[] below) {
        this.owner = owner;
        this.leaf = leaf;
        this.count = count;
        this.size = size;
        this.keys = keys;
        this.below = below;
    }

    static <K extends Comparable<? super K>, V> OrderedNode<K, V> leaf(Object owner) {
        return new OrderedNode<>(owner, true, 0, 0, new Object[FIRST_CAPACITY], new Object[FIRST_CAPACITY]);
    }

    static <K extends Comparable<? super K>, V> OrderedNode<K, V> above(OrderedNode<K, V> left, OrderedNode<K, V> right, Object owner) {
        var keys = new Object[FIRST_CAPACITY];
        var below = new Object[FIRST_CAPACITY];
        keys[0] = left.keys[0];
        keys[1] = right.keys[0];
        below[0] = left;
        below[1] = right;
        return new OrderedNode<>(owner, false, 2, left.size + right.size, keys, below);
    }

    boolean isLeaf() {
        return leaf;
    }

    int count() {
        return count;
    }

    int size() {
        return size;
    }

    @SuppressWarnings("unchecked")
    K key(int at) {
        return (K) keys[at];
    }

    @SuppressWarnings("unchecked")
    V value(int at) {
        return (V) below[at];
    }

    @SuppressWarnings("unchecked")
    OrderedNode<K, V> child(int at) {
        return (OrderedNode<K, V>) below[at];
    }

    /// Where `key` is, or else the complement of where it belongs.
    @SuppressWarnings("unchecked")
    int find(K key) {
        // As the key compares itself, no type is looked up for each of the others: this is where a cluster spends its time.
        var sought = (Comparable<Object>) key;
        int low = 0;
        int high = count - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = sought.compareTo(keys[middle]);
            if (order == 0) {
                return middle;
            } else if (order > 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return ~low;
    }

    /// The child in which `key` is, or belongs.
    int childFor(K key) {
        int at = find(key);
        return at >= 0 ? at : Math.max(0, ~at - 1);
    }

    OrderedNode<K, V> owned(Object writer) {
        return owner == writer ? this : new OrderedNode<>(writer, leaf, count, size, keys.clone(), below.clone());
    }

    private OrderedNode<K, V> ownedChild(int at, Object writer) {
        var child = child(at).owned(writer);
        below[at] = child;
        return child;
    }

    /// @return what no longer fits, to stand to the right of this node; null where all does
    @Nullable
    OrderedNode<K, V> put(K key, V value, Object writer) {
        if (leaf) {
            int at = find(key);
            if (at >= 0) {
                below[at] = value;
                return null;
            }
            size++;
            return insert(~at, key, value, writer);
        }
        int at = childFor(key);
        var child = ownedChild(at, writer);
        int before = child.size;
        var right = child.put(key, value, writer);
        keys[at] = child.keys[0];
        size += child.size + (right == null ? 0 : right.size) - before;
        return right == null ? null : insert(at + 1, right.key(0), right, writer);
    }

    private @Nullable OrderedNode<K, V> insert(int at, K key, Object item, Object writer) {
        if (count < MOST) {
            makeRoom(at);
            keys[at] = key;
            below[at] = item;
            count++;
            return null;
        }
        // What only grows at its end leaves full nodes behind.
        int kept = at == count ? count : count / 2;
        var right = split(kept, writer);
        var side = at < kept || at == kept && kept < MOST ? this : right;
        side.insert(side == this ? at : at - kept, key, item, writer);
        if (leaf) {
            size = count;
            right.size = right.count;
        } else {
            right.size = right.sum();
            size = sum();
        }
        return right;
    }

    private int sum() {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += child(i).size;
        }
        return sum;
    }

    private void makeRoom(int at) {
        if (count == keys.length) {
            int capacity = Math.min(MOST, count * 2);
            keys = Arrays.copyOf(keys, capacity);
            below = Arrays.copyOf(below, capacity);
        }
        System.arraycopy(keys, at, keys, at + 1, count - at);
        System.arraycopy(below, at, below, at + 1, count - at);
    }

    private OrderedNode<K, V> split(int kept, Object writer) {
        int moved = count - kept;
        int end = kept + Math.max(FIRST_CAPACITY, moved);
        var right = new OrderedNode<K, V>(
                writer, leaf, moved, 0, Arrays.copyOfRange(keys, kept, end), Arrays.copyOfRange(below, kept, end));
        Arrays.fill(keys, kept, count, null);
        Arrays.fill(below, kept, count, null);
        count = kept;
        return right;
    }

    /// Removes `key`, which is there; null stands for the lowest. A child that is left without entries goes.
    void remove(@Nullable K key, Object writer) {
        size--;
        if (leaf) {
            cut(key == null ? 0 : find(key));
            return;
        }
        int at = key == null ? 0 : childFor(key);
        var child = ownedChild(at, writer);
        child.remove(key, writer);
        if (child.count == 0) {
            cut(at);
            return;
        }
        keys[at] = child.keys[0];
        if (child.count < FEW) {
            join(at > 0 ? at - 1 : at, writer);
        }
    }

    /// Joins a child and the next where both fit in one with room to spare.
    private void join(int at, Object writer) {
        if (at + 1 >= count || child(at).count + child(at + 1).count > MOST / 2) {
            return;
        }
        var left = ownedChild(at, writer);
        var right = child(at + 1);
        int both = left.count + right.count;
        left.keys = Arrays.copyOf(left.keys, Math.max(both, left.keys.length));
        left.below = Arrays.copyOf(left.below, Math.max(both, left.below.length));
        System.arraycopy(right.keys, 0, left.keys, left.count, right.count);
        System.arraycopy(right.below, 0, left.below, left.count, right.count);
        left.count = both;
        left.size += right.size;
        cut(at + 1);
    }

    private void cut(int at) {
        count--;
        System.arraycopy(keys, at + 1, keys, at, count - at);
        System.arraycopy(below, at + 1, below, at, count - at);
        keys[count] = null;
        below[count] = null;
    }

    /// How many keys there are below `key`.
    int rank(K key) {
        if (leaf) {
            int at = find(key);
            return at < 0 ? ~at : at;
        }
        int at = childFor(key);
        int rank = child(at).rank(key);
        for (int i = 0; i < at; i++) {
            rank += child(i).size;
        }
        return rank;
    }

    /// @param from null for the beginning
    /// @param to null for the end
    void collect(@Nullable K from, @Nullable K to, List<V> values) {
        int first = 0;
        if (from != null) {
            int at = find(from);
            first = at >= 0 ? at : leaf ? ~at : Math.max(0, ~at - 1);
        }
        for (int i = first; i < count && (to == null || key(i).compareTo(to) < 0); i++) {
            if (leaf) {
                values.add(value(i));
            } else {
                boolean whole = to == null || i + 1 < count && key(i + 1).compareTo(to) <= 0;
                child(i).collect(i == first ? from : null, whole ? null : to, values);
            }
        }
    }

    boolean visit(BiPredicate<K, V> visitor) {
        for (int i = 0; i < count; i++) {
            if (!(leaf ? visitor.test(key(i), value(i)) : child(i).visit(visitor))) {
                return false;
            }
        }
        return true;
    }
}
