package dev.drydock.kube.scheduler;

import dev.drydock.kube.api.core.PodSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// A Pod that no node did for, until something changes. Mirrors the unschedulable and the back-off queue.
///
/// @param tried the spec and labels that were tried
/// @param attempts how many there were
/// @param lastAttempt when
/// @param retryAt when it is its turn again
record Waiting(PodSpec tried, Map<String, String> labels, int attempts, Instant lastAttempt, Instant retryAt) {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LAST = Duration.ofSeconds(10);
    /// After so long a Pod is tried again whatever has or has not changed.
    static final Duration PATIENCE = Duration.ofMinutes(5);

    static Waiting first(PodSpec spec, Map<String, String> labels, Instant now) {
        return new Waiting(spec, labels, 1, now, now.plus(PATIENCE));
    }

    Waiting again(PodSpec spec, Map<String, String> labels, Instant now) {
        return new Waiting(spec, labels, attempts + 1, now, now.plus(PATIENCE));
    }

    Waiting retryingAt(Instant moment) {
        return new Waiting(tried, labels, attempts, lastAttempt, moment);
    }

    /// The earliest moment at which it may be tried again.
    Instant backOffUntil() {
        var backOff = attempts > 4 ? LAST : FIRST.multipliedBy(1L << (attempts - 1));
        return lastAttempt.plus(backOff.compareTo(LAST) > 0 ? LAST : backOff);
    }
}
