package dev.drydock.kube.kubectl.printers;

import dev.drydock.kube.api.codec.Json;
import dev.drydock.kube.kubectl.printers.JsonPathNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A JSONPath template that can be filled from trees. Mirrors `client-go/util/jsonpath`.
public final class JsonPath {
    private static final int MOST_RESULTS = 200_000;

    private final List<JsonPathNode> nodes;
    private final boolean allowMissing;

    private JsonPath(List<JsonPathNode> nodes, boolean allowMissing) {
        this.nodes = nodes;
        this.allowMissing = allowMissing;
    }

    public static JsonPath parse(String template) {
        return new JsonPath(JsonPathParser.parse(template), true);
    }

    /// One that fails where a field is missing.
    public static JsonPath parseStrict(String template) {
        return new JsonPath(JsonPathParser.parse(template), false);
    }

    /// The filled template.
    public String print(@Nullable Object tree) {
        return results(tree).stream()
                .map(results -> results.stream().map(JsonPath::text).collect(Collectors.joining(" ")))
                .collect(Collectors.joining());
    }

    /// What each part of the template found; texts are results too.
    public List<List<@Nullable Object>> results(@Nullable Object tree) {
        var found = new ArrayList<List<@Nullable Object>>();
        run(0, 0, tree, found);
        return found;
    }

    /// Runs the nodes from `from` to the end of the block.
    ///
    /// @return the index behind the block
    private int run(int from, int depth, @Nullable Object tree, List<List<@Nullable Object>> found) {
        for (int i = from; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof Sequence sequence && sequence.starts("end")) {
                if (depth == 0) {
                    throw new JsonPathException("not in range, nothing to end");
                }
                return i + 1;
            } else if (nodes.get(i) instanceof Sequence sequence && sequence.starts("range")) {
                var items = walk(single(tree), sequence.rest());
                int behind = nodes.size();
                for (var item : items) {
                    behind = run(i + 1, depth + 1, item, found);
                }
                i = (items.isEmpty() ? run(i + 1, depth + 1, null, new ArrayList<>()) : behind) - 1;
            } else {
                found.add(walk(single(tree), nodes.get(i)));
                bound(found.size());
            }
        }
        return nodes.size();
    }

    private static List<@Nullable Object> single(@Nullable Object value) {
        var list = new ArrayList<@Nullable Object>(1);
        list.add(value);
        return list;
    }

    private List<@Nullable Object> walk(List<@Nullable Object> input, JsonPathNode node) {
        return switch (node) {
            case Sequence sequence -> {
                var current = input;
                for (var each : sequence.nodes()) {
                    current = walk(current, each);
                }
                yield current;
            }
            case JsonPathNode.Text text -> single(text.text());
            case JsonPathNode.Literal literal -> single(literal.value());
            case JsonPathNode.Name name -> throw new JsonPathException("unrecognized identifier " + name.name());
            case JsonPathNode.Field field -> field(input, field.name());
            case JsonPathNode.Wildcard _ -> children(input);
            case JsonPathNode.Recursive _ -> descendants(input, 0);
            case JsonPathNode.Slice slice -> slice(input, slice);
            case JsonPathNode.Union union -> {
                var all = new ArrayList<@Nullable Object>();
                union.parts().forEach(part -> all.addAll(walk(input, part)));
                yield all;
            }
            case JsonPathNode.Filter filter -> filter(input, filter);
        };
    }

    private List<@Nullable Object> field(List<@Nullable Object> input, String name) {
        var found = new ArrayList<@Nullable Object>();
        for (var value : input) {
            if (value instanceof Map<?, ?> map && map.containsKey(name)) {
                found.add(map.get(name));
            }
        }
        if (found.isEmpty() && !allowMissing) {
            throw new JsonPathException(name + " is not found");
        }
        return found;
    }

    private static List<@Nullable Object> children(List<@Nullable Object> input) {
        var found = new ArrayList<@Nullable Object>();
        for (var value : input) {
            found.addAll(children(value));
        }
        return found;
    }

    private static List<@Nullable Object> children(@Nullable Object value) {
        return switch (value) {
            case List<?> list -> new ArrayList<@Nullable Object>(list);
            case Map<?, ?> map -> new ArrayList<@Nullable Object>(new TreeMap<>(map).values());
            case null, default -> List.of();
        };
    }

    private static List<@Nullable Object> descendants(List<@Nullable Object> input, int depth) {
        var found = new ArrayList<@Nullable Object>();
        for (var value : input) {
            var children = children(value);
            if (!children.isEmpty() && depth < 200) {
                found.add(value);
                found.addAll(descendants(children, depth + 1));
                bound(found.size());
            }
        }
        return found;
    }

    private static void bound(int results) {
        if (results > MOST_RESULTS) {
            throw new JsonPathException("too many results");
        }
    }

    private static List<@Nullable Object> slice(List<@Nullable Object> input, JsonPathNode.Slice slice) {
        var found = new ArrayList<@Nullable Object>();
        for (var value : input) {
            if (value == null) {
                continue;
            } else if (!(value instanceof List<?> list)) {
                throw new JsonPathException(GoValues.type(value) + " is not array or slice");
            } else {
                int length = list.size();
                int start = slice.start().orElse(0);
                int end = slice.single() ? start + 1 : slice.end().orElse(length);
                start = start < 0 ? start + length : start;
                end = end < 0 || end == 0 && slice.single() ? end + length : end;
                if (start == end) {
                    continue;
                }
                requireWithin(start, end, length);
                int step = slice.step().orElse(1);
                if (step <= 0) {
                    throw new JsonPathException("step must be > 0");
                }
                for (long i = start; i < end; i += step) {
                    found.add(list.get((int) i));
                }
            }
        }
        return found;
    }

    private static void requireWithin(int start, int end, int length) {
        if (start >= length || start < 0) {
            throw new JsonPathException("array index out of bounds: index %d, length %d".formatted(start, length));
        } else if (end > length || end < 0) {
            throw new JsonPathException("array index out of bounds: index %d, length %d".formatted(end - 1, length));
        } else if (start > end) {
            throw new JsonPathException("starting index %d is greater than ending index %d".formatted(start, end));
        }
    }

    private List<@Nullable Object> filter(List<@Nullable Object> input, JsonPathNode.Filter filter) {
        var found = new ArrayList<@Nullable Object>();
        for (var value : input) {
            if (!(value instanceof List<?> list)) {
                throw new JsonPathException(GoValues.text(value) + " is not array or slice and cannot be filtered");
            }
            for (var item : list) {
                if (passes(filter, item)) {
                    found.add(item);
                }
            }
        }
        return found;
    }

    private boolean passes(JsonPathNode.Filter filter, @Nullable Object item) {
        var here = new JsonPath(nodes, true);
        var lefts = here.walk(single(item), filter.left());
        if (filter.operator().isEmpty()) {
            return !lefts.isEmpty();
        }
        var rights = lefts.isEmpty() ? lefts : here.walk(single(item), filter.right());
        if (lefts.isEmpty() || rights.isEmpty()) {
            return false;
        } else if (lefts.size() > 1 || rights.size() > 1) {
            throw new JsonPathException("can only compare one element at a time");
        }
        var left = lefts.getFirst();
        var right = rights.getFirst();
        return switch (filter.operator()) {
            case "==" -> compare(left, right, true) == 0;
            case "!=" -> compare(left, right, true) != 0;
            case "<" -> compare(left, right, false) < 0;
            case "<=" -> compare(left, right, false) <= 0;
            case ">" -> compare(left, right, false) > 0;
            case ">=" -> compare(left, right, false) >= 0;
            default -> throw new JsonPathException("unrecognized filter operator " + filter.operator());
        };
    }

    private static int compare(@Nullable Object left, @Nullable Object right, boolean onlyEquality) {
        if (left instanceof String a && right instanceof String b) {
            return a.compareTo(b);
        } else if (left instanceof Long a && right instanceof Long b) {
            return a.compareTo(b);
        } else if (left instanceof Double a && right instanceof Double b) {
            return a.compareTo(b);
        } else if (onlyEquality && left instanceof Boolean a && right instanceof Boolean b) {
            return a.compareTo(b);
        } else if (isBasic(left) && isBasic(right)) {
            throw new JsonPathException("incompatible types for comparison");
        }
        throw new JsonPathException("invalid type for comparison");
    }

    private static boolean isBasic(@Nullable Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> map -> Json.write(map);
            case List<?> list -> Json.write(list);
            default -> GoValues.text(value);
        };
    }
}
