package dev.drydock.kube.kubelet;

import dev.drydock.kube.kubelet.shell.Line;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// What the catalogue's own processes print when they start.
final class Printouts {
    private static final Map<String, DateTimeFormatter> TIMES = Map.of(
            "{slashes}", format("yyyy/MM/dd HH:mm:ss"),
            "{iso}", format("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'"),
            "{plain}", format("yyyy-MM-dd HH:mm:ss.SSS 'UTC'"),
            "{dashed}", format("yyyy-MM-dd HH:mm:ss"),
            "{redis}", format("dd MMM yyyy HH:mm:ss.SSS"),
            "{apache}", format("EEE MMM dd HH:mm:ss.SSSSSS yyyy"));
    private static final Map<String, List<Line>> BY_IMAGE = read();

    private Printouts() {}

    /// @param address the Pod's
    static List<Line> of(Printing printing, String tag, String address, Instant start) {
        var lines = BY_IMAGE.getOrDefault(printing.image() + (printing.fails() ? "!" : ""), List.of());
        return lines.stream()
                .map(line -> new Line(line.at(), line.error(), filled(line.text(), tag, address, start.plus(line.at()))))
                .toList();
    }

    /// How the image's own main process shows in a list of processes.
    static String process(ImageCatalogue.Image image) {
        var name = image.name().path().substring(image.name().path().lastIndexOf('/') + 1);
        return switch (name) {
            case "nginx", "nginx-unprivileged", "nginx-slim" -> "nginx: master process nginx -g daemon off;";
            case "httpd" -> "httpd -DFOREGROUND";
            case "redis" -> "redis-server *:6379";
            case "mysql" -> "mysqld";
            case "mariadb" -> "mariadbd";
            case "busybox", "alpine" -> "sh";
            default -> name;
        };
    }

    private static String filled(String text, String tag, String address, Instant at) {
        if (text.indexOf('{') < 0) {
            return text;
        }
        var filled = text.replace("{tag}", tag.matches("\\d.*") ? tag : "latest").replace("{address}", address);
        for (var time : TIMES.entrySet()) {
            filled = filled.replace(time.getKey(), time.getValue().format(at));
        }
        return filled;
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    private static Map<String, List<Line>> read() {
        try (InputStream in = Objects.requireNonNull(Printouts.class.getResourceAsStream("output.txt"))) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, List<Line>> parse(String text) {
        var all = new LinkedHashMap<String, List<Line>>();
        List<Line> lines = new ArrayList<>();
        for (var line : text.lines().filter(each -> !each.startsWith("#")).toList()) {
            if (line.matches("\\[[\\w.-]+!?]")) {
                lines = new ArrayList<>();
                all.put(line.substring(1, line.length() - 1), lines);
            } else {
                int space = line.startsWith("@") ? line.indexOf(' ') : -1;
                var at = Duration.ofMillis(space < 0 ? 0 : Long.parseLong(line.substring(1, space)));
                lines.add(new Line(at, false, line.substring(space + 1) + "\n"));
            }
        }
        return all;
    }
}
