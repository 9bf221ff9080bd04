package dev.drydock.kube.api.patch;

import dev.drydock.kube.api.codec.Trees;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes a strategic merge patch of two trees.
///
/// @param changes whether it holds what was changed and added
/// @param deletions whether it holds what was removed
/// @param ordered whether it tells the order of merged lists
record StrategicDiff(boolean changes, boolean deletions, boolean ordered) {

    Map<String, @Nullable Object> maps(Map<String, @Nullable Object> original, Map<String, @Nullable Object> modified, PatchSchema schema, boolean retainKeys) {
        var patch = new LinkedHashMap<String, @Nullable Object>();
        modified.forEach((key, value) -> {
            if (!original.containsKey(key)) {
                if (changes) patch.put(key, value);
                return;
            }
            var before = original.get(key);
            if (key.equals(StrategicMergePatch.DIRECTIVE)) {
                if (!Objects.equals(before, value)) patch.put(key, value);
            } else if (before instanceof Map<?, ?> a && value instanceof Map<?, ?> b) {
                map(key, Trees.map(a), Trees.map((Object) b), patch, schema);
            } else if (before instanceof List<?> a && value instanceof List<?> b) {
                list(key, Trees.list(a), Trees.list((Object) b), patch, schema);
            } else {
                replace(key, before, value, patch);
            }
        });
        if (deletions) original.keySet().stream().filter(key -> !modified.containsKey(key)).forEach(key -> patch.put(key, null));
        if (retainKeys) retainKeys(original, modified, patch);
        return patch;
    }

    private void retainKeys(Map<String, @Nullable Object> original, Map<String, @Nullable Object> modified, Map<String, @Nullable Object> patch) {
        var kept = new ArrayList<@Nullable Object>(modified.entrySet().stream().filter(e -> e.getValue() != null).map(Map.Entry::getKey).sorted().toList());
        var cleared = original.entrySet().stream().anyMatch(e -> e.getValue() != null && !modified.containsKey(e.getKey()));
        if (!kept.isEmpty() && (!patch.isEmpty() || cleared)) patch.put(StrategicMergePatch.RETAIN_KEYS, kept);
    }

    private void map(String key, Map<String, @Nullable Object> original, Map<String, @Nullable Object> modified, Map<String, @Nullable Object> patch, PatchSchema schema) {
        if (Trees.same(original, modified) && schema.type() != null && schema.type().field(key) == null) return;
        var part = schema.part(key);
        if (part.replaces()) {
            if (changes) patch.put(key, modified);
            return;
        }
        var inner = maps(original, modified, part.inner(), part.retainKeys());
        if (!inner.isEmpty()) patch.put(key, inner);
    }

    private void list(String key, List<@Nullable Object> original, List<@Nullable Object> modified, Map<String, @Nullable Object> patch, PatchSchema schema) {
        if (Trees.same(original, modified) && schema.type() != null && schema.type().field(key) == null) return;
        var part = schema.part(key);
        if (!part.merges()) {
            replace(key, original, modified, patch);
        } else if (original.isEmpty()) {
            if (!modified.isEmpty() && changes) patch.put(key, modified);
        } else if (ListOrder.holdsMaps(original, modified)) {
            listOfMaps(key, original, modified, patch, part);
        } else {
            listOfScalars(key, original, modified, patch);
        }
    }

    private void replace(String key, @Nullable Object original, @Nullable Object modified, Map<String, @Nullable Object> patch) {
        if (changes && !Trees.same(original, modified)) patch.put(key, modified);
    }

    private void listOfMaps(String key, List<@Nullable Object> original, List<@Nullable Object> modified, Map<String, @Nullable Object> patch, PatchSchema.Part part) {
        var mergeKey = part.mergeKey();
        ListOrder.requireMergeKey(mergeKey, original);
        ListOrder.requireMergeKey(mergeKey, modified);
        var changed = new ArrayList<@Nullable Object>();
        for (var item : sorted(modified, mergeKey)) {
            var before = ListOrder.find(original, mergeKey, item.get(mergeKey));
            if (before == null) {
                if (changes) changed.add(item);
                continue;
            }
            var inner = maps(before, item, part.inner(), part.retainKeys());
            if (!inner.isEmpty()) {
                inner.put(mergeKey, item.get(mergeKey));
                changed.add(inner);
            }
        }
        var list = ListOrder.sort(changed, modified, mergeKey);
        if (deletions) sorted(original, mergeKey).stream().filter(item -> ListOrder.find(modified, mergeKey, item.get(mergeKey)) == null).forEach(item -> list.add(deletion(mergeKey, item)));
        if (!list.isEmpty()) patch.put(key, list);
        var sameOrder = original.size() == modified.size() && keys(original, mergeKey).equals(keys(modified, mergeKey));
        if (ordered && (!list.isEmpty() || changes && !sameOrder)) {
            var order = new ArrayList<@Nullable Object>();
            modified.forEach(item -> order.add(only(mergeKey, Trees.map(Objects.requireNonNull(item)))));
            if (!order.isEmpty()) patch.put(StrategicMergePatch.ORDER + "/" + key, order);
        }
    }

    private static List<Map<String, @Nullable Object>> sorted(List<@Nullable Object> list, String mergeKey) {
        return list.stream().map(item -> Trees.map(Objects.requireNonNull(item))).sorted(Comparator.comparing(item -> GoText.of(item.get(mergeKey)))).toList();
    }

    private static List<String> keys(List<@Nullable Object> list, String mergeKey) {
        return list.stream().map(item -> GoText.of(Trees.map(Objects.requireNonNull(item)).get(mergeKey))).toList();
    }

    private static Map<String, @Nullable Object> only(String mergeKey, Map<String, @Nullable Object> item) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put(mergeKey, item.get(mergeKey));
        return map;
    }

    private static Map<String, @Nullable Object> deletion(String mergeKey, Map<String, @Nullable Object> item) {
        var map = only(mergeKey, item);
        map.put(StrategicMergePatch.DIRECTIVE, StrategicMergePatch.DELETE);
        return map;
    }

    private void listOfScalars(String key, List<@Nullable Object> original, List<@Nullable Object> modified, Map<String, @Nullable Object> patch) {
        var added = new ArrayList<@Nullable Object>(modified);
        original.forEach(added::remove);
        var removed = new ArrayList<@Nullable Object>(original);
        modified.forEach(removed::remove);
        if (changes && !added.isEmpty()) patch.put(key, ListOrder.sort(added, modified, ""));
        if (deletions && !removed.isEmpty()) {
            var sorted = new ArrayList<@Nullable Object>(new LinkedHashSet<>(removed));
            sorted.sort(Comparator.comparing(GoText::of));
            patch.put(StrategicMergePatch.DELETE_FROM + "/" + key, sorted);
        }
        if (ordered && !modified.isEmpty() && (deletions && !removed.isEmpty() || changes && !Trees.same(original, modified))) {
            patch.put(StrategicMergePatch.ORDER + "/" + key, new ArrayList<>(modified));
        }
    }
}
