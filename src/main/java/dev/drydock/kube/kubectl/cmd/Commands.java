package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.kubectl.cli.Command;
import java.util.List;

/// All verbs.
public final class Commands {
    public static final List<Command> ALL = List.of(
            new CreateCommand(),
            new RunCommand(),
            new GetCommand(),
            new DeleteCommand(),
            new ScaleCommand(),
            new ApplyCommand(),
            new PatchCommand(),
            new LabelCommand(),
            new AnnotateCommand());

    private Commands() {}
}
