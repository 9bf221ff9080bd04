package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.Field;
import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.Shape;
import dev.drydock.kube.api.Type;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.api.Go;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Explains a kind or one of its fields from the schema. Mirrors the plain-text template of `kubectl/pkg/explain/v2`.
final class ExplainCommand implements Command {
    private static final int WIDTH = 80;
    private static final String API_VERSION =
            "APIVersion defines the versioned schema of this representation of an object. Servers should convert recognized schemas"
                    + " to the latest internal value, and may reject unrecognized values. More info:"
                    + " https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#resources";
    private static final String KIND =
            "Kind is a string value representing the REST resource this object represents. Servers may infer this from the endpoint"
                    + " the client submits requests to. Cannot be updated. In CamelCase. More info:"
                    + " https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#types-kinds";

    @Override
    public String name() {
        return "explain";
    }

    @Override
    public String usage() {
        return "TYPE [--recursive=FALSE|TRUE] [--api-version=api-version-group] [-o|--output=plaintext|plaintext-openapiv2]";
    }

    @Override
    public void declare(FlagSet flags) {
        flags.bool("recursive").text("api-version").text("output", "o", "plaintext");
    }

    @Override
    public void run(Invocation kubectl) {
        if (kubectl.arguments().isEmpty()) {
            throw Failure.of("You must specify the type of resource to explain. Use \"kubectl api-resources\" for a complete list of supported resources.\n");
        } else if (kubectl.arguments().size() > 1) {
            throw Failure.of("We accept only this format: explain RESOURCE\n");
        }
        var path = List.of(kubectl.arguments().getFirst().split("\\."));
        var kind = Resources.find(path.getFirst())
                .orElseThrow(() -> Failure.plain("the server doesn't have a resource type " + Go.quote(path.getFirst())));
        kubectl.print(head(kind));
        Optional<Field> field = Optional.empty();
        Type<?> type = kind.type();
        for (var name : path.subList(1, path.size())) {
            var next = struct(field, type).map(each -> each.field(name));
            field = next;
            if (field.isEmpty()) {
                throw Failure.of("field " + Go.quote(name) + " does not exist");
            }
            type = struct(field, type).orElse(type);
        }
        kubectl.print(body(kind, field, kubectl.flags().is("recursive")));
    }

    private static String head(Kind<?> kind) {
        var group = kind.gvk().group();
        return (group.isEmpty() ? "" : "GROUP:      " + group + "\n")
                + "KIND:       " + kind.name() + "\n"
                + "VERSION:    " + kind.gvk().version() + "\n\n";
    }

    /// The struct that a field holds, be it in a list or a map; without a field the type itself.
    private static Optional<Type<?>> struct(Optional<Field> field, Type<?> type) {
        return field.isEmpty() ? Optional.of(type) : struct(field.get().shape());
    }

    private static Optional<Type<?>> struct(Shape shape) {
        return switch (shape) {
            case Shape.Of of -> Optional.of(of.type().get());
            case Shape.ListOf list -> struct(list.element());
            case Shape.MapOf map -> struct(map.value());
            default -> Optional.empty();
        };
    }

    private static String body(Kind<?> kind, Optional<Field> field, boolean recursive) {
        var text = new StringBuilder();
        var struct = struct(field, kind.type());
        field.ifPresent(each -> {
            text.append("FIELD: ").append(each.name()).append(" <").append(typeName(each.shape())).append(">").append(required(each)).append('\n');
            enums(text, each, "");
            text.append(each.enums().isEmpty() ? "\n\n" : "\n");
        });
        text.append("DESCRIPTION:\n");
        var said = field.map(Field::description).orElse("");
        wrap(text, said, 4);
        struct.map(Type::description).filter(more -> !more.equals(said)).ifPresent(more -> wrap(text, more, 4));
        text.append('\n');
        if (struct.isEmpty()) {
            return text.append('\n').toString();
        }
        text.append("FIELDS:\n");
        fields(text, struct.get(), recursive, 2);
        return text.append('\n').toString();
    }

    private static void fields(StringBuilder text, Type<?> type, boolean recursive, int indent) {
        Map<String, Runnable> entries = new TreeMap<>();
        if (type.gvk() != null) {
            entries.put("apiVersion", () -> entry(text, "apiVersion", "string", "", API_VERSION, recursive, indent));
            entries.put("kind", () -> entry(text, "kind", "string", "", KIND, recursive, indent));
        }
        for (var field : type.fields()) {
            entries.put(field.name(), () -> {
                var description = field.description().isEmpty()
                        ? struct(field.shape()).map(Type::description).orElse("")
                        : field.description();
                entry(text, field.name(), typeName(field.shape()), required(field) + enumLine(field, indent), description, recursive, indent);
                if (recursive && indent < 16) {
                    struct(field.shape()).ifPresent(inner -> fields(text, inner, true, indent + 2));
                }
            });
        }
        entries.values().forEach(Runnable::run);
    }

    private static void entry(
            StringBuilder text, String name, String type, String behind, String description, boolean recursive, int indent) {
        text.repeat(' ', indent).append(name).append("\t<").append(type).append('>').append(behind).append('\n');
        if (!recursive) {
            wrap(text, description.isEmpty() ? "<no description>" : description, indent + 2);
            text.append('\n');
        }
    }

    private static String required(Field field) {
        return field.required() ? " -required-" : "";
    }

    private static String enumLine(Field field, int indent) {
        var text = new StringBuilder();
        enums(text, field, " ".repeat(indent));
        return text.isEmpty() ? "" : "\n" + text.substring(0, text.length() - 1);
    }

    private static void enums(StringBuilder text, Field field, String indent) {
        if (!field.enums().isEmpty()) {
            text.append(indent).append(indent.isEmpty() ? "ENUM:" : "enum: ");
            text.append(indent.isEmpty()
                    ? "\n    " + String.join("\n    ", field.enums())
                    : String.join(", ", field.enums().stream().sorted().limit(4).toList()) + (field.enums().size() > 4 ? ", ...." : ""));
            text.append('\n');
        }
    }

    private static String typeName(Shape shape) {
        return switch (shape) {
            case Shape.Text _, Shape.Time _, Shape.MicroTime _, Shape.Bytes _ -> "string";
            case Shape.Int32 _, Shape.Int64 _ -> "integer";
            case Shape.Bool _ -> "boolean";
            case Shape.Float64 _ -> "number";
            case Shape.QuantityShape _ -> "Quantity";
            case Shape.IntOrStringShape _ -> "IntOrString";
            case Shape.Any _ -> "Object";
            case Shape.ListOf list -> "[]" + typeName(list.element());
            case Shape.MapOf map -> "map[string]" + typeName(map.value());
            case Shape.Of of -> of.type().get().name();
        };
    }

    private static void wrap(StringBuilder text, String paragraphs, int indent) {
        for (var paragraph : paragraphs.isEmpty() ? List.<String>of() : paragraphs.lines().toList()) {
            var line = new ArrayList<String>();
            int length = indent;
            for (var word : paragraph.split(" +")) {
                if (!line.isEmpty() && length + word.length() > WIDTH) {
                    text.repeat(' ', indent).append(String.join(" ", line)).append('\n');
                    line.clear();
                    length = indent;
                }
                line.add(word);
                length += word.length() + 1;
            }
            text.repeat(' ', line.isEmpty() ? 0 : indent).append(String.join(" ", line)).append('\n');
        }
    }
}
