package dev.drydock.workbench;

import java.time.Instant;
import java.util.List;

/// The moments to which a page can go back, and the branches that there are.
///
/// @param moments oldest first; the last is the present
/// @param shown which of the moments is shown: the last one unless somebody looks back
/// @param branches in the order in which they were made
/// @param branch which of them is shown
public record Timeline(List<Moment> moments, int shown, List<Fork> branches, int branch) {
    public static final Timeline NONE = new Timeline(List.of(), 0, List.of(), 0);

    public boolean isPast() {
        return shown < moments.size() - 1;
    }

    /// When something changed.
    ///
    /// @param label the command that was given then; empty for what came by itself
    public record Moment(long revision, Instant at, String label) {}

    /// A branch of what happened.
    ///
    /// @param from the revision at which it left an earlier one; 0 for the first
    /// @param label the first command that was given in it; empty where none was yet
    public record Fork(long from, String label) {}
}
