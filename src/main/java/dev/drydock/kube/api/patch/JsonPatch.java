package dev.drydock.kube.api.patch;

import dev.drydock.kube.api.codec.Json;
import dev.drydock.kube.api.codec.Trees;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON patches, RFC 6902; refusals are worded as those of the library that the API server uses.
public final class JsonPatch {
    private static final String MISSING = ": missing value";

    private @Nullable Object document;

    private JsonPatch(@Nullable Object document) {
        this.document = document;
    }

    /// A new tree; neither argument is changed.
    ///
    /// @param operations a list of maps with `op`, `path`, `value`, `from`
    public static @Nullable Object apply(@Nullable Object target, @Nullable Object operations) {
        var patch = new JsonPatch(Trees.copy(target));
        if (!(operations instanceof List<?> list)) throw new PatchException("json: cannot unmarshal object into Go value of type jsonpatch.Patch");
        for (var operation : list) {
            if (!(operation instanceof Map<?, ?> map)) throw new PatchException("json: cannot unmarshal value into Go value of type jsonpatch.Operation");
            patch.apply(Trees.map(map));
        }
        return patch.document;
    }

    private void apply(Map<String, @Nullable Object> operation) {
        var op = String.valueOf(operation.getOrDefault("op", "unknown"));
        var path = text(operation, "path");
        switch (op) {
            case "add" -> add(path, Trees.copy(operation.get("value")), "add");
            case "remove" -> remove(path);
            case "replace" -> replace(path, Trees.copy(operation.get("value")));
            case "test" -> test(path, operation.get("value"));
            case "move" -> {
                var from = text(operation, "from");
                var value = from(from, "move");
                remove(from);
                add(path, value, "move");
            }
            case "copy" -> add(path, Trees.copy(from(text(operation, "from"), "copy")), "copy");
            default -> throw new PatchException("Unexpected kind: " + op);
        }
    }

    private static String text(Map<String, @Nullable Object> operation, String field) {
        if (operation.get(field) instanceof String text) return text;
        throw new PatchException("operation missing " + field + " field" + MISSING);
    }

    private void add(String path, @Nullable Object value, String op) {
        if (path.isEmpty()) {
            document = value;
            return;
        }
        switch (parent(path)) {
            case Map<?, ?> map -> Trees.map((Object) map).put(key(path), value);
            case List<?> list when key(path).equals("-") -> Trees.list(list).add(value);
            case List<?> list -> Trees.list(list).add(index(path, list.size() + 1, op), value);
            case null, default -> throw new PatchException(op + " operation does not apply: doc is missing path: " + Json.quote(path) + MISSING);
        }
    }

    private void remove(String path) {
        switch (parent(path)) {
            case Map<?, ?> map -> {
                if (!map.containsKey(key(path))) throw new PatchException("error in remove for path: '" + path + "': Unable to remove nonexistent key: " + key(path) + MISSING);
                map.remove(key(path));
            }
            case List<?> list -> list.remove(index(path, list.size(), "remove"));
            case null, default -> throw new PatchException("remove operation does not apply: doc is missing path: " + Json.quote(path) + MISSING);
        }
    }

    private void replace(String path, @Nullable Object value) {
        if (path.isEmpty()) {
            document = value;
            return;
        }
        switch (parent(path)) {
            case Map<?, ?> map when map.containsKey(key(path)) -> Trees.map((Object) map).put(key(path), value);
            case List<?> list when isIndex(path, list.size()) -> Trees.list(list).set(index(path, list.size(), "replace"), value);
            case Map<?, ?> _, List<?> _ -> throw new PatchException("replace operation does not apply: doc is missing key: " + path + MISSING);
            case null, default -> throw new PatchException("replace operation does not apply: doc is missing path: " + path + MISSING);
        }
    }

    private void test(String path, @Nullable Object expected) {
        var found = path.isEmpty() ? document : switch (parent(path)) {
            case Map<?, ?> map -> map.get(key(path));
            case List<?> list -> list.get(index(path, list.size(), "test"));
            case null, default -> throw new PatchException("test operation does not apply: is missing path: " + path + MISSING);
        };
        if (!Trees.same(found, expected)) throw new PatchException("testing value " + path + " failed: test failed");
    }

    private @Nullable Object from(String path, String op) {
        var missing = op + " operation does not apply: doc is missing from path: " + path + MISSING;
        return switch (parent(path)) {
            case Map<?, ?> map when map.containsKey(key(path)) -> map.get(key(path));
            case List<?> list when isIndex(path, list.size()) -> list.get(index(path, list.size(), op));
            case null, default -> throw new PatchException(missing);
        };
    }

    /// What holds the last part of the path, or null.
    private @Nullable Object parent(String path) {
        var at = document;
        var parts = path.split("/", -1);
        for (var i = 1; i < parts.length - 1; i++) {
            var part = decode(parts[i]);
            at = switch (at) {
                case Map<?, ?> map -> map.get(part);
                case List<?> list when isIndex("/" + part, list.size()) -> list.get(index("/" + part, list.size(), "get"));
                case null, default -> null;
            };
        }
        return at;
    }

    private static String key(String path) {
        return decode(path.substring(path.lastIndexOf('/') + 1));
    }

    private static String decode(String part) {
        return part.replace("~1", "/").replace("~0", "~");
    }

    private static boolean isIndex(String path, int size) {
        return key(path).matches("-?\\d{1,9}") && Integer.parseInt(key(path)) < size && Integer.parseInt(key(path)) >= -size;
    }

    private static int index(String path, int size, String op) {
        var key = key(path);
        if (!key.matches("-?\\d{1,9}")) throw new PatchException("strconv.Atoi: parsing " + Json.quote(key) + ": invalid syntax");
        var index = Integer.parseInt(key);
        if (index < -size || index >= size) throw new PatchException("error in " + op + " for path: '" + path + "': Unable to access invalid index: " + index + ": invalid index referenced");
        return index < 0 ? index + size : index;
    }
}
