package dev.drydock.kube.apiserver.fieldmanager;

import dev.drydock.kube.api.Type;
import dev.drydock.kube.api.codec.Trees;
import dev.drydock.kube.apiserver.fieldmanager.Layout.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A document that is applied: which paths it sets, how it goes into an object, and how paths go out of one.
/// Mirrors `tofieldset.go`, `merge.go` and `remove.go` of structured-merge-diff.
final class Configuration {
    private Configuration() {}

    static FieldSet paths(Type<?> type, Map<?, ?> document) {
        return struct(Layout.of(type), document).build(false);
    }

    private static FieldSetBuilder struct(Layout layout, Map<?, ?> document) {
        var paths = new FieldSetBuilder();
        document.forEach((name, value) -> {
            var part = layout.part((String) name);
            if (part != null) {
                paths.add(part.key, value(part, value));
            }
        });
        return paths;
    }

    private static FieldSet value(Part part, @Nullable Object value) {
        if (part.relation == Layout.Relation.WHOLE || value == null || value instanceof Map<?, ?> map && map.isEmpty()) {
            return FieldSet.LEAF;
        }
        var paths = new FieldSetBuilder();
        switch (part.relation) {
            case STRUCT -> {
                return struct(part.inner(), (Map<?, ?>) value).build(false);
            }
            case MAP -> ((Map<?, ?>) value).forEach((key, item) -> paths.add("f:" + key, item(part, item)));
            case KEYED -> ((List<?>) value).forEach(item -> paths.add(key(part, item), item(part, item)));
            case SET -> ((List<?>) value).forEach(item -> paths.add(key(part, item), FieldSet.LEAF));
            case WHOLE -> throw new IllegalStateException(part.key);
        }
        return paths.build(false);
    }

    private static FieldSet item(Part part, @Nullable Object item) {
        return part.innerIsStruct() && item instanceof Map<?, ?> map ? struct(part.inner(), map).build(true) : FieldSet.LEAF;
    }

    private static String key(Part part, @Nullable Object item) {
        return item instanceof Map<?, ?> map ? PathKeys.of(part.field, map) : PathKeys.ofValue(String.valueOf(item));
    }

    /// The object with what the document sets.
    static Map<String, @Nullable Object> merge(Type<?> type, Map<?, ?> object, Map<?, ?> document) {
        return merge(Layout.of(type), object, document);
    }

    private static Map<String, @Nullable Object> merge(Layout layout, Map<?, ?> object, Map<?, ?> document) {
        var merged = new LinkedHashMap<String, @Nullable Object>(Trees.map(object));
        document.forEach((name, value) -> {
            var part = layout.part((String) name);
            if (part != null) {
                merged.put((String) name, merge(part, merged.get(name), value));
            }
        });
        return merged;
    }

    private static @Nullable Object merge(Part part, @Nullable Object object, @Nullable Object value) {
        if (part.relation == Layout.Relation.WHOLE || object == null) {
            return value;
        } else if (value == null) {
            return object;
        }
        return switch (part.relation) {
            case STRUCT -> merge(part.inner(), (Map<?, ?>) object, (Map<?, ?>) value);
            case MAP -> mergeMaps(part, (Map<?, ?>) object, (Map<?, ?>) value);
            case KEYED, SET -> mergeLists(part, (List<?>) object, (List<?>) value);
            case WHOLE -> value;
        };
    }

    private static Object mergeMaps(Part part, Map<?, ?> object, Map<?, ?> document) {
        var merged = new LinkedHashMap<String, @Nullable Object>(Trees.map(object));
        document.forEach((key, value) -> merged.put((String) key, mergeItems(part, merged.get(key), value)));
        return merged;
    }

    private static @Nullable Object mergeItems(Part part, @Nullable Object object, @Nullable Object value) {
        return part.innerIsStruct() && object instanceof Map<?, ?> was && value instanceof Map<?, ?> is
                ? merge(part.inner(), was, is)
                : value;
    }

    /// Keeps the document's order, with what only the object has where it stood before.
    private static List<@Nullable Object> mergeLists(Part part, List<?> object, List<?> document) {
        var ours = new LinkedHashMap<String, @Nullable Object>();
        object.forEach(item -> ours.put(key(part, item), item));
        var theirs = new LinkedHashMap<String, @Nullable Object>();
        document.forEach(item -> theirs.put(key(part, item), item));
        var merged = new ArrayList<@Nullable Object>();
        var left = new ArrayList<>(ours.keySet());
        var done = new LinkedHashSet<String>();
        for (var key : theirs.keySet()) {
            while (!left.isEmpty() && (done.contains(left.getFirst()) || !theirs.containsKey(left.getFirst()))) {
                var only = left.removeFirst();
                if (!done.contains(only)) {
                    merged.add(ours.get(only));
                }
            }
            left.remove(key);
            done.add(key);
            merged.add(mergeItems(part, ours.get(key), theirs.get(key)));
        }
        left.stream().filter(key -> !done.contains(key)).forEach(key -> merged.add(ours.get(key)));
        return merged;
    }

    /// The object without the given paths and all below them.
    static Map<String, @Nullable Object> remove(Type<?> type, Map<?, ?> object, FieldSet paths) {
        return remove(Layout.of(type), object, paths);
    }

    private static Map<String, @Nullable Object> remove(Layout layout, Map<?, ?> object, FieldSet paths) {
        var rest = new LinkedHashMap<String, @Nullable Object>();
        object.forEach((name, value) -> {
            var gone = paths.child("f:" + name);
            var part = layout.part((String) name);
            if (!gone.isMember()) {
                rest.put((String) name, part == null || gone.hasNothing() || value == null ? value : remove(part, value, gone));
            }
        });
        return rest;
    }

    private static @Nullable Object remove(Part part, Object value, FieldSet gone) {
        return switch (part.relation) {
            case WHOLE -> value;
            case STRUCT -> remove(part.inner(), (Map<?, ?>) value, gone);
            case MAP -> {
                var rest = new LinkedHashMap<String, @Nullable Object>();
                ((Map<?, ?>) value).forEach((key, item) -> {
                    var path = gone.child("f:" + key);
                    if (!path.isMember()) {
                        rest.put((String) key, removeInside(part, item, path));
                    }
                });
                yield rest.isEmpty() ? null : rest;
            }
            case KEYED, SET -> {
                var rest = new ArrayList<@Nullable Object>();
                ((List<?>) value).forEach(item -> {
                    var path = gone.child(key(part, item));
                    if (!path.isMember()) {
                        rest.add(removeInside(part, item, path));
                    }
                });
                yield rest.isEmpty() ? null : rest;
            }
        };
    }

    private static @Nullable Object removeInside(Part part, @Nullable Object item, FieldSet gone) {
        return gone.hasNothing() || !part.innerIsStruct() || !(item instanceof Map<?, ?> map)
                ? item
                : remove(part.inner(), map, gone);
    }

    /// The set with each struct in it as a member of its own, as pruning needs it.
    static FieldSet closed(Type<?> type, FieldSet set) {
        return closed(Layout.of(type), set);
    }

    private static FieldSet closed(Layout layout, FieldSet set) {
        var closed = new FieldSetBuilder();
        var keys = set.keys();
        for (int i = 0; i < keys.length; i++) {
            var part = keys[i].startsWith("f:") ? layout.part(keys[i].substring(2)) : null;
            var child = set.childAt(i);
            closed.add(keys[i], part == null || !child.hasChildren() ? child : closedPart(part, child).asMember());
        }
        return closed.build(set.isMember());
    }

    private static FieldSet closedPart(Part part, FieldSet set) {
        if (part.relation == Layout.Relation.STRUCT) {
            return closed(part.inner(), set);
        } else if (!part.innerIsStruct()) {
            return set;
        }
        var closed = new FieldSetBuilder();
        var keys = set.keys();
        for (int i = 0; i < keys.length; i++) {
            closed.add(keys[i], closed(part.inner(), set.childAt(i)));
        }
        return closed.build(set.isMember());
    }
}
