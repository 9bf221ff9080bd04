package dev.drydock.workbench.insight;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.api.codec.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One field that differs between two states of an object.
///
/// @param path `status.conditions[1].status`
/// @param before as JSON; empty where it was not there
/// @param after as JSON; empty where it is gone
public record FieldChange(String path, String before, String after) {
    /// Bookkeeping that every write changes and nobody asks about.
    private static final Set<String> SILENT = Set.of("metadata.managedFields", "metadata.resourceVersion", "metadata.generation");

    /// In the order of the fields.
    static List<FieldChange> between(@Nullable KubeObject before, @Nullable KubeObject after) {
        var changes = new ArrayList<FieldChange>();
        compare("", tree(before), tree(after), changes);
        return List.copyOf(changes);
    }

    private static Object tree(@Nullable KubeObject object) {
        return object == null ? Map.of() : Codec.tree(object);
    }

    private static void compare(String path, @Nullable Object before, @Nullable Object after, List<FieldChange> changes) {
        if (SILENT.contains(path) || (before == null ? after == null : before.equals(after))) {
            return;
        }
        if (before instanceof Map<?, ?> from && after instanceof Map<?, ?> to) {
            var keys = new LinkedHashSet<Object>(from.keySet());
            keys.addAll(to.keySet());
            keys.forEach(key -> compare(path.isEmpty() ? String.valueOf(key) : path + "." + key, from.get(key), to.get(key), changes));
        } else if (before instanceof List<?> from && after instanceof List<?> to) {
            for (int i = 0; i < Math.max(from.size(), to.size()); i++) {
                compare(path + "[" + i + "]", i < from.size() ? from.get(i) : null, i < to.size() ? to.get(i) : null, changes);
            }
        } else {
            changes.add(new FieldChange(path, before == null ? "" : Json.write(before), after == null ? "" : Json.write(after)));
        }
    }
}
