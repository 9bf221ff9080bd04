package dev.drydock.kube.api.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// YAML as kubectl reads and prints it.
public final class Yaml {
    private static final String SEPARATOR = "---";
    private static final int TABS_MENDED = 100;

    private Yaml() {}

    /// The documents of a text, split at lines of `---`; those with nothing in them are left out.
    ///
    /// @throws YamlException in the words of Kubernetes' reader, or where a limit is passed
    public static List<YamlDocument> documents(String text) {
        return documents(text, Limits.DEFAULT);
    }

    public static List<YamlDocument> documents(String text, Limits limits) {
        var documents = new ArrayList<YamlDocument>();
        forEachDocument(text, limits, documents::add);
        return documents;
    }

    /// Gives the documents one by one, as kubectl does: those before a broken one are seen before it is found to be broken.
    public static void forEachDocument(String text, Limits limits, Consumer<YamlDocument> visitor) {
        if (text.length() > limits.length()) {
            throw new YamlException("the manifest is longer than " + limits.length() + " characters", new Position(1, 1), false, null);
        }
        for (var part : split(text)) {
            var document = read(part, limits);
            if (document != null) visitor.accept(document);
        }
    }

    /// A tree as `kubectl -o yaml` prints it, with a newline at its end.
    public static String write(@Nullable Object tree) {
        return YamlWriter.write(tree);
    }

    private record Part(String text, int line) {}

    /// Mirrors `YAMLReader`: a separator may be followed by blanks and a comment, and by nothing else.
    private static List<Part> split(String text) {
        var parts = new ArrayList<Part>();
        var current = new StringBuilder();
        var start = 1;
        var line = 0;
        for (var each : (Iterable<String>) text.lines()::iterator) {
            line++;
            if (!each.startsWith(SEPARATOR)) {
                current.append(each).append('\n');
                continue;
            }
            var after = each.substring(SEPARATOR.length()).strip();
            if (!after.isEmpty() && after.charAt(0) != '#') {
                throw new YamlException("invalid Yaml document separator: " + after, new Position(line, 1), false, null);
            }
            if (!current.isEmpty()) parts.add(new Part(current.toString(), start));
            current.setLength(0);
            start = line + 1;
        }
        if (!current.isEmpty()) parts.add(new Part(current.toString(), start));
        return parts;
    }

    private static @Nullable YamlDocument read(Part part, Limits limits) {
        if (part.text.stripLeading().startsWith("{")) {
            try {
                var tree = Json.parse(part.text, limits);
                return tree == null ? null : new YamlDocument(tree, List.of(), part.text, part.line);
            } catch (JsonException _) {
                // A flow mapping looks the same; YAML's own words are better then.
            }
        }
        return read(part, limits, TABS_MENDED);
    }

    /// SnakeYAML refuses tabs at places where the Go library takes them for blanks; there they are made blanks.
    private static @Nullable YamlDocument read(Part part, Limits limits, int mends) {
        var reader = new YamlReader(part.text, part.line, limits, null);
        try {
            var tree = reader.read();
            return tree == null ? null : new YamlDocument(tree, reader.duplicates(), part.text, part.line);
        } catch (YamlException e) {
            var mended = mends == 0 ? null : YamlTabs.mend(part.text, e, part.line);
            if (mended == null) throw e;
            return read(new Part(mended, part.line), limits, mends - 1);
        }
    }
}
