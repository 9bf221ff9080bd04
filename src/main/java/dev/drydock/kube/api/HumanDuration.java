package dev.drydock.kube.api;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Durations as Kubernetes shows them: two or three digits of what matters, `42s`, `3m4s`, `5h`, `12d`.
/// Mirrors `apimachinery/pkg/util/duration`.
public final class HumanDuration {
    private HumanDuration() {}

    /// How long ago `time` was, `<unknown>` where it is not known.
    public static String since(@Nullable Instant time, Instant now) {
        return time == null ? "<unknown>" : of(Duration.between(time, now));
    }

    public static String of(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < -1) {
            return "<invalid>";
        } else if (seconds < 0) {
            return "0s";
        } else if (seconds < 120) {
            return seconds + "s";
        }
        long minutes = seconds / 60;
        if (minutes < 10) {
            return two(minutes, "m", seconds % 60, "s");
        } else if (minutes < 180) {
            return minutes + "m";
        }
        return hours(minutes);
    }

    private static String hours(long minutes) {
        long hours = minutes / 60;
        if (hours < 8) {
            return two(hours, "h", minutes % 60, "m");
        } else if (hours < 48) {
            return hours + "h";
        } else if (hours < 24 * 8) {
            return two(hours / 24, "d", hours % 24, "h");
        } else if (hours < 24 * 365 * 2) {
            return hours / 24 + "d";
        } else if (hours < 24 * 365 * 8) {
            return two(hours / 24 / 365, "y", hours / 24 % 365, "d");
        }
        return hours / 24 / 365 + "y";
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + largeUnit + (small == 0 ? "" : small + smallUnit);
    }
}
