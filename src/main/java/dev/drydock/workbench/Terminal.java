package dev.drydock.workbench;

import java.util.List;

/// What was typed into a cluster's terminal or applied beside it, and what came of it; and what it waits for now.
///
/// @param entries oldest first; earlier ones are forgotten
/// @param prompt what it shows where the next line is typed
/// @param inShell whether that line goes to a shell in a container
/// @param following whether the last entry goes on
public record Terminal(List<Entry> entries, String prompt, boolean inShell, boolean following) {
    public static final Terminal NONE = new Terminal(List.of(), "$ ", false, false);

    /// @param number grows by one from entry to entry
    /// @param prompt where it was typed; empty where the entry before goes on
    /// @param input what was given to it to read, as a here-document is
    /// @param cut how many characters of what it printed are left out
    public record Entry(long number, String prompt, String line, String input, String out, String err, int exit, int cut, End end) {
        public boolean goesOn() {
            return end == End.NONE;
        }
    }

    /// Why a command came to its end.
    public enum End {
        /// It has not.
        NONE,
        DONE,
        INTERRUPTED,
        /// Its output is shown further below.
        CONTINUED,
        /// The cluster that it followed is not the one that is shown any more.
        GONE,
        BOUND
    }
}
