package dev.drydock.kube.api.patch;

import dev.drydock.kube.api.codec.Trees;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON merge patches, RFC 7386: null removes, lists are replaced whole.
public final class MergePatch {
    private MergePatch() {}

    /// A new tree; neither argument is changed.
    public static @Nullable Object apply(@Nullable Object target, @Nullable Object patch) {
        if (!(patch instanceof Map<?, ?> changes)) return Trees.copy(patch);
        var result = new LinkedHashMap<String, @Nullable Object>();
        if (target instanceof Map<?, ?> map) result.putAll(Trees.map(map));
        Trees.map((Object) changes).forEach((key, value) -> {
            if (value == null) result.remove(key);
            else result.put(key, apply(result.get(key), value));
        });
        return result;
    }

    /// The patch that makes `modified` of `original`.
    public static Map<String, @Nullable Object> diff(Map<String, ? extends @Nullable Object> original, Map<String, ? extends @Nullable Object> modified) {
        var patch = new LinkedHashMap<String, @Nullable Object>();
        modified.forEach((key, value) -> {
            var before = original.get(key);
            if (Trees.same(before, value) && original.containsKey(key)) return;
            if (before instanceof Map<?, ?> a && value instanceof Map<?, ?> b) patch.put(key, diff(Trees.map(a), Trees.map((Object) b)));
            else patch.put(key, Trees.copy(value));
        });
        original.keySet().stream().filter(key -> !modified.containsKey(key)).forEach(key -> patch.put(key, null));
        return patch;
    }

    /// As `kubectl apply` makes it for kinds without a Go type: what changed from `current`, and removals of what was applied before.
    public static Map<String, @Nullable Object> threeWay(
            Map<String, ? extends @Nullable Object> original, Map<String, ? extends @Nullable Object> modified, Map<String, ? extends @Nullable Object> current) {
        var changes = keep(diff(current, modified), false);
        var removals = keep(diff(original, modified), true);
        return Trees.map(merge(removals, changes));
    }

    /// Only the removals of a patch, or all but them.
    private static Map<String, @Nullable Object> keep(Map<String, @Nullable Object> patch, boolean removals) {
        var kept = new LinkedHashMap<String, @Nullable Object>();
        patch.forEach((key, value) -> {
            if (value instanceof Map<?, ?> map) {
                var inner = keep(Trees.map(map), removals);
                if (!inner.isEmpty()) kept.put(key, inner);
            } else if (removals == (value == null)) {
                kept.put(key, value);
            }
        });
        return kept;
    }

    /// Both patches in one; nulls stay, for they are what one of them is made of.
    private static Object merge(Map<String, @Nullable Object> first, Map<String, @Nullable Object> second) {
        var both = new LinkedHashMap<String, @Nullable Object>(first);
        second.forEach((key, value) -> {
            if (both.get(key) instanceof Map<?, ?> a && value instanceof Map<?, ?> b) both.put(key, merge(Trees.map(a), Trees.map((Object) b)));
            else both.put(key, value);
        });
        return both;
    }
}
