package dev.drydock.kube.api.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;

/// RFC 3339 times as Go reads and Kubernetes writes them.
final class GoTime {
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern WHOLE = Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?)(Z|[+-]\\d\\d:\\d\\d)");

    /// What Go expects one after the other, and how it names it.
    private static final List<Part> PARTS = List.of(part("\\d{4}", "2006"), part("-", "-"), part("\\d\\d", "01"), part("-", "-"), part("\\d\\d", "02"), part("T", "T"),
            part("\\d\\d", "15"), part(":", ":"), part("\\d\\d", "04"), part(":", ":"), part("\\d\\d", "05"), part("(?:[.,]\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)", "Z07:00"));

    private GoTime() {}

    private record Part(Pattern pattern, String name) {}

    private static Part part(String pattern, String name) {
        return new Part(Pattern.compile(pattern), name);
    }

    static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static String micros(Instant time) {
        return MICROS.format(time);
    }

    /// @throws IllegalArgumentException in Go's words
    static Instant parse(String text, String layout) {
        var whole = WHOLE.matcher(text);
        if (!whole.matches()) throw new IllegalArgumentException(refusal(text, layout));
        try {
            return OffsetDateTime.of(LocalDateTime.parse(whole.group(1).replace(',', '.')), ZoneOffset.of(whole.group(2))).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("parsing time " + Json.quote(text) + ": " + (text.matches(".{5}(0[1-9]|1[012]).*") ? "day" : "month") + " out of range");
        }
    }

    private static String refusal(String text, String layout) {
        var rest = text;
        for (var part : PARTS) {
            var matcher = part.pattern.matcher(rest);
            if (!matcher.lookingAt()) return "parsing time " + Json.quote(text) + " as " + Json.quote(layout) + ": cannot parse " + Json.quote(rest) + " as " + Json.quote(part.name);
            rest = rest.substring(matcher.end());
        }
        return "parsing time " + Json.quote(text) + ": extra text: " + Json.quote(rest);
    }
}
