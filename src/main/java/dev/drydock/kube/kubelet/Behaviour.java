package dev.drydock.kube.kubelet;

import dev.drydock.kube.kubelet.shell.FileChange;
import dev.drydock.kube.kubelet.shell.Process;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a container's main process will do, foreseen when it starts: most have no other input than time.
///
/// @param runsFor until it ends by itself; null if it does not
/// @param ports it listens on, from `listensAfter` on
/// @param heedsTerm whether it ends at once when asked to, rather than at the end of the grace period
/// @param startError why it could not even start, in the runtime's words; null if it could
/// @param files what it makes of files, oldest first
/// @param printing what it writes to its log
/// @param rest what it does after it has asked the world again; null if it need not
record Behaviour(
        @Nullable Duration runsFor,
        int exitCode,
        List<Integer> ports,
        Duration listensAfter,
        boolean heedsTerm,
        @Nullable String startError,
        List<FileChange> files,
        Printing printing,
        Process.@Nullable Rest rest) {

    static Behaviour ending(Duration runsFor, int exitCode) {
        return new Behaviour(runsFor, exitCode, List.of(), Duration.ZERO, false, null, List.of(), Printing.NOTHING, null);
    }

    static Behaviour serving(DefaultProcess process) {
        return new Behaviour(null, 0, process.ports(), process.after(), process.heedsTerm(), null, List.of(), Printing.NOTHING, null);
    }

    static Behaviour unable(String startError) {
        return new Behaviour(Duration.ZERO, 128, List.of(), Duration.ZERO, false, startError, List.of(), Printing.NOTHING, null);
    }

    static Behaviour of(Process.Run run, DefaultProcess process) {
        var printing = run.lines().isEmpty() && run.loop() == null ? Printing.NOTHING : new Printing("", false, run.lines(), run.loop());
        return new Behaviour(
                run.endless() ? null : run.until(), run.code(), run.ports(), process.after(), run.heedsTerm(), null, run.files(), printing, run.rest());
    }

    /// With what followed when the world was asked again.
    Behaviour then(Process.Run run) {
        var lines = new ArrayList<>(printing.lines());
        lines.addAll(run.lines());
        var changes = new ArrayList<>(files);
        changes.addAll(run.files());
        return new Behaviour(
                run.endless() ? null : run.until(),
                run.code(),
                run.ports(),
                listensAfter.compareTo(run.until()) > 0 ? listensAfter : run.until(),
                heedsTerm || run.heedsTerm(),
                null,
                last(changes),
                new Printing("", false, last(lines), run.loop()),
                run.rest());
    }

    private static <T> List<T> last(List<T> all) {
        return List.copyOf(all.subList(Math.max(0, all.size() - 1_000), all.size()));
    }

    Behaviour printing(Printing printing) {
        return new Behaviour(runsFor, exitCode, ports, listensAfter, heedsTerm, startError, files, printing, rest);
    }

    /// With what others made of its files.
    Behaviour withFiles(List<FileChange> more) {
        if (more.isEmpty()) {
            return this;
        }
        var all = new ArrayList<>(files);
        all.addAll(more);
        all.sort(Comparator.comparing(FileChange::at));
        return new Behaviour(runsFor, exitCode, ports, listensAfter, heedsTerm, startError, List.copyOf(all), printing, rest);
    }

    /// Whether it is a web server that only has its welcome page.
    boolean servesFiles() {
        return ports.contains(80);
    }

    boolean listens(int port, Duration moment) {
        return ports.contains(port) && listensAfter.compareTo(moment) <= 0;
    }

    /// Whether a file is there, as far as this process knows.
    boolean hasFile(String path, Duration moment) {
        var last = lastChange(files, path, moment);
        return last != null && last.text() != null;
    }

    static @Nullable FileChange lastChange(List<FileChange> changes, String path, Duration moment) {
        FileChange last = null;
        for (var change : changes) {
            if (change.path().equals(path) && change.at().compareTo(moment) <= 0) {
                last = change;
            }
        }
        return last;
    }
}
