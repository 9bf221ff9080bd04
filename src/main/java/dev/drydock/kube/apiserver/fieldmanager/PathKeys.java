package dev.drydock.kube.apiserver.fieldmanager;

import dev.drydock.kube.api.Field;
import dev.drydock.kube.api.Struct;
import dev.drydock.kube.api.codec.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How paths name the items of lists: `k:{"name":"web"}`, `v:"10.1.2.3"`. Mirrors `fieldpath/serialize-pe.go`.
final class PathKeys {
    private PathKeys() {}

    /// The key of a list's item by its own keys.
    static String of(Field list, Struct item) {
        if (list.listMapKeys().size() == 1) {
            var name = list.listMapKeys().getFirst();
            return "k:{\"" + name + "\":" + Json.write(orDefault(name, value(item, name))) + "}";
        }
        var keys = new TreeMap<String, @Nullable Object>();
        for (var name : list.listMapKeys()) {
            keys.put(name, orDefault(name, value(item, name)));
        }
        return "k:" + Json.write(keys);
    }

    /// The same of an item of a document; empty where it lacks a key that has no default.
    static String of(Field list, Map<?, ?> item) {
        var keys = new TreeMap<String, @Nullable Object>();
        for (var name : list.listMapKeys()) {
            keys.put(name, orDefault(name, item.get(name)));
        }
        return keys.containsValue("") || keys.containsValue(null) ? "" : "k:" + Json.write(keys);
    }

    static String ofValue(Object value) {
        return "v:" + Json.write(value);
    }

    static boolean sameItem(Field list, Struct a, Struct b) {
        for (var name : list.listMapKeys()) {
            if (!Objects.equals(value(a, name), value(b, name))) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Object value(Struct item, String name) {
        var field = item.schema().field(name);
        var value = field == null ? null : item.get(field.index());
        return value instanceof Integer number ? Long.valueOf(number) : value;
    }

    /// The only keys with a default are protocols.
    private static Object orDefault(String name, @Nullable Object value) {
        return value != null ? value : name.equals("protocol") ? "TCP" : "";
    }

    /// As messages print a part of a path: `.spec`, `[name="web"]`, `[="x"]`.
    static String text(String key) {
        var rest = key.substring(2);
        return switch (key.charAt(0)) {
            case 'k' -> ((Map<?, ?>) Objects.requireNonNull(Json.parse(rest)))
                    .entrySet().stream()
                    .map(each -> each.getKey() + "=" + Json.write(each.getValue()))
                    .collect(Collectors.joining(",", "[", "]"));
            case 'v' -> "[=" + rest + "]";
            case 'i' -> "[" + rest + "]";
            default -> "." + rest;
        };
    }

    /// All paths of a set as messages print them, in upstream's order: of each level the members first.
    static List<String> texts(FieldSet set) {
        var texts = new ArrayList<String>();
        texts("", set, texts);
        return texts;
    }

    private static void texts(String prefix, FieldSet set, List<String> texts) {
        var keys = set.keys();
        for (int i = 0; i < keys.length; i++) {
            if (set.childAt(i).isMember()) {
                texts.add(prefix + text(keys[i]));
            }
        }
        for (int i = 0; i < keys.length; i++) {
            texts(prefix + text(keys[i]), set.childAt(i), texts);
        }
    }
}
