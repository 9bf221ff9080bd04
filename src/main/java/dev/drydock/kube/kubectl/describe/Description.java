package dev.drydock.kube.kubectl.describe;

import dev.drydock.kube.kubectl.printers.TabWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The lines of a description, indented by levels, their parts aligned at tabs.
final class Description {
    private static final DateTimeFormatter RFC_1123 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final int LONGEST_ANNOTATION = 140;

    private final StringBuilder text = new StringBuilder();

    /// `name:  value` at a level of indentation.
    Description field(int level, String name, @Nullable Object value) {
        return line(level, name + ":\t" + Objects.toString(value, ""));
    }

    Description field(String name, @Nullable Object value) {
        return field(0, name, value);
    }

    /// The same, `<none>` where there is nothing.
    Description fieldOrNone(int level, String name, @Nullable Object value) {
        var shown = Objects.toString(value, "");
        return field(level, name, shown.isEmpty() ? "<none>" : shown);
    }

    Description line(int level, String line) {
        text.repeat("  ", level).append(line).append('\n');
        return this;
    }

    /// `Labels:` with one label a line.
    Description labels(String title, Map<String, String> labels) {
        return lines(
                title,
                new TreeMap<>(labels)
                        .entrySet().stream().map(label -> label.getKey() + "=" + label.getValue()).toList());
    }

    /// A title, and behind it one line for each item.
    Description lines(String title, Collection<String> items) {
        text.append(title).append(":\t");
        if (items.isEmpty()) {
            text.append("<none>\n");
        }
        boolean first = true;
        for (var item : items) {
            text.append(first ? "" : "\t").append(item).append('\n');
            first = false;
        }
        return this;
    }

    /// `Annotations:`, the long ones on lines of their own, without kubectl's own record.
    Description annotations(String title, Map<String, String> annotations) {
        var shown = new TreeMap<>(annotations);
        shown.remove("kubectl.kubernetes.io/last-applied-configuration");
        text.append(title).append(":\t");
        if (shown.isEmpty()) {
            text.append("<none>\n");
        }
        boolean first = true;
        for (var annotation : shown.entrySet()) {
            text.append(first ? "" : "\t");
            first = false;
            var value = annotation.getValue().endsWith("\n")
                    ? annotation.getValue().substring(0, annotation.getValue().length() - 1)
                    : annotation.getValue();
            if (value.contains("\n") || value.length() + annotation.getKey().length() + 2 > LONGEST_ANNOTATION) {
                text.append(annotation.getKey()).append(":\n");
                value.lines().forEach(line -> text.append("\t  ").append(shorten(line)).append('\n'));
            } else {
                text.append(annotation.getKey()).append(": ").append(value).append('\n');
            }
        }
        return this;
    }

    private static String shorten(String line) {
        return line.length() > LONGEST_ANNOTATION - 2 ? line.substring(0, LONGEST_ANNOTATION - 2) + "..." : line;
    }

    static String time(@Nullable Instant time) {
        return time == null ? "<unset>" : RFC_1123.format(time);
    }

    static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    static boolean isEmpty(@Nullable Object value) {
        return value == null || value.toString().isEmpty();
    }

    /// With its tabs.
    String raw() {
        return text.toString();
    }

    /// With its columns aligned.
    String aligned() {
        return TabWriter.description(text.toString());
    }
}
