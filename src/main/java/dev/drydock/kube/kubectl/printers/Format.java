package dev.drydock.kube.kubectl.printers;

import dev.drydock.kube.api.codec.Json;
import dev.drydock.kube.api.codec.Trees;
import dev.drydock.kube.api.codec.Yaml;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.Invocation;
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

    /// What `-o`, or `--template` without it, asks for; empty where neither does.
    public static String asked(Invocation kubectl) {
        var output = kubectl.flags().get("output");
        return output.isEmpty() && !template(kubectl).isEmpty() ? "go-template" : output;
    }

    private static String template(Invocation kubectl) {
        return kubectl.flags().has("template") ? kubectl.flags().get("template") : "";
    }

    /// The format that a command line asks for.
    ///
    /// @param tabular whether the command also takes the formats that make tables
    public static Format of(Invocation kubectl, boolean tabular) {
        var output = asked(kubectl);
        int equals = output.indexOf('=');
        var given = template(kubectl);
        boolean inOutput = given.isEmpty() && equals >= 0;
        var name = inOutput ? output.substring(0, equals) : output;
        var template = inOutput ? output.substring(equals + 1) : given;
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "json" -> new Format(Json::pretty, true);
            case "yaml" -> new Format(new YamlDocuments(), true);
            case "kyaml" -> new Format(tree -> "---\n" + Kyaml.write(tree), true);
            case "name" -> new Format(Format::names);
            case "jsonpath", "jsonpath-as-json", "jsonpath-file", "go-template", "go-template-file", "template", "templatefile" ->
                new Format(Templates.of(kubectl, name, template)::print);
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
