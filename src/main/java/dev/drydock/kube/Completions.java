package dev.drydock.kube;

import java.util.List;

/// What a word of a command line could become.
///
/// @param from where the word begins in the line
/// @param to where it ends, which is where the cursor stands
public record Completions(int from, int to, List<Candidate> candidates) {
    /// @param description what it is, empty where that is plain
    public record Candidate(String text, String description) {}
}
