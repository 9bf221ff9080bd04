package dev.drydock.kube.kubelet;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a main process prints, foreseen when it starts.
///
/// @param image whose default process it is; empty for a command
/// @param fails whether that process lacks what it needs
/// @param lines of a command, until it ends or goes round
/// @param loop in which it goes round for ever; null if in none
record Printing(String image, boolean fails, List<Line> lines, @Nullable Loop loop) {
    static final Printing NOTHING = new Printing("", false, List.of(), null);

    /// @param variables as they are when the loop begins
    record Loop(String body, Duration from, Map<String, String> variables) {}
}
