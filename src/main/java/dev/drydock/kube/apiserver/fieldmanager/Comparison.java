package dev.drydock.kube.apiserver.fieldmanager;

import dev.drydock.kube.api.Struct;
import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.apiserver.fieldmanager.Layout.Part;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What differs between two states of an object: the paths that were set, and those that went.
/// Mirrors `structured-merge-diff/typed/compare.go`; parts that both states share are not looked at.
record Comparison(FieldSet set, FieldSet removed) {
    static final Comparison SAME = new Comparison(FieldSet.EMPTY, FieldSet.EMPTY);
    private static final Comparison SET = new Comparison(FieldSet.LEAF, FieldSet.EMPTY);
    private static final Comparison REMOVED = new Comparison(FieldSet.EMPTY, FieldSet.LEAF);

    static Comparison of(Struct before, Struct after) {
        return structs(Layout.of(after.schema()), before, after);
    }

    boolean isSame() {
        return set.hasNothing() && removed.hasNothing();
    }

    private static Comparison structs(Layout layout, @Nullable Struct before, @Nullable Struct after) {
        return before == null && after != null
                ? layout.whole(after, struct -> compared(layout, null, struct))
                : compared(layout, before, after);
    }

    private static Comparison compared(Layout layout, @Nullable Struct before, @Nullable Struct after) {
        var both = new Collector();
        for (var part : layout.parts()) {
            int index = part.field.index();
            var was = before == null ? null : before.get(index);
            var is = after == null ? null : after.get(index);
            if (was == is && before != null && after != null) {
                continue;
            }
            boolean wasThere = before != null && Codec.writes(part.field, was);
            boolean isThere = after != null && Codec.writes(part.field, is);
            if (wasThere || isThere) {
                both.add(part.key, values(part, was, wasThere, is, isThere));
            }
        }
        return both.build();
    }

    private static Comparison values(Part part, @Nullable Object was, boolean wasThere, @Nullable Object is, boolean isThere) {
        var before = wasThere ? was : null;
        var after = isThere ? is : null;
        if (part.relation == Layout.Relation.WHOLE || isEmpty(part, before) && isEmpty(part, after)) {
            return leaf(before, wasThere, after, isThere);
        }
        var inner = switch (part.relation) {
            case STRUCT -> structs(part.inner(), (Struct) before, (Struct) after);
            case MAP -> maps(part, map(before), map(after));
            case KEYED -> Items.compare(part, list(before), list(after));
            case SET -> sets(list(before), list(after));
            case WHOLE -> throw new IllegalStateException(part.key);
        };
        return inner.at(wasThere, isThere);
    }

    /// The same with the path itself, where it came or went.
    Comparison at(boolean wasThere, boolean isThere) {
        return wasThere == isThere
                ? this
                : isThere ? new Comparison(set.asMember(), removed) : new Comparison(set, removed.asMember());
    }

    private static Comparison leaf(@Nullable Object before, boolean wasThere, @Nullable Object after, boolean isThere) {
        if (!wasThere) {
            return SET;
        } else if (!isThere) {
            return REMOVED;
        }
        return Objects.equals(before, after) ? SAME : SET;
    }

    /// Empty as JSON is: `{}`, `[]`, null.
    private static boolean isEmpty(Part part, @Nullable Object value) {
        return switch (value) {
            case null -> true;
            case Struct struct -> isEmpty(struct);
            case Map<?, ?> map -> map.isEmpty();
            case List<?> list -> list.isEmpty();
            default -> false;
        };
    }

    private static boolean isEmpty(Struct struct) {
        for (var part : Layout.of(struct.schema()).parts()) {
            if (Codec.writes(part.field, struct.get(part.field.index()))) {
                return false;
            }
        }
        return true;
    }

    private static Comparison maps(Part part, Map<?, ?> before, Map<?, ?> after) {
        var both = new Collector();
        after.forEach((key, is) -> {
            var was = before.get(key);
            if (was != is) {
                both.add("f:" + key, item(part, was, is));
            }
        });
        before.forEach((key, was) -> {
            if (!after.containsKey(key)) {
                both.add("f:" + key, item(part, was, null));
            }
        });
        return both.build();
    }

    /// An item of a list or map.
    static Comparison item(Part part, @Nullable Object was, @Nullable Object is) {
        if (!part.innerIsStruct()) {
            return leaf(was, was != null, is, is != null);
        }
        return structs(part.inner(), (Struct) was, (Struct) is).at(was != null, is != null);
    }

    private static Comparison sets(List<?> before, List<?> after) {
        var both = new Collector();
        var was = new HashSet<>(before);
        var is = new HashSet<>(after);
        after.stream().filter(value -> !was.contains(value)).forEach(value -> both.add(PathKeys.ofValue(value), SET));
        before.stream().filter(value -> !is.contains(value)).forEach(value -> both.add(PathKeys.ofValue(value), REMOVED));
        return both.build();
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<?, ?>) value;
    }

    private static List<?> list(@Nullable Object value) {
        return value == null ? List.of() : (List<?>) value;
    }

    /// Lists of structs that are known by their keys.
    private static final class Items {
        static Comparison compare(Part part, List<?> before, List<?> after) {
            var both = new Collector();
            if (inPlace(part, before, after)) {
                for (int i = 0; i < after.size(); i++) {
                    if (before.get(i) != after.get(i)) {
                        var change = item(part, before.get(i), after.get(i));
                        if (!change.isSame()) {
                            both.add(PathKeys.of(part.field, (Struct) after.get(i)), change);
                        }
                    }
                }
                return both.build();
            }
            var was = byKey(part, before);
            var is = byKey(part, after);
            is.forEach((key, item) -> both.add(key, item(part, was.get(key), item)));
            was.forEach((key, item) -> {
                if (!is.containsKey(key)) {
                    both.add(key, item(part, item, null));
                }
            });
            return both.build();
        }

        private static boolean inPlace(Part part, List<?> before, List<?> after) {
            if (before.size() != after.size()) {
                return false;
            }
            for (int i = 0; i < after.size(); i++) {
                if (before.get(i) != after.get(i)
                        && !PathKeys.sameItem(part.field, (Struct) before.get(i), (Struct) after.get(i))) {
                    return false;
                }
            }
            return true;
        }

        private static Map<String, Object> byKey(Part part, List<?> items) {
            var map = LinkedHashMap.<String, Object>newLinkedHashMap(items.size());
            items.forEach(item -> map.putIfAbsent(PathKeys.of(part.field, (Struct) item), item));
            return map;
        }
    }

    /// The differences below one node; most nodes have none.
    private static final class Collector {
        private @Nullable FieldSetBuilder set;
        private @Nullable FieldSetBuilder removed;

        void add(String key, Comparison child) {
            if (!child.set.hasNothing()) {
                set = set == null ? new FieldSetBuilder() : set;
                set.add(key, child.set);
            }
            if (!child.removed.hasNothing()) {
                removed = removed == null ? new FieldSetBuilder() : removed;
                removed.add(key, child.removed);
            }
        }

        Comparison build() {
            return set == null && removed == null
                    ? SAME
                    : new Comparison(
                            set == null ? FieldSet.EMPTY : set.build(false), removed == null ? FieldSet.EMPTY : removed.build(false));
        }
    }
}
