package dev.drydock.kube.kubelet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a container is in its life, as its node knows it.
sealed interface Stage {
    /// Not there yet, or not there at the moment.
    ///
    /// @param until when it may be tried again
    /// @param patient whether the wait is one that a cluster at rest need not wait for
    record Waiting(String reason, String message, Instant until, boolean patient) implements Stage {}

    record Pulling(Instant since, Instant until) implements Stage {}

    record Starting(Instant until) implements Stage {}

    /// @param ending what will end it; null if nothing will
    record Running(String id, Instant since, Behaviour behaviour, @Nullable Ending ending) implements Stage {
        Running withEnding(Ending ending) {
            return new Running(id, since, behaviour, ending);
        }
    }

    /// @param killed whether it is ended from outside
    record Ending(Instant at, int exitCode, boolean killed) {}

    /// @param message of the runtime; mostly empty
    record Ended(String id, Instant since, Instant at, int exitCode, String reason, String message) implements Stage {}
}
