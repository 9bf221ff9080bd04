package dev.drydock.kube.kubectl.resource;

import dev.drydock.kube.api.codec.Trees;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Documents changed without touching the one that was read.
public final class Manifest {
    private Manifest() {}

    public static Map<String, @Nullable Object> metadata(Map<String, @Nullable Object> document) {
        return document.get("metadata") instanceof Map<?, ?> map ? Trees.map(map) : Map.of();
    }

    public static Map<String, @Nullable Object> annotations(Map<String, @Nullable Object> document) {
        return metadata(document).get("annotations") instanceof Map<?, ?> map ? Trees.map(map) : Map.of();
    }

    static Map<String, @Nullable Object> withNamespace(Map<String, @Nullable Object> document, String namespace) {
        var metadata = new LinkedHashMap<>(metadata(document));
        metadata.put("namespace", namespace);
        return with(document, "metadata", metadata);
    }

    public static Map<String, @Nullable Object> withAnnotation(
            Map<String, @Nullable Object> document, String key, @Nullable String value) {
        var annotations = new LinkedHashMap<>(annotations(document));
        if (value == null) {
            annotations.remove(key);
        } else {
            annotations.put(key, value);
        }
        var metadata = new LinkedHashMap<>(metadata(document));
        metadata.put("annotations", annotations);
        return with(document, "metadata", metadata);
    }

    public static Map<String, @Nullable Object> with(
            Map<String, @Nullable Object> tree, String key, @Nullable Object value) {
        var changed = new LinkedHashMap<>(tree);
        changed.put(key, value);
        return changed;
    }

    public static String text(Map<String, @Nullable Object> tree, String key) {
        return Objects.toString(tree.get(key), "");
    }
}
