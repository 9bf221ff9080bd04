package dev.drydock.kube.api.patch;

import dev.drydock.kube.api.Type;
import dev.drydock.kube.api.codec.Trees;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Strategic merge patches: merge patches that know by which key the items of a list are matched.
/// Mirrors `apimachinery/pkg/util/strategicpatch`. No argument is ever changed.
public final class StrategicMergePatch {
    static final String DIRECTIVE = "$patch";
    static final String DELETE = "delete";
    static final String REPLACE = "replace";
    static final String RETAIN_KEYS = "$retainKeys";
    static final String DELETE_FROM = "$deleteFromPrimitiveList";
    static final String ORDER = "$setElementOrder";

    private StrategicMergePatch() {}

    /// The tree with the patch applied.
    ///
    /// @throws PatchException where the patch is not well-formed for the type
    public static Map<String, @Nullable Object> apply(Map<String, ? extends @Nullable Object> original, Map<String, ? extends @Nullable Object> patch, Type<?> type) {
        return new StrategicMerge(true, true).maps(copy(original), copy(patch), new PatchSchema(type));
    }

    /// The patch that makes `modified` of `original`.
    public static Map<String, @Nullable Object> twoWay(Map<String, ? extends @Nullable Object> original, Map<String, ? extends @Nullable Object> modified, Type<?> type) {
        return new StrategicDiff(true, true, true).maps(copy(original), copy(modified), new PatchSchema(type), false);
    }

    /// As `kubectl apply` makes it: what changes and adds from `current` to `modified`, and removes what `original`, which was applied before, had.
    public static Map<String, @Nullable Object> threeWay(
            Map<String, ? extends @Nullable Object> original,
            Map<String, ? extends @Nullable Object> modified,
            Map<String, ? extends @Nullable Object> current,
            Type<?> type) {
        var schema = new PatchSchema(type);
        var changes = new StrategicDiff(true, false, true).maps(copy(current), copy(modified), schema, false);
        var removals = new StrategicDiff(false, true, true).maps(copy(original), copy(modified), schema, false);
        return new StrategicMerge(false, false).maps(removals, changes, schema);
    }

    private static Map<String, @Nullable Object> copy(Map<String, ? extends @Nullable Object> tree) {
        return Trees.map(Trees.copy((Object) tree));
    }
}
