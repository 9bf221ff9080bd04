package dev.drydock.kube.kubectl.template;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Texts made safe for where they go: `html`, `js`, `urlquery`.
final class Escapes {
    private Escapes() {}

    /// The arguments as one text.
    static String joined(List<@Nullable Object> arguments) {
        return GoFormat.print(arguments.stream().map(each -> each == null ? "<no value>" : each).collect(Collectors.toList()));
    }

    static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&#34;")
                .replace("'", "&#39;")
                .replace("\0", "\uFFFD");
    }

    static String js(String text) {
        var safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> safe.append("\\\\");
                case '\'' -> safe.append("\\'");
                case '"' -> safe.append("\\\"");
                case '<', '>', '&', '=' -> safe.append("\\u%04X".formatted(c));
                default -> {
                    if (c < ' ' || c >= 0x80 && !GoFormat.isPrintable(c)) {
                        safe.append("\\u%04X".formatted(c));
                    } else {
                        safe.appendCodePoint(c);
                    }
                }
            }
        });
        return safe.toString();
    }

    static String urlQuery(String text) {
        var safe = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xFF);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || "-_.~".indexOf(c) >= 0)) {
                safe.append(c);
            } else {
                safe.append(c == ' ' ? "+" : "%%%02X".formatted((int) c));
            }
        }
        return safe.toString();
    }
}
