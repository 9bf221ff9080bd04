package dev.drydock.kube.api.patch;

import dev.drydock.kube.api.codec.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The items of merged lists: finding them by their merge key, and keeping their order.
/// A merge key of "" stands for a list of scalars.
final class ListOrder {
    private ListOrder() {}

    /// Whether these are lists of maps; a mixture is refused, and so are lists of lists.
    static boolean holdsMaps(List<@Nullable Object> a, List<@Nullable Object> b) {
        String kind = null;
        for (var list : List.of(a, b)) {
            for (var item : list) {
                if (item instanceof List<?>) throw new PatchException("lists of lists are not supported");
                if (kind != null && !kind.equals(GoText.type(item))) throw new PatchException("list element types are not identical: " + GoText.of(List.of(a, b)));
                kind = GoText.type(item);
            }
        }
        if (kind == null) throw new PatchException("no elements in any of the given slices");
        return kind.startsWith("map");
    }

    static void requireMergeKey(String mergeKey, List<@Nullable Object> list) {
        for (var item : list) {
            if (!(item instanceof Map<?, ?> map)) throw GoText.wrongType("map[string]interface {}", item);
            if (!map.containsKey(mergeKey)) throw noMergeKey(map, mergeKey);
        }
    }

    static PatchException noMergeKey(Map<?, ?> map, String mergeKey) {
        return new PatchException("map: " + GoText.of(map) + " does not contain declared merge key: " + mergeKey);
    }

    static @Nullable Map<String, @Nullable Object> find(List<@Nullable Object> list, String mergeKey, @Nullable Object value) {
        var at = index(list, mergeKey, value);
        return at < 0 ? null : Trees.map(Objects.requireNonNull(list.get(at)));
    }

    static int index(List<@Nullable Object> list, String mergeKey, @Nullable Object value) {
        for (var i = 0; i < list.size(); i++) {
            if (mergeKey.isEmpty() ? Trees.same(list.get(i), value) : list.get(i) instanceof Map<?, ?> map && map.containsKey(mergeKey) && Trees.same(map.get(mergeKey), value)) return i;
        }
        return -1;
    }

    /// Sorted by the place in `order`; deletions go last. The comparison is upstream's, which is no total order, so the sort is an insertion sort as there.
    static List<@Nullable Object> sort(List<@Nullable Object> list, List<@Nullable Object> order, String mergeKey) {
        var sorted = new ArrayList<@Nullable Object>();
        var deletions = new ArrayList<@Nullable Object>();
        list.forEach(item -> (isDeletion(item) ? deletions : sorted).add(item));
        for (var i = 1; i < sorted.size(); i++) {
            for (var j = i; j > 0 && before(sorted.get(j), sorted.get(j - 1), order, mergeKey); j--) {
                sorted.set(j, sorted.set(j - 1, sorted.get(j)));
            }
        }
        sorted.addAll(deletions);
        return sorted;
    }

    private static boolean isDeletion(@Nullable Object item) {
        return item instanceof Map<?, ?> map && StrategicMergePatch.DELETE.equals(map.get(StrategicMergePatch.DIRECTIVE));
    }

    private static boolean before(@Nullable Object a, @Nullable Object b, List<@Nullable Object> order, String mergeKey) {
        var at = place(a, order, mergeKey);
        var other = place(b, order, mergeKey);
        return at < 0 || other < 0 || at < other;
    }

    private static int place(@Nullable Object item, List<@Nullable Object> order, String mergeKey) {
        return index(order, mergeKey, mergeKey.isEmpty() ? item : ((Map<?, ?>) Objects.requireNonNull(item)).get(mergeKey));
    }

    /// The items that the patch speaks of in its order, and among them those that only the server has, where they stood.
    static List<@Nullable Object> arrange(List<@Nullable Object> merged, List<@Nullable Object> patchOrder, List<@Nullable Object> serverOrder, String mergeKey) {
        var patched = new ArrayList<@Nullable Object>();
        var serverOnly = new ArrayList<@Nullable Object>();
        for (var item : merged) {
            if (!mergeKey.isEmpty() && !(item instanceof Map<?, ?> map && map.containsKey(mergeKey))) throw noMergeKey(item instanceof Map<?, ?> map ? map : Map.of(), mergeKey);
            (place(item, patchOrder, mergeKey) >= 0 ? patched : serverOnly).add(item);
        }
        var right = sort(patched, patchOrder, mergeKey);
        var left = sort(serverOnly, serverOrder, mergeKey);
        var all = new ArrayList<@Nullable Object>(merged.size());
        var i = 0;
        for (var item : right) {
            while (i < left.size() && standsBefore(left.get(i), item, serverOrder, mergeKey)) all.add(left.get(i++));
            all.add(item);
        }
        all.addAll(left.subList(i, left.size()));
        return all;
    }

    private static boolean standsBefore(@Nullable Object a, @Nullable Object b, List<@Nullable Object> order, String mergeKey) {
        var at = place(a, order, mergeKey);
        var other = place(b, order, mergeKey);
        return at >= 0 && other >= 0 && at < other;
    }
}
