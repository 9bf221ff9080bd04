package dev.drydock.generator;

import dev.drydock.generator.Model.Shape.Scalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The descriptions that the client's jar lacks or has lost the line breaks of; `descriptions.txt` says how they are written.
///
/// @param fields whole texts, by `core.Pod/spec` or, of the type itself, `core.Pod/`
/// @param breaks which blanks of the jar's text are line breaks, by the same
/// @param scalars what is said of types that hold no fields, by Go type
/// @param enums what is said of each value, by Go type
record Texts(Map<String, String> fields, Map<String, List<Integer>> breaks, Map<String, String> scalars, Map<String, Map<String, String>> enums) {
    private static final Pattern BLANK = Pattern.compile(" ");

    static Texts none() {
        return new Texts(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    static Texts read(Path file) throws IOException {
        var texts = none();
        var block = "";
        for (var line : Files.readAllLines(file)) {
            if (line.isBlank() || line.startsWith("#")) continue;
            if (line.startsWith("scalar ")) {
                var words = line.split(" ", 3);
                texts.scalars.put(words[1], words[2].translateEscapes());
            } else if (!line.startsWith(" ")) {
                block = line;
                if (block.startsWith("enum ")) texts.enums.put(block.substring(5), new LinkedHashMap<>());
            } else if (block.startsWith("enum ")) {
                texts.addValue(block.substring(5), line.substring(2));
            } else {
                texts.addField(block, line.strip());
            }
        }
        return texts;
    }

    private void addValue(String type, String line) {
        var quote = line.indexOf('"');
        enums.get(type).put(line.substring(0, quote), line.substring(quote + 1).strip());
    }

    private void addField(String type, String line) {
        var words = line.split(" ", 2);
        if (words[0].startsWith("~")) {
            breaks.put(type + "/" + words[0].substring(1), List.of(words[1].split(" ")).stream().map(Integer::valueOf).toList());
        } else {
            fields.put(type + "/" + (words[0].equals(".") ? "" : words[0]), words[1].translateEscapes());
        }
    }

    /// The whole description of a type.
    String ofType(String key, String fromJar) {
        return fields.getOrDefault(key + "/", broken(key + "/", fromJar));
    }

    /// The whole description of a field, as a server publishes it: with what its values mean.
    String ofField(String key, String fromJar, Model.Shape shape, String goType) {
        var text = new StringBuilder(fields.getOrDefault(key, broken(key, fromJar)));
        var values = values(shape, goType);
        if (!values.isEmpty()) text.append("\n\nPossible enum values:");
        values.forEach((value, meaning) -> text.append("\n - `\"").append(value).append("\"`").append(meaning.isEmpty() ? "" : " " + meaning));
        return text.toString();
    }

    /// The values that a server publishes for a field, with their meaning.
    Map<String, String> values(Model.Shape shape, String goType) {
        return shape == Scalar.TEXT ? enums.getOrDefault(goType.replaceFirst("^.*\\.", ""), Map.of()) : Map.of();
    }

    private String broken(String key, String text) {
        var lines = breaks.getOrDefault(key, List.of());
        if (lines.isEmpty()) return text;
        var starts = BLANK.matcher(text).results().map(MatchResult::start).toList();
        var mended = new StringBuilder(text);
        lines.forEach(blank -> mended.setCharAt(starts.get(blank), '\n'));
        return mended.toString();
    }
}
