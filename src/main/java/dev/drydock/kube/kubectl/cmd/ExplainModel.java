package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.Go;
import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.Shape;
import dev.drydock.kube.api.Type;
import dev.drydock.kube.kubectl.cli.Failure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What `explain --output plaintext-openapiv2` prints. Mirrors the printers of `kubectl/pkg/explain`.
final class ExplainModel {
    private static final int WIDTH = 80;
    private static final Pattern BULLET = Pattern.compile("(\\d+\\.?|-|\\*)\\s.*");

    private final StringBuilder text = new StringBuilder();

    private ExplainModel() {}

    static String print(Kind<?> kind, String apiVersion, List<String> path, boolean recursive) {
        return new ExplainModel().render(kind, apiVersion, path, recursive);
    }

    private String render(Kind<?> kind, String apiVersion, List<String> path, boolean recursive) {
        Optional<Explained> field = Optional.empty();
        Optional<Type<?>> struct = Optional.of(kind.type());
        for (var name : path) {
            if (struct.isEmpty()) {
                break;
            }
            field = Explained.field(struct.get(), name);
            if (field.isEmpty()) {
                throw Failure.of("field " + Go.quote(name) + " does not exist");
            }
            struct = field.get().struct();
        }
        text.append("KIND:     ").append(kind.name()).append("\nVERSION:  ").append(apiVersion).append("\n\n");
        boolean object = struct.isPresent();
        field.ifPresent(each -> text.append(object ? "RESOURCE: " : "FIELD:    ")
                .append(path.getLast()).append(" <").append(type(each)).append(">\n\n"));
        describe(field.map(each -> List.of(each.description(), each.typeDescription())).orElse(List.of(kind.type().description())));
        struct.ifPresent(type -> {
            text.append("\nFIELDS:\n");
            fields(type, 3, recursive, Set.of());
        });
        return text.toString();
    }

    /// As the second version of OpenAPI has it: no names of types.
    private static String type(Explained field) {
        var name = switch (Explained.inner(field.shape())) {
            case Shape.Of _ -> "Object";
            case Shape.Any _ -> "";
            case Shape.QuantityShape _, Shape.IntOrStringShape _ -> "string";
            default -> field.typeName();
        };
        return Explained.around(field.shape()) + name;
    }

    private void describe(List<String> descriptions) {
        text.append("DESCRIPTION:\n");
        for (int i = 0; i < descriptions.size(); i++) {
            if (!descriptions.get(i).isEmpty()) {
                text.append(i == 0 ? "" : "\n");
                wrapped(descriptions.get(i), 5);
            }
        }
        if (descriptions.stream().allMatch(String::isEmpty)) {
            wrapped("<empty>", 5);
        }
    }

    private void fields(Type<?> type, int indent, boolean recursive, Set<String> inside) {
        if (inside.contains(type.key())) {
            return;
        }
        var within = new HashSet<>(inside);
        within.add(type.key());
        for (var field : Explained.fields(type)) {
            text.repeat(' ', indent).append(field.name()).append("\t<").append(type(field)).append('>');
            if (recursive) {
                text.append('\n');
                field.struct().ifPresent(inner -> fields(inner, indent + 3, true, within));
            } else {
                text.append(field.required() ? " -required-\n" : "\n");
                wrapped(field.description(), indent + 2);
                text.append('\n');
            }
        }
    }

    private void wrapped(String description, int indent) {
        for (var line : lines(description, WIDTH - indent)) {
            text.repeat(' ', line.isEmpty() ? 0 : indent).append(line).append('\n');
        }
    }

    /// Joins the lines of a text but where they look like a list, code, or a paragraph's end. Mirrors `wrapString`.
    private static List<String> lines(String description, int width) {
        var lines = new ArrayList<String>();
        var open = new StringBuilder();
        for (var line : description.split("\n", -1)) {
            boolean code = line.startsWith("    ");
            boolean blank = line.isBlank();
            if (code || blank || open.toString().endsWith(":") || BULLET.matcher(line.strip()).matches()) {
                flush(open, lines);
            }
            if (code || blank && !lines.isEmpty()) {
                lines.add(code ? line : "");
                continue;
            }
            for (var word : blank ? new String[0] : line.strip().split("\\s+")) {
                if (!open.isEmpty() && open.length() + 1 + word.length() > width) {
                    flush(open, lines);
                }
                open.append(open.isEmpty() ? "" : " ").append(word);
            }
        }
        flush(open, lines);
        return lines;
    }

    private static void flush(StringBuilder open, List<String> lines) {
        if (!open.isEmpty()) {
            lines.add(open.toString());
            open.setLength(0);
        }
    }
}
