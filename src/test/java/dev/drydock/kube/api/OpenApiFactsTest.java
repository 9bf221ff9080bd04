package dev.drydock.kube.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.drydock.kube.api.codec.Json;
import dev.drydock.kube.api.codec.Limits;
import dev.drydock.kube.api.codec.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Holds the generated schema against the document that Kubernetes publishes, where that is at hand.
class OpenApiFactsTest {
    private static final Path FACTS = Path.of("../shared/facts/kubernetes-1.36-openapi.json");
    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("meta", "io.k8s.apimachinery.pkg.apis.meta.v1."), Map.entry("core", "io.k8s.api.core.v1."), Map.entry("apps", "io.k8s.api.apps.v1."),
            Map.entry("batch", "io.k8s.api.batch.v1."), Map.entry("autoscaling", "io.k8s.api.autoscaling.v2."), Map.entry("networking", "io.k8s.api.networking.v1."),
            Map.entry("discovery", "io.k8s.api.discovery.v1."), Map.entry("policy", "io.k8s.api.policy.v1."), Map.entry("rbac", "io.k8s.api.rbac.v1."),
            Map.entry("scheduling", "io.k8s.api.scheduling.v1."), Map.entry("storage", "io.k8s.api.storage.v1."), Map.entry("coordination", "io.k8s.api.coordination.v1."),
            Map.entry("events", "io.k8s.api.events.v1."));

    @Test
    void agreesWithKubernetesOnEveryServedKind() throws IOException {
        assumeThat(FACTS).as("Kubernetes' own OpenAPI document, which is not part of the project").exists();
        var document = Trees.map(Json.parse(Files.readString(FACTS), new Limits(Integer.MAX_VALUE, 100, Integer.MAX_VALUE)));
        var definitions = Trees.map(document.get("definitions"));

        var types = servedTypes();
        var differences = new ArrayList<String>();
        types.forEach(type -> compare(type, Trees.map(definitions.get(PREFIXES.get(type.key().substring(0, type.key().indexOf('.'))) + type.name())), differences));

        assertThat(types).hasSizeGreaterThan(300);
        assertThat(differences).isEmpty();
    }

    /// The listed kinds and all that they hold.
    private static Set<Type<?>> servedTypes() {
        var types = new LinkedHashSet<Type<?>>();
        var open = new ArrayDeque<Type<?>>();
        Kinds.all().forEach(kind -> open.add(kind.type()));
        while (!open.isEmpty()) {
            var type = open.poll();
            if (types.add(type)) type.fields().forEach(field -> inner(field.shape(), open));
        }
        return types;
    }

    private static void inner(Shape shape, ArrayDeque<Type<?>> open) {
        switch (shape) {
            case Shape.ListOf(var element) -> inner(element, open);
            case Shape.MapOf(var value) -> inner(value, open);
            case Shape.Of(var type) -> open.add(type.get());
            default -> {}
        }
    }

    private static void compare(Type<?> type, Map<String, Object> definition, List<String> differences) {
        var properties = Trees.map(definition.getOrDefault("properties", Map.of()));
        var required = (List<?>) definition.getOrDefault("required", List.of());
        var names = new TreeSet<>(properties.keySet());
        if (type.gvk() != null) names.removeAll(List.of("apiVersion", "kind"));
        check(type.key(), "fields", type.fields().stream().map(Field::name).toList(), List.copyOf(names), differences);
        check(type.key(), "description", type.description(), definition.getOrDefault("description", ""), differences);
        for (var field : type.fields()) {
            var where = field.owner() + "/" + field.name();
            var property = Trees.map(properties.get(field.name()));
            check(where, "type", shape(field.shape()), published(property), differences);
            check(where, "required", field.required(), required.contains(field.name()), differences);
            check(where, "merge key", String.valueOf(field.patchMergeKey()), String.valueOf(property.get("x-kubernetes-patch-merge-key")), differences);
            check(where, "patch strategy", String.join(",", field.patchStrategies()), property.getOrDefault("x-kubernetes-patch-strategy", ""), differences);
            check(where, "list type", String.valueOf(field.listType()), String.valueOf(property.get("x-kubernetes-list-type")), differences);
            check(where, "map keys", field.listMapKeys(), property.getOrDefault("x-kubernetes-list-map-keys", List.of()), differences);
            check(where, "description", field.description().split("\n\nPossible enum values:")[0], property.getOrDefault("description", ""), differences);
        }
    }

    private static void check(String where, String what, Object ours, Object theirs, List<String> differences) {
        if (!ours.equals(theirs)) differences.add(where + ": " + what + " is " + ours + ", not " + theirs);
    }

    private static String shape(Shape shape) {
        return switch (shape) {
            case Shape.Text _ -> "string";
            case Shape.Int32 _ -> "integer int32";
            case Shape.Int64 _ -> "integer int64";
            case Shape.Bool _ -> "boolean";
            case Shape.Float64 _ -> "number double";
            case Shape.Bytes _ -> "string byte";
            case Shape.Time _ -> "Time";
            case Shape.MicroTime _ -> "MicroTime";
            case Shape.QuantityShape _ -> "Quantity";
            case Shape.IntOrStringShape _ -> "IntOrString";
            case Shape.Any _ -> "any";
            case Shape.ListOf(var element) -> "list of " + shape(element);
            case Shape.MapOf(var value) -> "map of " + shape(value);
            case Shape.Of(var type) -> type.get().name();
        };
    }

    private static String published(Map<String, Object> property) {
        if (property.get("$ref") instanceof String reference) {
            var name = reference.substring(reference.lastIndexOf('.') + 1);
            return name.equals("RawExtension") || name.equals("FieldsV1") ? "any" : name;
        }
        var type = property.get("type");
        if ("array".equals(type)) return "list of " + published(Trees.map(property.get("items")));
        if ("object".equals(type) && property.containsKey("additionalProperties")) return "map of " + published(Trees.map(property.get("additionalProperties")));
        return type + (property.containsKey("format") ? " " + property.get("format") : "");
    }
}
