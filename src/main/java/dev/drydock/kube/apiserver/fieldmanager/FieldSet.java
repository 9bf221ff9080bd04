package dev.drydock.kube.apiserver.fieldmanager;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A set of paths in an object: an immutable trie that is at the same time its own `FieldsV1` form.
/// Mirrors `structured-merge-diff/fieldpath.Set`.
///
/// Equal parts are shared, since the Pods of a workload own the same fields.
public final class FieldSet extends AbstractMap<String, Object> {
    private static final String SELF = ".";
    private static final int SLOTS = 8192;
    private static final @Nullable FieldSet[] POOL = new FieldSet[SLOTS];
    private static final @Nullable Answer[] UNIONS = new Answer[SLOTS];
    private static final @Nullable Answer[] DIFFERENCES = new Answer[SLOTS];

    static final FieldSet EMPTY = new FieldSet(false, new String[0], new FieldSet[0]);
    static final FieldSet LEAF = new FieldSet(true, new String[0], new FieldSet[0]);

    private final boolean member;
    private final String[] keys;
    private final FieldSet[] children;
    private final int structure;

    private FieldSet(boolean member, String[] keys, FieldSet[] children) {
        this.member = member;
        this.keys = keys;
        this.children = children;
        int hash = member ? 1 : 0;
        for (int i = 0; i < keys.length; i++) {
            hash = 31 * (31 * hash + keys[i].hashCode()) + children[i].structure;
        }
        this.structure = hash;
    }

    /// @param keys in order, with children that are not empty
    static FieldSet node(boolean member, String[] keys, FieldSet[] children) {
        if (keys.length == 0) {
            return member ? LEAF : EMPTY;
        }
        var node = new FieldSet(member, keys, children);
        int slot = (node.structure ^ node.structure >>> 13) & SLOTS - 1;
        var kept = POOL[slot];
        if (kept != null && node.sameAs(kept)) {
            return kept;
        }
        POOL[slot] = node;
        return node;
    }

    /// The set that a `FieldsV1` tree stands for.
    static FieldSet of(@Nullable Object tree) {
        return switch (tree) {
            case FieldSet set -> set;
            case Map<?, ?> map -> of(map, false);
            case null, default -> EMPTY;
        };
    }

    private static FieldSet of(Map<?, ?> map, boolean below) {
        var builder = new FieldSetBuilder();
        map.forEach((key, value) -> {
            if (!key.equals(SELF)) {
                builder.add((String) key, value instanceof Map<?, ?> child ? of(child, true) : LEAF);
            }
        });
        return builder.build(below && (map.containsKey(SELF) || map.isEmpty()));
    }

    /// The set of one path.
    static FieldSet path(String... keys) {
        var set = LEAF;
        for (int i = keys.length - 1; i >= 0; i--) {
            set = node(false, new String[] {keys[i]}, new FieldSet[] {set});
        }
        return set;
    }

    boolean isMember() {
        return member;
    }

    boolean hasNothing() {
        return !member && keys.length == 0;
    }

    boolean hasChildren() {
        return keys.length > 0;
    }

    FieldSet child(String key) {
        int at = Arrays.binarySearch(keys, key);
        return at < 0 ? EMPTY : children[at];
    }

    FieldSet without(String key) {
        int at = Arrays.binarySearch(keys, key);
        if (at < 0) {
            return this;
        }
        int[] kept = IntStream.range(0, keys.length).filter(i -> i != at).toArray();
        return node(
                member,
                Arrays.stream(kept).mapToObj(i -> keys[i]).toArray(String[]::new),
                Arrays.stream(kept).mapToObj(i -> children[i]).toArray(FieldSet[]::new));
    }

    FieldSet asMember() {
        return member ? this : node(true, keys, children);
    }

    String[] keys() {
        return keys;
    }

    FieldSet childAt(int index) {
        return children[index];
    }

    /// What two sets once made: the Pods of a workload ask the same again and again.
    private record Answer(FieldSet left, FieldSet right, FieldSet result) {
        static int slot(FieldSet left, FieldSet right) {
            int hash = 31 * left.structure + right.structure;
            return (hash ^ hash >>> 13) & SLOTS - 1;
        }

        boolean answers(FieldSet left, FieldSet right) {
            return this.left == left && this.right == right;
        }
    }

    FieldSet union(FieldSet other) {
        if (this == other || other.hasNothing()) {
            return this;
        } else if (hasNothing()) {
            return other;
        }
        int slot = Answer.slot(this, other);
        var known = UNIONS[slot];
        if (known == null || !known.answers(this, other)) {
            UNIONS[slot] = known = new Answer(this, other, united(other));
        }
        return known.result;
    }

    private FieldSet united(FieldSet other) {
        var builder = new FieldSetBuilder();
        boolean same = member || !other.member;
        int theirs = 0;
        for (int ours = 0; ours < keys.length; ours++) {
            while (theirs < other.keys.length && other.keys[theirs].compareTo(keys[ours]) < 0) {
                builder.add(other.keys[theirs], other.children[theirs++]);
                same = false;
            }
            var child = children[ours];
            if (theirs < other.keys.length && other.keys[theirs].equals(keys[ours])) {
                var both = child.union(other.children[theirs++]);
                same &= both == child;
                child = both;
            }
            builder.add(keys[ours], child);
        }
        while (theirs < other.keys.length) {
            builder.add(other.keys[theirs], other.children[theirs++]);
            same = false;
        }
        return same ? this : builder.build(member || other.member);
    }

    /// Without the members of the other; what lies below a member stays.
    FieldSet minus(FieldSet other) {
        if (this == other) {
            return EMPTY;
        } else if (other.hasNothing() || hasNothing()) {
            return this;
        }
        int slot = Answer.slot(this, other);
        var known = DIFFERENCES[slot];
        if (known == null || !known.answers(this, other)) {
            DIFFERENCES[slot] = known = new Answer(this, other, reduced(other));
        }
        return known.result;
    }

    private FieldSet reduced(FieldSet other) {
        boolean same = !member || !other.member;
        FieldSet[] left = null;
        for (int i = 0; i < keys.length; i++) {
            var rest = children[i].minus(other.child(keys[i]));
            if (rest != children[i] && left == null) {
                left = children.clone();
            }
            if (left != null) {
                left[i] = rest;
            }
        }
        if (same && left == null) {
            return this;
        }
        var builder = new FieldSetBuilder();
        for (int i = 0; i < keys.length; i++) {
            builder.add(keys[i], left == null ? children[i] : left[i]);
        }
        return builder.build(member && !other.member);
    }

    FieldSet intersection(FieldSet other) {
        if (this == other) {
            return this;
        }
        var builder = new FieldSetBuilder();
        for (int i = 0; i < keys.length; i++) {
            builder.add(keys[i], children[i].intersection(other.child(keys[i])));
        }
        return builder.build(member && other.member);
    }

    private boolean sameAs(FieldSet other) {
        if (structure != other.structure || member != other.member || !Arrays.equals(keys, other.keys)) {
            return false;
        }
        for (int i = 0; i < children.length; i++) {
            if (children[i] != other.children[i] && !children[i].sameAs(other.children[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof FieldSet set ? sameAs(set) : super.equals(other));
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }

    private boolean showsItself() {
        return member && keys.length > 0;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return keys.length + (showsItself() ? 1 : 0);
            }

            @Override
            public Iterator<Entry<String, Object>> iterator() {
                var all = IntStream.range(0, keys.length).<Entry<String, Object>>mapToObj(i -> Map.entry(keys[i], children[i]));
                return (showsItself()
                                ? Stream.concat(Stream.of(Map.<String, Object>entry(SELF, EMPTY)), all)
                                : all)
                        .iterator();
            }
        };
    }
}
