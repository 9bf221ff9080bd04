package dev.drydock.kube.kubelet;

import java.time.Duration;

/// Durations as Go prints them.
final class GoDuration {
    private GoDuration() {}

    /// `1.234s`, `612ms`, `1m4.5s`.
    static String millis(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1000) {
            return millis + "ms";
        }
        var seconds = decimals(millis % 60_000) + "s";
        return millis < 60_000 ? seconds : millis / 60_000 + "m" + seconds;
    }

    /// `10s`, `2m40s`, `5m0s`.
    static String text(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds < 60 ? seconds + "s" : seconds / 60 + "m" + seconds % 60 + "s";
    }

    private static String decimals(long millis) {
        var text = millis / 1000 + "." + "%03d".formatted(millis % 1000);
        return text.replaceAll("\\.?0+$", "");
    }
}
