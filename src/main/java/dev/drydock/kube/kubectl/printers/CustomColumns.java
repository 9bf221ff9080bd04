package dev.drydock.kube.kubectl.printers;

import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A table of columns that the user names: `NAME:.metadata.name,IMAGE:.spec.containers[*].image`.
public final class CustomColumns {
    private static final Pattern PATH = Pattern.compile("\\{\\.?([^{}]+)}|\\.?([^{}]+)");

    private final List<String> headers = new ArrayList<>();
    private final List<JsonPath> paths = new ArrayList<>();
    private final boolean showHeaders;

    public CustomColumns(String specification, boolean showHeaders) {
        this.showHeaders = showHeaders;
        if (specification.isEmpty()) {
            throw Failure.of("custom-columns format specified but no custom columns given");
        }
        for (var part : specification.split(",", -1)) {
            int colon = part.indexOf(':');
            if (colon < 0) {
                throw Failure.of("unexpected custom-columns spec: " + part + ", expected <header>:<json-path-expr>");
            }
            headers.add(part.substring(0, colon));
            paths.add(parse(relaxed(part.substring(colon + 1))));
        }
    }

    public static boolean areAsked(String output) {
        return output.startsWith("custom-columns=") || output.startsWith("custom-columns-file=")
                || output.equals("custom-columns") || output.equals("custom-columns-file");
    }

    /// The columns that `-o` names, or those of the file that it names: a line of headers, a line of paths.
    public static String specification(Invocation kubectl, String output) {
        int equals = output.indexOf('=');
        var given = equals < 0 ? "" : output.substring(equals + 1);
        if (given.isEmpty()) {
            throw Failure.of("custom-columns format specified but no custom columns given");
        } else if (!output.startsWith("custom-columns-file=")) {
            return given;
        }
        var text = kubectl.file(given)
                .orElseThrow(() -> Failure.of("error reading template %s, open %s: no such file or directory\n".formatted(given, given)));
        var lines = text.lines().toList();
        if (lines.size() < 2) {
            throw Failure.of("missing one or more lines, expected header and template");
        }
        var headers = lines.get(0).strip().split("\\s+");
        var paths = lines.get(1).strip().split("\\s+");
        if (headers.length != paths.length) {
            throw Failure.of("number of headers (%d) and field specifications (%d) don't match".formatted(headers.length, paths.length));
        }
        return IntStream.range(0, headers.length).mapToObj(i -> headers[i] + ":" + paths[i]).collect(Collectors.joining(","));
    }

    private static JsonPath parse(String path) {
        try {
            return JsonPath.parse(path);
        } catch (JsonPathException mistake) {
            throw Failure.of(mistake.text());
        }
    }

    /// A path with or without braces and leading dot, as one that has both. Mirrors `RelaxedJSONPathExpression`.
    public static String relaxed(String path) {
        if (path.isEmpty()) {
            return path;
        }
        var parts = PATH.matcher(path);
        if (!parts.matches()) {
            throw Failure.of("unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'");
        }
        return "{." + (parts.group(1) == null ? parts.group(2) : parts.group(1)) + "}";
    }

    public String print(List<? extends @Nullable Object> trees) {
        var text = new StringBuilder();
        if (showHeaders) {
            text.append(String.join("\t", headers)).append('\n');
        }
        for (var tree : trees) {
            text.append(paths.stream().map(path -> cell(path, tree)).collect(Collectors.joining("\t"))).append('\n');
        }
        return TabWriter.table(text.toString());
    }

    private static String cell(JsonPath path, @Nullable Object tree) {
        try {
            var results = path.results(tree);
            if (results.isEmpty() || results.getFirst().isEmpty()) {
                return "<none>";
            }
            return results.stream().flatMap(List::stream).map(GoValues::text).collect(Collectors.joining(","));
        } catch (JsonPathException mistake) {
            throw Failure.of(mistake.text());
        }
    }
}
