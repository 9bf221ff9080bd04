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
        if (millis % 1000 == 0) {
            return Long.toString(millis / 1000);
        }
        // Three digits with the zeros in front of them, without those behind.
        var digits = Long.toString(1000 + millis % 1000).substring(1);
        int end = digits.endsWith("00") ? 1 : digits.endsWith("0") ? 2 : 3;
        return millis / 1000 + "." + digits.substring(0, end);
    }
}
