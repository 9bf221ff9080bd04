package dev.drydock.classroom;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;

/// How often a code may be tried by all the world together: often enough for people, far too seldom for guessing.
final class Attempts {
    private static final int IN_A_ROW = 20;
    private static final Duration ONE_EVERY = Duration.ofSeconds(3);

    private final Bucket bucket;

    Attempts(Clock clock) {
        this.bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(IN_A_ROW).refillIntervally(1, ONE_EVERY))
                .withCustomTimePrecision(new Time(clock))
                .build();
    }

    boolean allow() {
        return bucket.tryConsume(1);
    }

    private record Time(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return Duration.ofMillis(clock.millis()).toNanos();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
