package dev.drydock.generator;

import dev.drydock.generator.Model.Field;
import dev.drydock.generator.Model.Shape;
import dev.drydock.generator.Model.Shape.Scalar;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The source of one record.
final class RecordWriter {
    private static final Set<String> KEYWORDS = Set.of("continue", "default", "class", "enum", "for", "if", "new", "static", "switch", "this", "interface", "volatile", "public", "private");
    private static final String API = "dev.drydock.kube.api.";

    private final Model.Struct struct;
    private final List<Field> fields;

    private RecordWriter(Model.Struct struct) {
        this.struct = struct;
        this.fields = struct.fields();
    }

    static String source(Model.Struct struct) {
        return new RecordWriter(struct).source();
    }

    private String source() {
        return "package " + API + struct.group() + ";\n\n" + imports() + "\n" + header() + constants() + constructor() + factory() + withers() + struct() + "}\n";
    }

    private String imports() {
        var names = new TreeSet<>(Set.of(API + "Field", API + (struct.object() ? "KubeObject" : "Struct"), API + "Shape", API + "Type", "java.util.List", "org.jspecify.annotations.Nullable"));
        if (struct.gvk().isPresent()) names.add(API + "GroupVersionKind");
        fields.forEach(field -> imports(field.shape(), names));
        return names.stream().map(name -> "import " + name + ";\n").collect(Collectors.joining());
    }

    private void imports(Shape shape, Set<String> names) {
        switch (shape) {
            case Scalar scalar -> {
                if (scalar == Scalar.TIME || scalar == Scalar.MICRO_TIME) names.add("java.time.Instant");
                if (scalar == Scalar.QUANTITY || scalar == Scalar.INT_OR_STRING) names.add(API + scalar.java);
            }
            case Shape.ListOf list -> {
                names.add(API + "Frozen");
                imports(list.element(), names);
            }
            case Shape.MapOf map -> {
                names.add("java.util.Map");
                names.add(API + "Frozen");
                imports(map.value(), names);
            }
            case Shape.Of of -> {
                if (!of.group().equals(struct.group())) names.add(API + of.group() + "." + of.name());
            }
        }
    }

    private String header() {
        var components = fields.stream().map(f -> declared(f) + " " + component(f)).collect(Collectors.joining(", "));
        return "public record " + struct.name() + "(" + components + ") implements " + (struct.object() ? "KubeObject" : "Struct") + " {\n";
    }

    private String constants() {
        var list = fields.stream().map(this::schema).collect(Collectors.joining(",\n            "));
        var gvk = struct.gvk().map(g -> "new GroupVersionKind(" + quote(g.group()) + ", " + quote(g.version()) + ", " + quote(g.kind()) + ")").orElse("null");
        return "    public static final Type<" + struct.name() + "> TYPE = new Type<>(" + struct.name() + ".class, " + quote(struct.key()) + ", " + quote(struct.goName()) + ", "
                + gvk + ", " + struct.name() + "::create, List.of(" + (list.isEmpty() ? "" : "\n            " + list) + "));\n"
                + "    public static final " + struct.name() + " EMPTY = create(new @Nullable Object[" + fields.size() + "]);\n\n";
    }

    private String schema(Field field) {
        var facts = field.facts();
        return "new Field(" + String.join(", ", quote(struct.key()), quote(field.json()), String.valueOf(fields.indexOf(field)), shape(field.shape()), String.valueOf(field.required()),
                String.valueOf(facts.omitEmpty()), String.valueOf(facts.value()), facts.mergeKey().map(RecordWriter::quote).orElse("null"), strings(facts.strategies()),
                facts.listType().map(RecordWriter::quote).orElse("null"), strings(facts.mapKeys()), strings(facts.enums()), quote(facts.goType())) + ")";
    }

    private static String shape(Shape shape) {
        return switch (shape) {
            case Scalar scalar -> "Shape." + scalar.name();
            case Shape.ListOf list -> "Shape.listOf(" + shape(list.element()) + ")";
            case Shape.MapOf map -> "Shape.mapOf(" + shape(map.value()) + ")";
            case Shape.Of of -> "Shape.of(" + of.name() + ".class)";
        };
    }

    private String constructor() {
        var lines = fields.stream().filter(f -> !nullable(f)).map(f -> {
            var name = component(f);
            return "        " + name + " = " + switch (f.shape()) {
                case Shape.ListOf _ -> "Frozen.list(" + name + ")";
                case Shape.MapOf _ -> "Frozen.map(" + name + ")";
                case Shape.Of of -> name + " == null ? " + of.name() + ".EMPTY : " + name;
                case Scalar _ -> throw new IllegalStateException(name);
            } + ";\n";
        }).collect(Collectors.joining());
        return lines.isEmpty() ? "" : "    public " + struct.name() + " {\n" + lines + "    }\n\n";
    }

    private String factory() {
        var arguments = IntStream.range(0, fields.size()).mapToObj(i -> "(" + java(fields.get(i).shape()) + ") v[" + i + "]").collect(Collectors.joining(", "));
        return "    @SuppressWarnings({\"unchecked\", \"NullAway\"})\n    static " + struct.name() + " create(@Nullable Object[] v) {\n        return new " + struct.name() + "(" + arguments + ");\n    }\n\n";
    }

    private String withers() {
        return fields.stream().map(changed -> {
            var name = component(changed);
            var arguments = fields.stream().map(RecordWriter::component).collect(Collectors.joining(", "));
            var override = struct.object() && name.equals("metadata") ? "    @Override\n" : "";
            return override + "    public " + struct.name() + " with" + Character.toUpperCase(changed.json().charAt(0)) + changed.json().substring(1) + "(" + declared(changed) + " " + name
                    + ") {\n        return " + name + " == this." + name + " ? this : new " + struct.name() + "(" + arguments + ");\n    }\n\n";
        }).collect(Collectors.joining());
    }

    private String struct() {
        var cases = IntStream.range(0, fields.size()).mapToObj(i -> "            case " + i + " -> " + component(fields.get(i)) + ";\n").collect(Collectors.joining());
        return "    @Override\n    public Type<" + struct.name() + "> schema() {\n        return TYPE;\n    }\n\n"
                + "    @Override\n    public @Nullable Object get(int index) {\n        return switch (index) {\n" + cases
                + "            default -> throw new IndexOutOfBoundsException(index);\n        };\n    }\n";
    }

    private static String declared(Field field) {
        return (nullable(field) ? "@Nullable " : "") + java(field.shape());
    }

    private static boolean nullable(Field field) {
        return switch (field.shape()) {
            case Scalar _ -> true;
            case Shape.Of _ -> !field.facts().value();
            case Shape.ListOf _, Shape.MapOf _ -> false;
        };
    }

    private static String java(Shape shape) {
        return switch (shape) {
            case Scalar scalar -> scalar.java;
            case Shape.ListOf list -> "List<" + java(list.element()) + ">";
            case Shape.MapOf map -> "Map<String, " + java(map.value()) + ">";
            case Shape.Of of -> of.name();
        };
    }

    private static String component(Field field) {
        return KEYWORDS.contains(field.json()) ? field.json() + "_" : field.json();
    }

    private static String strings(List<String> words) {
        return "List.of(" + words.stream().map(RecordWriter::quote).collect(Collectors.joining(", ")) + ")";
    }

    static String quote(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
