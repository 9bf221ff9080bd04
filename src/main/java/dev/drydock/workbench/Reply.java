package dev.drydock.workbench;

import dev.drydock.kube.Output;
import org.jspecify.annotations.Nullable;

/// What came of a [Command].
public sealed interface Reply {
    /// It was carried out; kubectl may still have refused it, which its output says.
    ///
    /// @param answer what became of a [Command.Request]; null after any other command
    record Done(Output output, Scene scene, dev.drydock.kube.@Nullable Reply answer) implements Reply {
        public Done(Output output, Scene scene) {
            this(output, scene, null);
        }
    }

    /// It goes past a bound and was not begun.
    record Refused(Bound bound, String limit) implements Reply {}

    /// It failed by a fault of ours. The cluster is as it was before; the log has more under this number.
    record Failed(String incident) implements Reply {}

    /// The bounds that a command can meet before it reaches the cluster.
    enum Bound {
        MANIFEST_SIZE,
        COMMAND_LENGTH,
        COMMANDS_WAITING,
        COMMANDS_KEPT,
        BRANCHES
    }
}
