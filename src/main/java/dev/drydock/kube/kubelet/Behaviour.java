package dev.drydock.kube.kubelet;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a container's main process will do, foreseen when it starts: simulated processes have no other input than time.
///
/// @param runsFor until it ends by itself; null if it does not
/// @param ports it listens on, from `listensAfter` on
/// @param heedsTerm whether it ends at once when asked to, rather than at the end of the grace period
/// @param startError why it could not even start, in the runtime's words; null if it could
/// @param files that it makes and removes, for probes that look at them
/// @param printing what it writes to its log
record Behaviour(
        @Nullable Duration runsFor,
        int exitCode,
        List<Integer> ports,
        Duration listensAfter,
        boolean heedsTerm,
        @Nullable String startError,
        List<FileSpan> files,
        Printing printing) {

    /// A file that is there from one moment to another.
    ///
    /// @param until null for ever after
    record FileSpan(String path, Duration from, @Nullable Duration until) {
        boolean covers(Duration moment) {
            return from.compareTo(moment) <= 0 && (until == null || moment.compareTo(until) < 0);
        }
    }

    static Behaviour ending(Duration runsFor, int exitCode) {
        return new Behaviour(runsFor, exitCode, List.of(), Duration.ZERO, false, null, List.of(), Printing.NOTHING);
    }

    static Behaviour serving(DefaultProcess process) {
        return new Behaviour(null, 0, process.ports(), process.after(), process.heedsTerm(), null, List.of(), Printing.NOTHING);
    }

    static Behaviour unable(String startError) {
        return new Behaviour(Duration.ZERO, 128, List.of(), Duration.ZERO, false, startError, List.of(), Printing.NOTHING);
    }

    Behaviour printing(Printing printing) {
        return new Behaviour(runsFor, exitCode, ports, listensAfter, heedsTerm, startError, files, printing);
    }

    /// Whether it is a web server that only has its welcome page.
    boolean servesFiles() {
        return ports.contains(80);
    }

    boolean listens(int port, Duration moment) {
        return ports.contains(port) && listensAfter.compareTo(moment) <= 0;
    }

    boolean hasFile(String path, Duration moment) {
        return files.stream().anyMatch(file -> file.path().equals(path) && file.covers(moment));
    }
}
