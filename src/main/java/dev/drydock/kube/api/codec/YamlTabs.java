package dev.drydock.kube.api.codec;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.scanner.ScannerException;

/// What the Go library says of a tab that SnakeYAML stumbled over: it depends on what was being read, for the Go library
/// goes on reading an unquoted text or a block past the end of a line.
final class YamlTabs {
    private static final Pattern BLOCK_HEADER = Pattern.compile("(.*[:\\-?]|^) *(?:[&!]\\S* +)*[|>][-+0-9]*\\s*(?:#.*)?");
    private static final Pattern KEYS = Pattern.compile("^(?:[-?] +)*(?:[^\"'\\[{]*?: +)?");

    private static final Pattern INDICATORS = Pattern.compile("[ \t]*(?:[-?][ \t]+)*[-?]?[ \t]*");

    private YamlTabs() {}

    /// The text with blanks for the tabs that were refused, or null where the Go library refuses them too:
    /// before the first word of a line.
    static @Nullable String mend(String text, YamlException refusal, int firstLine) {
        if (!(refusal.getCause() instanceof ScannerException scanner) || !String.valueOf(scanner.getProblem()).startsWith("found character '\\t")) return null;
        var start = 0;
        for (var line = firstLine; line < refusal.position().line(); line++) start = text.indexOf('\n', start) + 1;
        var at = start + refusal.position().column() - 1;
        if (text.charAt(at) != '\t' || INDICATORS.matcher(text.substring(start, at)).matches()) return null;
        var end = at;
        while (end < text.length() && text.charAt(end) == '\t') end++;
        return text.substring(0, at) + " ".repeat(end - at) + text.substring(end);
    }

    /// @param line of the tab, from 0
    /// @param column of the tab, from 0
    static String words(String text, int line, int column) {
        var lines = text.lines().limit(line).toList();
        if (inBlock(lines, column)) return "found a tab character where an indentation space is expected";
        return endsInPlainScalar(lines) ? "found a tab character that violates indentation" : "found character that cannot start any token";
    }

    /// Whether the lines before end in a `|` or `>` block that the tab's column would still belong to.
    private static boolean inBlock(List<String> lines, int column) {
        var least = Integer.MAX_VALUE;
        for (var line : lines.reversed()) {
            if (line.isBlank()) continue;
            var indent = line.length() - line.stripLeading().length();
            if (indent < least && BLOCK_HEADER.matcher(line).matches()) return column < least;
            least = Math.min(least, indent);
            if (indent == 0) return false;
        }
        return false;
    }

    private static boolean endsInPlainScalar(List<String> lines) {
        var last = lines.stream().filter(line -> !line.isBlank()).reduce((a, b) -> b).orElse("").strip();
        if (last.isEmpty() || last.startsWith("#") || last.contains(" #") || last.endsWith(":") || last.equals("-")) return false;
        var value = KEYS.matcher(last).replaceFirst("");
        return !value.isEmpty() && "\"'[{|>&*!%@`".indexOf(value.charAt(0)) < 0;
    }
}
