package dev.drydock.kube.api.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.scanner.ScannerException;

/// Words SnakeYAML's errors as the Go library does, with its way of counting lines. Both descend from libyaml, so only wording differs.
final class YamlErrors {
    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put("mapping values are not allowed here", "mapping values are not allowed in this context");
        WORDS.put("mapping keys are not allowed here", "mapping keys are not allowed in this context");
        WORDS.put("sequence entries are not allowed here", "block sequence entries are not allowed in this context");
        WORDS.put("found character '", "found character that cannot start any token");
        WORDS.put("found unexpected document separator", "found unexpected document indicator");
        WORDS.put("found unknown escape character", "found unknown escape character");
        WORDS.put("expected escape sequence of", "did not find expected hexdecimal number");
        WORDS.put("expected alphabetic or numeric character", "did not find expected alphabetic or numeric character");
        WORDS.put("unexpected character found", "did not find expected alphabetic or numeric character");
        WORDS.put("expected chomping or indentation indicators", "did not find expected comment or line break");
        WORDS.put("expected a comment or a line break", "did not find expected comment or line break");
        WORDS.put("expected indentation indicator in the range 1-9", "found an indentation indicator equal to 0");
        WORDS.put("expected '!'", "did not find expected '!'");
        WORDS.put("expected ' '", "did not find expected whitespace or line break");
        WORDS.put("expected URI", "did not find expected tag URI");
        WORDS.put("expected '>'", "did not find the expected '>'");
        WORDS.put("expected ',' or ']'", "did not find expected ',' or ']'");
        WORDS.put("expected ',' or '}'", "did not find expected ',' or '}'");
        WORDS.put("expected the node content", "did not find expected node content");
        WORDS.put("expected '<document start>'", "did not find expected <document start>");
        WORDS.put("found duplicate YAML directive", "found duplicate %YAML directive");
        WORDS.put("found incompatible YAML document", "found incompatible YAML document");
    }

    private YamlErrors() {}

    static YamlException translate(YAMLException error, String text, int firstLine) {
        return switch (error) {
            case ReaderException e -> new YamlException("yaml: control characters are not allowed", position(text, firstLine, e.getPosition()), true, e);
            case MarkedYAMLException e -> {
                var mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
                var line = line(e);
                yield new YamlException("yaml: " + (line == 0 ? "" : "line " + line + ": ") + words(e, text), position(firstLine, mark), true, e);
            }
            default -> new YamlException("yaml: " + error.getMessage(), new Position(firstLine, 1), true, error);
        };
    }

    /// The Go library counts from 0 and adds one only to what its scanner found; line 0 is not told.
    private static int line(MarkedYAMLException error) {
        var problem = error.getProblemMark();
        if (problem != null && problem.getLine() != 0) return problem.getLine() + (error instanceof ScannerException ? 1 : 0);
        var context = error.getContextMark();
        return context == null ? 0 : context.getLine();
    }

    private static String words(MarkedYAMLException error, String text) {
        var problem = String.valueOf(error.getProblem());
        if (problem.startsWith("expected <block end>")) {
            return String.valueOf(error.getContext()).contains("mapping") ? "did not find expected key" : "did not find expected '-' indicator";
        }
        if (problem.startsWith("found character '\\t") && error.getProblemMark() != null) {
            return YamlTabs.words(text, error.getProblemMark().getLine(), error.getProblemMark().getColumn());
        }
        return WORDS.entrySet().stream().filter(e -> problem.startsWith(e.getKey())).findFirst().map(Map.Entry::getValue).orElse(problem);
    }

    private static Position position(int firstLine, @Nullable Mark mark) {
        return mark == null ? new Position(firstLine, 1) : new Position(firstLine + mark.getLine(), mark.getColumn() + 1);
    }

    private static Position position(String text, int firstLine, int offset) {
        var before = text.substring(0, Math.min(offset, text.length()));
        var lineStart = before.lastIndexOf('\n') + 1;
        return new Position(firstLine + (int) before.chars().filter(c -> c == '\n').count(), before.length() - lineStart + 1);
    }
}
