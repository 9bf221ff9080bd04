package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.Type;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.api.Go;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What `explain` prints. Mirrors `kubectl/pkg/explain/v2/templates/plaintext.tmpl`.
final class ExplainTemplate {
    private static final int VALUES_SHOWN = 4;

    private final Kind<?> kind;
    private final boolean recursive;
    private final StringBuilder text = new StringBuilder();

    private ExplainTemplate(Kind<?> kind, boolean recursive) {
        this.kind = kind;
        this.recursive = recursive;
    }

    static String head(Kind<?> kind) {
        var group = kind.gvk().group();
        return (group.isEmpty() ? "" : "GROUP:      " + group + "\n")
                + "KIND:       " + kind.name() + "\nVERSION:    " + kind.gvk().version() + "\n\n";
    }

    /// What follows the head.
    ///
    /// @throws Failure where no field is at the path
    static String body(Kind<?> kind, List<String> path, boolean recursive) {
        return new ExplainTemplate(kind, recursive).render(path);
    }

    private String render(List<String> path) {
        Optional<Explained> field = Optional.empty();
        Optional<Type<?>> struct = Optional.of(kind.type());
        for (var name : path) {
            field = struct.flatMap(type -> Explained.field(type, name));
            if (field.isEmpty()) {
                throw Failure.of("field " + Go.quote(path.getLast()) + " does not exist");
            }
            struct = field.get().struct();
        }
        field.ifPresent(each -> {
            text.append("FIELD: ").append(each.name()).append(" <").append(each.type()).append(">\n");
            if (!each.enums().isEmpty()) {
                text.append("ENUM:\n    ").append(String.join("\n    ", each.enums().stream().map(ExplainTemplate::shown).toList()));
            }
            text.append("\n\n");
        });
        text.append("DESCRIPTION:\n");
        var said = field.map(each -> line(each.description()) + line(each.typeDescription())).orElse(line(kind.type().description()));
        describe(said.isEmpty() ? "<empty>" : said, 76, 4);
        struct.ifPresent(type -> {
            text.append("FIELDS:\n");
            fields(type, 1, Set.of());
        });
        return text.append('\n').toString();
    }

    private static String line(String description) {
        return description.isEmpty() ? "" : description + "\n";
    }

    private void describe(String description, int width, int indent) {
        var pad = " ".repeat(indent);
        text.append(pad).append(WordWrap.wrap(width, description).replace("\n", "\n" + pad)).append('\n');
    }

    /// @param inside the types around these fields, within which they are not shown again
    private void fields(Type<?> type, int level, Set<String> inside) {
        if (inside.contains(type.key())) {
            return;
        }
        var within = new HashSet<>(inside);
        within.add(type.key());
        for (var field : Explained.fields(type)) {
            detail(field, 2 * level);
            if (recursive) {
                field.struct().ifPresent(inner -> fields(inner, level + 1, within));
            }
        }
    }

    private void detail(Explained field, int indent) {
        var pad = " ".repeat(indent);
        text.append(pad).append(field.name()).append("\t<").append(field.type()).append(field.required() ? "> -required-" : ">");
        if (!field.enums().isEmpty()) {
            text.append('\n').append(pad).append("enum: ")
                    .append(String.join(", ", field.enums().stream().limit(VALUES_SHOWN).map(ExplainTemplate::shown).toList()))
                    .append(field.enums().size() > VALUES_SHOWN ? ", ...." : "");
        }
        text.append('\n');
        if (!recursive) {
            describe(field.description().isEmpty() ? "<no description>" : field.description(), 78 - indent, indent + 2);
            text.append('\n');
        }
    }

    private static String shown(String value) {
        return value.isEmpty() ? "\"\"" : value;
    }
}
