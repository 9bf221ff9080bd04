package dev.drydock.workbench;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What was commanded to each cluster, and when by its own clock: enough to make it again.
/// A [Checkpoint] beside it says how the cluster was a short while ago, so that making it again takes a moment.
public interface Journal {
    /// Adds the next entry. What stands before a [Command.Begin] is not needed any more, nor is a [Command.Pass] before another.
    void append(WorkspaceId id, Entry entry);

    /// The entries since the last [Command.Begin], that one included, in their order; none where nothing was ever kept.
    List<Entry> load(WorkspaceId id);

    /// Keeps how the cluster is after all entries that there are, in place of what was kept before.
    void keep(WorkspaceId id, Checkpoint checkpoint);

    /// How the cluster was last kept since its last [Command.Begin], and what came after.
    Optional<Recent> recent(WorkspaceId id);

    /// @param at the cluster's time when the command came
    record Entry(Instant at, Command command) {}

    /// @param after begins with a [Command.Pass] that the checkpoint may hold in part, where one came last before it
    record Recent(Checkpoint checkpoint, List<Entry> after) {}
}
