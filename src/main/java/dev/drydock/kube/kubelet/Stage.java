package dev.drydock.kube.kubelet;

import dev.drydock.kube.client.NodeApi;
import dev.drydock.kube.kubelet.shell.FileChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    /// @param environment the variables that its spec gave it, as they were when it started
    /// @param left what came to it from outside since
    record Running(
            String id,
            Instant since,
            Behaviour behaviour,
            @Nullable Ending ending,
            Map<String, String> environment,
            Left left) implements Stage {
        Running withEnding(Ending ending) {
            return new Running(id, since, behaviour, ending, environment, left);
        }

        Running withLeft(Left left) {
            return new Running(id, since, behaviour, ending, environment, left);
        }

        /// With what its script does next, and so with another end.
        Running withBehaviour(Behaviour behaviour) {
            var runsFor = behaviour.runsFor();
            var end = runsFor == null ? ending : new Ending(since.plus(runsFor), behaviour.exitCode(), false);
            return new Running(id, since, behaviour, end, environment, left);
        }

        /// What it does, with what others made of its files.
        Behaviour seen() {
            return behaviour.withFiles(left.changes());
        }
    }

    /// What requests and commands left in a container; it goes with the container.
    ///
    /// @param served a line for each of the last requests
    /// @param changes what was made of its files, in times since it started
    /// @param unwell whether it is made not to be ready, whatever its probes would say
    record Left(List<NodeApi.Printed> served, List<FileChange> changes, boolean unwell) {
        static final Left NOTHING = new Left(List.of(), List.of(), false);
        private static final int KEPT = 100;

        Left withUnwell(boolean unwell) {
            return new Left(served, changes, unwell);
        }

        Left withServed(NodeApi.Printed line) {
            var lines = new ArrayList<>(served.size() < KEPT ? served : served.subList(1, served.size()));
            lines.add(line);
            return new Left(List.copyOf(lines), changes, unwell);
        }

        Left withChanges(List<FileChange> more) {
            var all = new ArrayList<>(changes);
            all.addAll(more);
            return new Left(served, List.copyOf(all.subList(Math.max(0, all.size() - KEPT), all.size())), unwell);
        }
    }

    /// @param killed whether it is ended from outside
    record Ending(Instant at, int exitCode, boolean killed) {}

    /// @param message of the runtime; mostly empty
    /// @param run what ran; null if it could not start
    record Ended(String id, Instant since, Instant at, int exitCode, String reason, String message, @Nullable Running run)
            implements Stage {
        /// Whether it was ended from outside.
        boolean killed() {
            return run != null && run.ending() != null && run.ending().killed();
        }
    }
}
