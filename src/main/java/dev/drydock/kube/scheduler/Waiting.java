package dev.drydock.kube.scheduler;

import dev.drydock.kube.api.core.PodSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A Pod that no node did for, until something changes. Mirrors the unschedulable and the back-off queue.
///
/// @param tried the spec and labels that were tried
/// @param attempts how many there were
/// @param lastAttempt when
/// @param retryAt when it is its turn again
/// @param nominated the node where room is being made for it; null if nowhere
record Waiting(
        PodSpec tried,
        Map<String, String> labels,
        int attempts,
        Instant lastAttempt,
        Instant retryAt,
        @Nullable String nominated) {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LAST = Duration.ofSeconds(10);
    /// After so long a Pod is tried again whatever has or has not changed.
    static final Duration PATIENCE = Duration.ofMinutes(5);

    /// @param before what is known of earlier attempts; null at the first
    static Waiting after(
            @Nullable Waiting before, PodSpec spec, Map<String, String> labels, Instant now, @Nullable String nominated) {
        int attempts = before == null ? 1 : before.attempts + 1;
        return new Waiting(spec, labels, attempts, now, now.plus(PATIENCE), nominated);
    }

    Waiting retryingAt(Instant moment) {
        return new Waiting(tried, labels, attempts, lastAttempt, moment, nominated);
    }

    /// Whether a Pod that starts somewhere can be what this one waits for.
    boolean waitsForOthers() {
        var affinity = tried.affinity();
        return affinity != null && affinity.podAffinity() != null
                || !tried.topologySpreadConstraints().isEmpty();
    }

    /// The earliest moment at which it may be tried again.
    Instant backOffUntil() {
        var backOff = attempts > 4 ? LAST : FIRST.multipliedBy(1L << (attempts - 1));
        return lastAttempt.plus(backOff.compareTo(LAST) > 0 ? LAST : backOff);
    }
}
