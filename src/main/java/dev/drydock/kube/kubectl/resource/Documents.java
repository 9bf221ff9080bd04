package dev.drydock.kube.kubectl.resource;

import dev.drydock.kube.api.Field;
import dev.drydock.kube.api.GroupVersionKind;
import dev.drydock.kube.api.Shape;
import dev.drydock.kube.api.Struct;
import dev.drydock.kube.api.Type;
import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.api.codec.DecodeException;
import dev.drydock.kube.api.codec.Json;
import dev.drydock.kube.api.codec.Limits;
import dev.drydock.kube.api.codec.Trees;
import dev.drydock.kube.api.codec.Yaml;
import dev.drydock.kube.api.codec.YamlDocument;
import dev.drydock.kube.api.codec.YamlException;
import dev.drydock.kube.api.meta.ObjectMeta;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.api.Go;
import dev.drydock.kube.kubectl.cli.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the objects out of a file, one after the other, as far as it can be read.
/// Mirrors `StreamVisitor` and `mapper` of `cli-runtime/pkg/resource`.
final class Documents {
    private final String file;
    private final boolean requireKind;
    private final Limits limits;
    private final Consumer<Problem> problems;

    /// @param requireKind whether a document must say its kind before anything else is looked at
    Documents(String file, boolean requireKind, Limits limits, Consumer<Problem> problems) {
        this.file = file;
        this.requireKind = requireKind;
        this.limits = limits;
        this.problems = problems;
    }

    /// Calls `visitor` with each object, lists taken apart.
    ///
    /// @param failures takes what keeps single objects from being visited; the rest of the file is read on
    void read(String text, Consumer<Info> visitor, Consumer<RuntimeException> failures) {
        try {
            Yaml.forEachDocument(text, limits, document -> {
                if (requireKind) {
                    requireKind(document);
                }
                try {
                    take(document, Trees.map(document.tree()), visitor);
                } catch (Failure failure) {
                    failures.accept(failure);
                }
            });
        } catch (YamlException broken) {
            problems.accept(new Problem(file, "", broken.getMessage(), broken.position().line(), broken.position().column()));
            failures.accept(Failure.of("error parsing " + file + ": " + broken.kubectlMessage()));
        } catch (Failure failure) {
            failures.accept(failure);
        }
    }

    private void requireKind(YamlDocument document) {
        var missing = new ArrayList<String>();
        if (document.tree() instanceof Map<?, ?> map) {
            for (var field : List.of("apiVersion", "kind")) {
                if (map.get(field) == null) {
                    missing.add(field + " not set");
                } else if (!(map.get(field) instanceof String)) {
                    missing.add(field + " isn't string type");
                }
            }
        } else {
            missing.add("invalid object to validate");
        }
        if (!missing.isEmpty()) {
            var text = missing.size() == 1 ? missing.getFirst() : "[" + String.join(", ", missing) + "]";
            problem(document, missing.getFirst().split(" ")[0], text);
            throw Failure.of("error validating %s: error validating data: %s; if you choose to ignore these errors, turn validation off with --validate=false"
                    .formatted(Go.quote(file), text));
        }
    }

    private void take(YamlDocument document, Map<String, @Nullable Object> tree, Consumer<Info> visitor) {
        if (!(tree.get("kind") instanceof String kind) || kind.isEmpty()) {
            problem(document, "kind", "Object 'Kind' is missing");
            throw Failure.of("unable to decode %s: Object 'Kind' is missing in '%s'".formatted(Go.quote(file), Json.write(tree)));
        }
        if (kind.endsWith("List") && tree.get("items") instanceof List<?> items) {
            for (var item : items) {
                if (item instanceof Map<?, ?>) {
                    take(document, Trees.map(item), visitor);
                }
            }
            return;
        }
        var apiVersion = Objects.toString(tree.get("apiVersion"), "");
        var metadata = metadata(document, tree);
        var name = Objects.requireNonNullElse(metadata.name(), "");
        var namespace = Objects.requireNonNullElse(metadata.namespace(), "");
        var known = Resources.ofDocument(GroupVersionKind.of(apiVersion, kind)).orElseThrow(() -> {
            var message = "no matches for kind %s in version %s".formatted(Go.quote(kind), Go.quote(apiVersion));
            problem(document, "kind", message);
            return Failure.of("resource mapping not found for name: %s namespace: %s from %s: %s%nensure CRDs are installed first"
                    .formatted(Go.quote(name), Go.quote(namespace), Go.quote(file), message));
        });
        visitor.accept(new Info(known, namespace, name, file, tree, document, List.of(), false));
    }

    private ObjectMeta metadata(YamlDocument document, Map<String, @Nullable Object> tree) {
        try {
            return Codec.decode(MetadataOnly.TYPE, tree).value().metadata();
        } catch (DecodeException mistyped) {
            var message = mistyped.getMessage().replace("MetadataOnly.", "metadataOnlyObject.");
            problem(document, mistyped.path(), message);
            throw Failure.of("unable to decode " + Go.quote(file) + ": " + message);
        }
    }

    private void problem(YamlDocument document, String field, String message) {
        var position = document.locate(field);
        problems.accept(new Problem(
                file,
                field,
                message,
                position.map(at -> at.line()).orElse(document.line()),
                position.map(at -> at.column()).orElse(1)));
    }

    /// The part of a document that kubectl itself must understand.
    record MetadataOnly(ObjectMeta metadata) implements Struct {
        static final Type<MetadataOnly> TYPE = new Type<>(
                MetadataOnly.class,
                "cli.MetadataOnly",
                "metadataOnlyObject",
                null,
                values -> new MetadataOnly((ObjectMeta) Objects.requireNonNullElse(values[0], ObjectMeta.EMPTY)),
                List.of(new Field(
                        "cli.MetadataOnly", "metadata", 0, Shape.of(ObjectMeta.class), false, true, true, null, List.of(), null, List.of(), List.of(), "v1.ObjectMeta")));

        @Override
        public Type<?> schema() {
            return TYPE;
        }

        @Override
        public @Nullable Object get(int index) {
            return metadata;
        }
    }
}
