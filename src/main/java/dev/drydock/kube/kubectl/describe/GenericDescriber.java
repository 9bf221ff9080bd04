package dev.drydock.kube.kubectl.describe;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.api.codec.Json;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Says all fields of an object, their names made readable. Mirrors `genericDescriber` of `kubectl/pkg/describe`.
final class GenericDescriber implements Describer<KubeObject> {
    private static final Set<String> SAID = Set.of("name", "namespace", "labels", "annotations", "managedFields");

    @Override
    public Description describe(KubeObject object, Invocation kubectl) {
        var description = new Description()
                .field("Name", object.name())
                .field("Namespace", object.namespace())
                .labels("Labels", object.metadata().labels())
                .annotations("Annotations", object.metadata().annotations());
        map(description, 0, Codec.tree(object), false);
        EventLines.add(description, kubectl, object);
        return description;
    }

    private static void map(Description description, int level, Map<?, ?> map, boolean metadata) {
        var sorted = new TreeMap<String, @Nullable Object>();
        map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
        sorted.forEach((key, value) -> {
            if (!metadata || !SAID.contains(key)) {
                field(description, level, title(key), value, level == 0 && key.equals("metadata"));
            }
        });
    }

    private static void field(Description description, int level, String title, @Nullable Object value, boolean metadata) {
        switch (value) {
            case Map<?, ?> map -> {
                description.line(level, title + ":");
                map(description, level + 1, map, metadata);
            }
            case List<?> list -> {
                description.line(level, title + ":");
                list.forEach(item -> item(description, level + 1, item));
            }
            case null -> description.field(level, title, "<nil>");
            default -> description.field(level, title, value instanceof Number number ? Json.write(number) : value);
        }
    }

    private static void item(Description description, int level, @Nullable Object item) {
        switch (item) {
            case Map<?, ?> map -> map(description, level, map, false);
            case List<?> list -> list.forEach(each -> item(description, level, each));
            case null -> description.line(level, "<nil>");
            default -> description.line(level, item.toString());
        }
    }

    /// `creationTimestamp` reads `Creation Timestamp`, `apiVersion` `API Version`; other names stay.
    private static String title(String key) {
        if (!key.matches("[a-zA-Z]+")) {
            return key;
        }
        var words = key.replaceAll("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ").split(" ");
        for (int i = 0; i < words.length; i++) {
            words[i] = Set.of("api", "uid", "ip", "url", "id").contains(words[i])
                    ? words[i].toUpperCase(Locale.ROOT)
                    : Character.toUpperCase(words[i].charAt(0)) + words[i].substring(1);
        }
        return String.join(" ", words);
    }
}
