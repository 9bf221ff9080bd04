package dev.drydock.kube.api.patch;

import dev.drydock.kube.api.codec.Trees;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Applies a strategic merge patch to a tree, or to another patch; it changes both.
///
/// @param directives whether directives are carried out; in a patch of patches they are kept
/// @param dropNulls whether a null for what is not there is dropped
record StrategicMerge(boolean directives, boolean dropNulls) {

    Map<String, @Nullable Object> maps(Map<String, @Nullable Object> original, Map<String, @Nullable Object> patch, PatchSchema schema) {
        if (patch.containsKey(StrategicMergePatch.DIRECTIVE)) return directive(patch);
        retainKeys(original, patch);
        orderedLists(original, patch, schema);
        for (var entry : List.copyOf(patch.keySet())) {
            var value = patch.get(entry);
            var deletes = entry.startsWith(StrategicMergePatch.DELETE_FROM);
            if (deletes && !directives) {
                original.put(entry, value);
                continue;
            }
            field(original, deletes ? listName(entry, "invalid patch format of primitive list") : entry, value, deletes, schema);
        }
        return original;
    }

    private static Map<String, @Nullable Object> directive(Map<String, @Nullable Object> patch) {
        var directive = patch.get(StrategicMergePatch.DIRECTIVE);
        if (StrategicMergePatch.DELETE.equals(directive)) return new LinkedHashMap<>();
        if (!StrategicMergePatch.REPLACE.equals(directive)) throw badDirective(directive, patch);
        patch.remove(StrategicMergePatch.DIRECTIVE);
        return patch;
    }

    private static PatchException badDirective(@Nullable Object directive, Map<String, @Nullable Object> map) {
        return new PatchException("unknown patch type: " + GoText.of(directive) + " in map: " + GoText.of(map));
    }

    private void field(Map<String, @Nullable Object> original, String key, @Nullable Object value, boolean deletes, PatchSchema schema) {
        if (value == null) {
            original.remove(key);
            if (!dropNulls) original.put(key, null);
            return;
        }
        var before = original.get(key);
        if (!original.containsKey(key)) {
            var added = deletes ? null : added(value);
            if (added != null) original.put(key, added);
        } else if (before instanceof Map<?, ?> a && value instanceof Map<?, ?> b) {
            var part = schema.part(key);
            original.put(key, part.replaces() ? value : maps(Trees.map(a), Trees.map((Object) b), part.inner()));
        } else if (before instanceof List<?> a && value instanceof List<?> b) {
            var part = schema.part(key);
            original.put(key, part.merges() ? lists(Trees.list(a), Trees.list((Object) b), part, deletes) : value);
        } else if (!deletes) {
            var added = added(value);
            if (added == null) original.remove(key);
            else original.put(key, added);
        }
    }

    /// What is new is taken as it is, but for nulls, and for what carries a directive: null where nothing is left.
    private @Nullable Object added(Object value) {
        if (dropNulls) dropNulls(value);
        return withoutDirectives(value);
    }

    private static void dropNulls(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            map.values().removeIf(Objects::isNull);
            map.values().forEach(StrategicMerge::dropNulls);
        } else if (value instanceof List<?> list) {
            list.forEach(StrategicMerge::dropNulls);
        }
    }

    private static @Nullable Object withoutDirectives(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            map.values().removeIf(StrategicMerge::hasDirective);
            map.values().forEach(StrategicMerge::withoutDirectives);
            return hasDirective(map) ? null : map;
        }
        if (value instanceof List<?> list) {
            list.removeIf(StrategicMerge::hasDirective);
            list.forEach(StrategicMerge::withoutDirectives);
        }
        return value;
    }

    private static boolean hasDirective(@Nullable Object value) {
        return value instanceof Map<?, ?> map && map.containsKey(StrategicMergePatch.DIRECTIVE);
    }

    private void retainKeys(Map<String, @Nullable Object> original, Map<String, @Nullable Object> patch) {
        if (!patch.containsKey(StrategicMergePatch.RETAIN_KEYS)) return;
        var keys = patch.remove(StrategicMergePatch.RETAIN_KEYS);
        if (!directives) {
            var before = original.putIfAbsent(StrategicMergePatch.RETAIN_KEYS, keys);
            if (before != null && !Trees.same(before, keys)) {
                throw new PatchException(GoText.of(before) + " and " + GoText.of(keys) + " are not deep equal: this may happen when calculating the 3-way diff patch");
            }
            return;
        }
        var known = patch.entrySet().stream().filter(e -> e.getValue() != null && !e.getKey().startsWith(StrategicMergePatch.DELETE_FROM) && !e.getKey().startsWith(StrategicMergePatch.ORDER));
        if (!(keys instanceof List<?> list) || !known.allMatch(e -> list.contains(e.getKey()))) throw new PatchException("invalid patch format of retainKeys");
        original.keySet().removeIf(key -> !list.contains(key));
    }

    /// Lists with an order given: merged here, and taken out of the patch.
    private void orderedLists(Map<String, @Nullable Object> original, Map<String, @Nullable Object> patch, PatchSchema schema) {
        for (var directive : List.copyOf(patch.keySet())) {
            if (!directive.startsWith(StrategicMergePatch.ORDER)) continue;
            var order = patch.remove(directive);
            if (!directives) {
                var before = original.putIfAbsent(directive, order);
                if (before != null && !Trees.same(before, order)) throw badOrder();
            }
            if (!(order instanceof List<?> wanted)) throw GoText.wrongType("[]interface {}", order);
            orderedList(original, patch, listName(directive, "invalid patch format of setElementOrder list"), Trees.list(wanted), schema);
        }
    }

    private void orderedList(Map<String, @Nullable Object> original, Map<String, @Nullable Object> patch, String key, List<@Nullable Object> order, PatchSchema schema) {
        var part = schema.part(key);
        var server = list(original.get(key), original.containsKey(key));
        var changed = list(patch.get(key), patch.containsKey(key));
        validate(changed, order, part.mergeKey());
        if (!original.containsKey(key)) withoutDirectives(changed);
        if (!original.containsKey(key) && !patch.containsKey(key)) return;
        var merged = !patch.containsKey(key) ? server : !original.containsKey(key) ? changed : part.merges() ? lists(new ArrayList<>(server), changed, part, false) : changed;
        if (!server.isEmpty() || !changed.isEmpty()) ListOrder.holdsMaps(server, changed);
        original.put(key, ListOrder.arrange(merged, order, part.merges() ? serverOrder(server, changed, part.mergeKey()) : server, part.mergeKey()));
        patch.remove(key);
    }

    /// Upstream shortens and fills the server's list in place while merging, and then takes its first places for the order that was there.
    private static List<@Nullable Object> serverOrder(List<@Nullable Object> server, List<@Nullable Object> changed, String mergeKey) {
        if (mergeKey.isEmpty() || server.isEmpty()) return server;
        var order = new ArrayList<@Nullable Object>(server);
        for (var item : changed) {
            if (hasDirective(item)) order.removeIf(other -> sameKey(other, item, mergeKey));
        }
        for (var item : changed) {
            if (!hasDirective(item) && order.stream().noneMatch(other -> sameKey(other, item, mergeKey))) order.add(item);
        }
        return order.subList(0, Math.min(order.size(), server.size()));
    }

    private static boolean sameKey(@Nullable Object a, @Nullable Object b, String mergeKey) {
        return a instanceof Map<?, ?> one && b instanceof Map<?, ?> other && Trees.same(one.get(mergeKey), other.get(mergeKey));
    }

    private static List<@Nullable Object> list(@Nullable Object value, boolean present) {
        if (!present) return new ArrayList<>();
        if (value instanceof List<?> list) return Trees.list(list);
        throw GoText.wrongType("[]interface {}", value);
    }

    /// The items of the patch must be among those of the order, and in it.
    private static void validate(List<@Nullable Object> changed, List<@Nullable Object> order, String mergeKey) {
        if (changed.isEmpty() || order.isEmpty()) return;
        var kept = changed.stream().filter(item -> !(item instanceof Map<?, ?> map && StrategicMergePatch.DELETE.equals(map.get(StrategicMergePatch.DIRECTIVE)))).toList();
        var item = 0;
        for (var at = 0; item < kept.size() && at < order.size(); ) {
            if (hasDirective(kept.get(item))) {
                item++;
                continue;
            }
            if (!mergeKey.isEmpty()) ListOrder.requireMergeKey(mergeKey, Arrays.asList(kept.get(item), order.get(at)));
            if (mergeKey.isEmpty() ? Trees.same(kept.get(item), order.get(at)) : sameKey(kept.get(item), order.get(at), mergeKey)) item++;
            at++;
        }
        if (item < kept.size()) {
            throw new PatchException("The order in patch list:\n" + GoText.of(changed) + "\n doesn't match " + StrategicMergePatch.ORDER + " list:\n" + GoText.of(order) + "\n");
        }
    }

    private static PatchException badOrder() {
        return new PatchException("invalid patch format of setElementOrder list");
    }

    private static String listName(String directive, String otherwise) {
        var slash = directive.indexOf('/');
        if (slash < 0) throw new PatchException(otherwise);
        return directive.substring(slash + 1);
    }

    private List<@Nullable Object> lists(List<@Nullable Object> original, List<@Nullable Object> patch, PatchSchema.Part part, boolean deletes) {
        if (original.isEmpty() && patch.isEmpty()) return original;
        if (!ListOrder.holdsMaps(original, patch)) {
            if (deletes) return new ArrayList<>(original.stream().filter(item -> ListOrder.index(patch, "", item) < 0).toList());
            var both = new LinkedHashSet<@Nullable Object>(original);
            both.addAll(patch);
            return ListOrder.arrange(new ArrayList<>(both), patch, original, "");
        }
        var mergeKey = part.mergeKey();
        if (mergeKey.isEmpty()) throw new PatchException("cannot merge lists without merge key for " + part.inner().name());
        var server = new ArrayList<@Nullable Object>(original);
        var changed = new ArrayList<@Nullable Object>();
        if (special(server, patch, changed, mergeKey)) return ListOrder.arrange(changed, List.of(), changed, mergeKey);
        var merged = new ArrayList<@Nullable Object>(server);
        for (var item : changed) {
            var map = Trees.map(Objects.requireNonNull(item));
            if (!map.containsKey(mergeKey)) throw ListOrder.noMergeKey(map, mergeKey);
            var at = ListOrder.index(merged, mergeKey, map.get(mergeKey));
            if (at < 0) merged.add(item);
            else merged.set(at, maps(Trees.map(Objects.requireNonNull(merged.get(at))), map, part.inner()));
        }
        return ListOrder.arrange(merged, changed, server, mergeKey);
    }

    /// Carries out the directives in a list, sorts the other items out, and tells whether they replace the list.
    private static boolean special(List<@Nullable Object> server, List<@Nullable Object> patch, List<@Nullable Object> changed, String mergeKey) {
        var replace = false;
        for (var item : patch) {
            var map = Trees.map(Objects.requireNonNull(item));
            if (!map.containsKey(StrategicMergePatch.DIRECTIVE)) {
                changed.add(map);
                continue;
            }
            switch (GoText.of(map.get(StrategicMergePatch.DIRECTIVE))) {
                case "delete" -> {
                    if (!map.containsKey(mergeKey)) throw ListOrder.noMergeKey(map, mergeKey);
                    var key = map.get(mergeKey);
                    server.removeIf(other -> other instanceof Map<?, ?> m && m.containsKey(mergeKey) && Trees.same(m.get(mergeKey), key));
                }
                case "replace" -> replace = true;
                case "merge" -> throw new PatchException("merging lists cannot yet be specified in the patch");
                default -> throw badDirective(map.get(StrategicMergePatch.DIRECTIVE), map);
            }
        }
        return replace;
    }
}
