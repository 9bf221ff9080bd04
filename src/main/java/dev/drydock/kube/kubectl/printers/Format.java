package dev.drydock.kube.kubectl.printers;

import dev.drydock.kube.api.codec.Json;
import dev.drydock.kube.api.codec.Trees;
import dev.drydock.kube.api.codec.Yaml;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.api.Go;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One of the formats that `-o` names, for single objects and for lists as trees.
public final class Format {
    private static final List<String> GENERIC = List.of(
            "go-template", "go-template-file", "json", "jsonpath", "jsonpath-as-json", "jsonpath-file", "kyaml", "name", "template",
            "templatefile", "yaml");
    private static final List<String> TABULAR = List.of("custom-columns", "custom-columns-file", "wide");

    private final Writer writer;
    private final boolean hidesManagedFields;

    private Format(Writer writer) {
        this(writer, false);
    }

    private Format(Writer writer, boolean hidesManagedFields) {
        this.writer = writer;
        this.hidesManagedFields = hidesManagedFields;
    }

    /// Whether whole objects are printed with `metadata.managedFields`, which they are without by default.
    public Format showingManagedFields(boolean showing) {
        return showing ? new Format(writer) : this;
    }

    private interface Writer {
        String write(Map<String, ? extends @Nullable Object> tree);
    }

    /// @param output what `-o` was given, not empty
    /// @param tabular whether the command also takes the formats that make tables
    public static Format of(String output, boolean tabular) {
        int equals = output.indexOf('=');
        var name = equals < 0 ? output : output.substring(0, equals);
        var template = equals < 0 ? "" : output.substring(equals + 1);
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "json" -> new Format(Json::pretty, true);
            case "yaml" -> new Format(new YamlDocuments(), true);
            case "kyaml" -> new Format(new YamlDocuments(), true);
            case "name" -> new Format(Format::names);
            case "jsonpath" -> new Format(jsonPath(template, false));
            case "jsonpath-as-json" -> new Format(jsonPath(template, true));
            case "go-template", "go-template-file", "template", "templatefile", "jsonpath-file" ->
                throw Failure.of("the output format " + Go.quote(name) + " is not part of this kubectl; use jsonpath instead");
            default -> throw unknown(output, tabular);
        };
    }

    public static Failure unknown(String output, boolean tabular) {
        var allowed = new TreeSet<>(GENERIC);
        if (tabular) {
            allowed.addAll(TABULAR);
        }
        return Failure.of("unable to match a printer suitable for the output format %s, allowed formats are: %s"
                .formatted(Go.quote(output), String.join(",", allowed)));
    }

    public String print(Map<String, ? extends @Nullable Object> tree) {
        return writer.write(hidesManagedFields ? withoutManagedFields(tree) : tree);
    }

    private static Map<String, ? extends @Nullable Object> withoutManagedFields(Map<String, ? extends @Nullable Object> tree) {
        var shown = new LinkedHashMap<String, @Nullable Object>(tree);
        if (tree.get("items") instanceof List<?> items) {
            shown.put("items", items.stream().map(item -> item instanceof Map<?, ?> map ? withoutManagedFields(Trees.map(map)) : item).toList());
        }
        if (tree.get("metadata") instanceof Map<?, ?> metadata && metadata.containsKey("managedFields")) {
            var rest = new LinkedHashMap<Object, @Nullable Object>(metadata);
            rest.remove("managedFields");
            shown.put("metadata", rest);
        }
        return shown;
    }

    private static Writer jsonPath(String template, boolean asJson) {
        if (template.isEmpty()) {
            throw Failure.of("template format specified but no template given");
        }
        JsonPath path;
        try {
            path = JsonPath.parse(template);
        } catch (JsonPathException mistake) {
            throw Failure.of("error parsing jsonpath " + template + ", " + mistake.text() + "\n");
        }
        return tree -> {
            try {
                return asJson
                        ? Json.pretty(path.results(tree).stream().flatMap(List::stream).toList())
                        : path.print(tree);
            } catch (JsonPathException mistake) {
                throw Failure.of(("error executing jsonpath %s: Error executing template: %s. Printing more information for debugging the template:\n"
                                + "\ttemplate was:\n\t\t%s\n\tobject given to jsonpath engine was:\n\t\t%s\n\n\n")
                        .formatted(Go.quote(template), mistake.text(), template, GoValues.syntax(tree)));
            }
        };
    }

    /// `deployment.apps/web`, one line an object.
    private static String names(Map<String, ? extends @Nullable Object> tree) {
        if (tree.get("items") instanceof List<?> items && Objects.toString(tree.get("kind"), "").endsWith("List")) {
            return items.stream().map(item -> name((Map<?, ?>) Objects.requireNonNull(item)) + "\n").collect(Collectors.joining());
        }
        return name(tree) + "\n";
    }

    private static String name(Map<?, ?> tree) {
        var kind = Objects.toString(tree.get("kind"), "").toLowerCase(Locale.ROOT);
        var apiVersion = Objects.toString(tree.get("apiVersion"), "");
        int slash = apiVersion.indexOf('/');
        var name = tree.get("metadata") instanceof Map<?, ?> metadata ? metadata.get("name") : "";
        return kind + (slash < 0 ? "" : "." + apiVersion.substring(0, slash)) + "/" + name;
    }

    /// Parts more than one document as YAML does.
    private static final class YamlDocuments implements Writer {
        private boolean any;

        @Override
        public String write(Map<String, ? extends @Nullable Object> tree) {
            var text = (any ? "---\n" : "") + Yaml.write(tree);
            any = true;
            return text;
        }
    }
}
