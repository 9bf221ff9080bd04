package dev.drydock.workbench;

import java.time.Instant;
import java.util.List;

/// What was commanded to each cluster, and when by its own clock: enough to make it again.
public interface Journal {
    /// Adds the next entry. What stands before a [Command.Begin] is not needed any more, nor is a [Command.Pass] before another.
    void append(WorkspaceId id, Entry entry);

    /// The entries since the last [Command.Begin], that one included, in their order; none where nothing was ever kept.
    List<Entry> load(WorkspaceId id);

    /// @param at the cluster's time when the command came
    record Entry(Instant at, Command command) {}
}
