package dev.drydock.kube.kubectl.template;

import static dev.drydock.kube.kubectl.template.Functions.Parameter.ANY;
import static dev.drydock.kube.kubectl.template.Functions.Parameter.STRING;
import static dev.drydock.kube.kubectl.template.Functions.Parameter.VALUE;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a template can call. Mirrors `text/template/funcs.go`, and `exists` and `base64decode` of kubectl.
final class Functions {
    enum Parameter {
        VALUE,
        ANY,
        STRING
    }

    /// @param fixed what it takes
    /// @param variadic what it takes any number of after that; null for nothing
    record Callable(List<Parameter> fixed, @Nullable Parameter variadic, Function<List<Value>, Value> body) {
        Parameter parameter(int index) {
            return index < fixed.size() ? fixed.get(index) : Objects.requireNonNull(variadic);
        }
    }

    private static final Map<String, Callable> ALL = Map.ofEntries(
            Map.entry("and", variadic(VALUE, VALUE, List::getLast)),
            Map.entry("or", variadic(VALUE, VALUE, List::getLast)),
            Map.entry("not", fixed(1, VALUE, args -> Value.plain(!args.getFirst().isTrue()))),
            Map.entry("len", fixed(1, VALUE, args -> Value.plain(length(args.getFirst())))),
            Map.entry("index", variadic(VALUE, VALUE, Functions::index)),
            Map.entry("slice", variadic(VALUE, VALUE, Functions::slice)),
            Map.entry("call", variadic(VALUE, VALUE, args -> {
                throw new TemplateException(args.getFirst().of() == null
                        ? "call of nil"
                        : "non-function of type " + Value.typeOf(Objects.requireNonNull(args.getFirst().of())));
            })),
            Map.entry("print", new Callable(List.of(), ANY, args -> Value.plain(GoFormat.print(objects(args))))),
            Map.entry("println", new Callable(List.of(), ANY, args -> Value.plain(GoFormat.println(objects(args))))),
            Map.entry("printf", variadic(STRING, ANY, args -> Value.plain(GoFormat.printf(
                    String.valueOf(args.getFirst().of()), objects(args.subList(1, args.size())))))),
            Map.entry("html", new Callable(List.of(), ANY, args -> Value.plain(Escapes.html(Escapes.joined(objects(args)))))),
            Map.entry("js", new Callable(List.of(), ANY, args -> Value.plain(Escapes.js(Escapes.joined(objects(args)))))),
            Map.entry("urlquery", new Callable(List.of(), ANY, args -> Value.plain(Escapes.urlQuery(Escapes.joined(objects(args)))))),
            Map.entry("eq", variadic(VALUE, VALUE, args -> Value.plain(Comparisons.equal(args)))),
            Map.entry("ne", fixed(2, VALUE, args -> Value.plain(!Comparisons.equal(args)))),
            Map.entry("lt", fixed(2, VALUE, args -> Value.plain(Comparisons.compare(args) < 0))),
            Map.entry("le", fixed(2, VALUE, args -> Value.plain(Comparisons.compare(args) <= 0))),
            Map.entry("gt", fixed(2, VALUE, args -> Value.plain(Comparisons.compare(args) > 0))),
            Map.entry("ge", fixed(2, VALUE, args -> Value.plain(Comparisons.compare(args) >= 0))),
            Map.entry("exists", variadic(ANY, ANY, args -> Value.plain(exist(args)))),
            Map.entry("base64decode", fixed(1, STRING, args -> Value.plain(base64(String.valueOf(args.getFirst().of()))))));

    private Functions() {}

    static boolean exists(String name) {
        return ALL.containsKey(name);
    }

    static Callable of(String name) {
        return Objects.requireNonNull(ALL.get(name));
    }

    private static Callable fixed(int count, Parameter parameter, Function<List<Value>, Value> body) {
        return new Callable(java.util.Collections.nCopies(count, parameter), null, body);
    }

    private static Callable variadic(Parameter first, Parameter rest, Function<List<Value>, Value> body) {
        return new Callable(List.of(first), rest, body);
    }

    private static List<@Nullable Object> objects(List<Value> values) {
        return Arrays.asList(values.stream().map(Value::of).toArray());
    }

    private static int length(Value value) {
        return switch (value.of()) {
            case null ->
                throw new TemplateException(
                        value.isValid() ? "len of nil pointer" : "reflect: call of reflect.Value.Type on zero Value");
            case Map<?, ?> map -> map.size();
            case List<?> list -> list.size();
            case String text -> text.getBytes(StandardCharsets.UTF_8).length;
            case Object other -> throw new TemplateException("len of type " + Value.typeOf(other));
        };
    }

    private static Value index(List<Value> arguments) {
        var item = arguments.getFirst();
        if (item.of() == null) {
            throw new TemplateException("index of untyped nil");
        }
        for (var index : arguments.subList(1, arguments.size())) {
            item = switch (item.of()) {
                case null -> throw new TemplateException("index of nil pointer");
                case Map<?, ?> map -> Value.part(map.get(key(index)));
                case List<?> list -> {
                    int at = position(index, list.size());
                    if (at == list.size()) {
                        throw new TemplateException("reflect: slice index out of range");
                    }
                    yield Value.part(list.get(at));
                }
                case String text -> {
                    var bytes = text.getBytes(StandardCharsets.UTF_8);
                    int at = position(index, bytes.length);
                    if (at == bytes.length) {
                        throw new TemplateException("reflect: string index out of range");
                    }
                    yield Value.plain((short) (bytes[at] & 0xFF));
                }
                case Object other -> throw new TemplateException("can't index item of type " + Value.typeOf(other));
            };
        }
        return item;
    }

    private static String key(Value index) {
        return switch (index.of()) {
            case null -> throw new TemplateException("value is nil; should be of type string");
            case String text -> text;
            case Object other ->
                throw new TemplateException("value has type " + Value.typeOf(other) + "; should be string");
        };
    }

    private static int position(Value index, int capacity) {
        if (index.of() == null) {
            throw new TemplateException("cannot index slice/array with nil");
        } else if (!(index.of() instanceof Number number) || number instanceof Double) {
            throw new TemplateException("cannot index slice/array with type " + Value.typeOf(index.of()));
        } else if (number.longValue() < 0 || number.longValue() > capacity) {
            throw new TemplateException("index out of range: " + number);
        } else {
            return number.intValue();
        }
    }

    private static Value slice(List<Value> arguments) {
        var item = arguments.getFirst().of();
        var indexes = arguments.subList(1, arguments.size());
        if (item == null) {
            throw new TemplateException("slice of untyped nil");
        } else if (indexes.size() > 3) {
            throw new TemplateException("too many slice indexes: " + indexes.size());
        } else if (item instanceof String && indexes.size() == 3) {
            throw new TemplateException("cannot 3-index slice a string");
        } else if (!(item instanceof String) && !(item instanceof List)) {
            throw new TemplateException("can't slice item of type " + Value.typeOf(item));
        }
        int size = length(Value.plain(item));
        int[] bounds = {0, size, size};
        for (int i = 0; i < indexes.size(); i++) {
            bounds[i] = position(indexes.get(i), size);
        }
        if (bounds[0] > bounds[1]) {
            throw new TemplateException("invalid slice index: %d > %d".formatted(bounds[0], bounds[1]));
        } else if (bounds[1] > bounds[2]) {
            throw new TemplateException("invalid slice index: %d > %d".formatted(bounds[1], bounds[2]));
        }
        return Value.plain(item instanceof List<?> list
                ? list.subList(bounds[0], bounds[1])
                : new String(((String) item).getBytes(StandardCharsets.UTF_8), bounds[0], bounds[1] - bounds[0], StandardCharsets.UTF_8));
    }

    /// Whether a path of keys and indexes leads to something. Mirrors `exists` of `cli-runtime/pkg/printers`.
    private static boolean exist(List<Value> arguments) {
        var item = arguments.getFirst();
        for (var index : arguments.subList(1, arguments.size())) {
            var found = switch (item.of()) {
                case Map<?, ?> map when index.of() instanceof String key -> Value.part(map.get(key));
                case List<?> list when index.of() instanceof Number at
                        && !(at instanceof Double)
                        && at.longValue() >= 0
                        && at.longValue() < list.size() -> Value.part(list.get(at.intValue()));
                case String text when index.of() instanceof Number at
                        && !(at instanceof Double)
                        && at.longValue() >= 0
                        && at.longValue() < text.getBytes(StandardCharsets.UTF_8).length -> Value.plain(at);
                case null, default -> Value.INVALID;
            };
            if (!found.isValid()) {
                return false;
            }
            item = found;
        }
        return !item.isNilInterface() || arguments.size() == 1;
    }

    private static String base64(String text) {
        try {
            return new String(Base64.getDecoder().decode(text.replaceAll("[\r\n]", "")), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException mistake) {
            int at = 0;
            while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) && text.charAt(at) < 0x80 || "+/".indexOf(text.charAt(at)) >= 0)) {
                at++;
            }
            throw new TemplateException("base64 decode failed: illegal base64 data at input byte "
                    + (at == text.length() ? Math.max(0, text.length() / 4 * 4) : at));
        }
    }
}
