package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.codec.Trees;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Hides what a Secret holds in both versions of it, but not where they differ. Mirrors `Masker` of `kubectl/pkg/cmd/diff`.
final class SecretMask {
    private static final String SAME = "***";
    private static final String BEFORE = "*** (before)";
    private static final String AFTER = "*** (after)";

    private SecretMask() {}

    static void hide(@Nullable Map<String, @Nullable Object> live, Map<String, @Nullable Object> merged) {
        var before = data(live);
        var after = data(merged);
        var hiddenBefore = new TreeMap<String, @Nullable Object>(before);
        var hiddenAfter = new TreeMap<String, @Nullable Object>(after);
        hiddenBefore.replaceAll((key, value) -> differs(before, after, key) ? BEFORE : SAME);
        hiddenAfter.replaceAll((key, value) -> differs(before, after, key) ? AFTER : SAME);
        if (live != null && !before.isEmpty()) {
            live.put("data", hiddenBefore);
        }
        if (!after.isEmpty()) {
            merged.put("data", hiddenAfter);
        }
    }

    private static boolean differs(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after, String key) {
        return before.containsKey(key) && after.containsKey(key) && !Objects.equals(before.get(key), after.get(key));
    }

    private static Map<String, @Nullable Object> data(@Nullable Map<String, @Nullable Object> tree) {
        return tree != null && tree.get("data") instanceof Map<?, ?> map ? Trees.map(map) : Map.of();
    }
}
