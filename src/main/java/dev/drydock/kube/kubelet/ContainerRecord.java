package dev.drydock.kube.kubelet;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One container of a Pod as its node remembers it.
///
/// @param image as the spec named it when the container was last made
/// @param restarts how often it was made again
/// @param last how its previous run ended; null if it never did
/// @param pulls the back-off of its image pulls
/// @param crashes the back-off of its restarts
record ContainerRecord(
        String name,
        String image,
        Stage stage,
        int restarts,
        Stage.@Nullable Ended last,
        BackOff pulls,
        BackOff crashes) {

    static ContainerRecord fresh(String name, String image, Instant now) {
        var waiting = new Stage.Waiting("", "", now, false);
        return new ContainerRecord(name, image, waiting, 0, null, BackOff.NONE, BackOff.NONE);
    }

    ContainerRecord withStage(Stage stage) {
        return new ContainerRecord(name, image, stage, restarts, last, pulls, crashes);
    }

    /// To be made from another image, which has failed no pull and no run yet.
    ContainerRecord withImage(String image) {
        return new ContainerRecord(name, image, stage, restarts, last, BackOff.NONE, BackOff.NONE);
    }

    ContainerRecord withPulls(BackOff pulls) {
        return new ContainerRecord(name, image, stage, restarts, last, pulls, crashes);
    }

    ContainerRecord withCrashes(BackOff crashes) {
        return new ContainerRecord(name, image, stage, restarts, last, pulls, crashes);
    }

    /// Whether it was ended in order to be made again, which has neither come about nor failed yet.
    boolean isBeingReplaced() {
        return last != null && last.killed() && switch (stage) {
            case Stage.Pulling _, Stage.Starting _ -> true;
            case Stage.Waiting waiting -> waiting.reason().isEmpty();
            case Stage.Running _, Stage.Ended _ -> false;
        };
    }

    /// To be made again after this end.
    ContainerRecord after(Stage.Ended end, Stage.Waiting wait) {
        return new ContainerRecord(name, image, wait, restarts, end, pulls, crashes);
    }

    ContainerRecord running(Stage.Running running) {
        return new ContainerRecord(name, image, running, last == null ? 0 : restarts + 1, last, BackOff.NONE, crashes);
    }

    /// How long to wait before trying again: doubles from 10 s to 5 min. Mirrors `client-go/util/flowcontrol`.
    record BackOff(Duration delay, Instant updated) {
        static final BackOff NONE = new BackOff(Duration.ZERO, Instant.EPOCH);
        private static final Duration FIRST = Duration.ofSeconds(10);
        private static final Duration LAST = Duration.ofMinutes(5);

        BackOff next(Instant now) {
            var doubled = delay.multipliedBy(2);
            var next = isForgotten(now) || doubled.isZero() ? FIRST : doubled.compareTo(LAST) > 0 ? LAST : doubled;
            return new BackOff(next, now);
        }

        /// When what failed at `failure` may be tried again.
        Instant until(Instant failure) {
            return isForgotten(failure) ? failure : failure.plus(delay);
        }

        private boolean isForgotten(Instant now) {
            return updated.plus(LAST.multipliedBy(2)).isBefore(now);
        }
    }
}
