package dev.drydock.kube.kubelet;

import dev.drydock.kube.kubelet.shell.Line;
import dev.drydock.kube.kubelet.shell.Process;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a main process prints, foreseen when it starts.
///
/// @param image whose default process it is; empty for a command
/// @param fails whether that process lacks what it needs
/// @param lines of a command, until it ends or goes round
/// @param loop in which it goes round for ever; null if in none
record Printing(String image, boolean fails, List<Line> lines, Process.@Nullable Loop loop) {
    static final Printing NOTHING = new Printing("", false, List.of(), null);
}
