package dev.drydock.kube.kubelet.shell;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// Durations as commands name them, within what a clock can hold.
public final class Times {
    /// Longer than any cluster lives.
    static final Duration LONGEST = Duration.ofDays(3650);
    private static final Pattern TIME = Pattern.compile("(\\d{1,9})?(\\.\\d{1,9})?([smhd]?)");

    private Times() {}

    public static Duration bounded(Duration time) {
        return time.compareTo(LONGEST) > 0 ? LONGEST : time;
    }

    /// `10`, `1.5`, `2m`; empty for what is none.
    static Optional<Duration> parse(String text) {
        var parts = TIME.matcher(text);
        if (!parts.matches() || parts.group(1) == null && parts.group(2) == null) {
            return Optional.empty();
        }
        int factor = switch (parts.group(3)) {
            case "m" -> 60;
            case "h" -> 3600;
            case "d" -> 86_400;
            default -> 1;
        };
        var number = (parts.group(1) == null ? "0" : parts.group(1)) + (parts.group(2) == null ? "" : parts.group(2));
        return Optional.of(bounded(Duration.ofMillis((long) (Double.parseDouble(number) * factor * 1000))));
    }
}
