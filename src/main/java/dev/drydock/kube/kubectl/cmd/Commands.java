package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.kubectl.cli.Command;
import java.util.List;

/// All verbs.
public final class Commands {
    public static final List<Command> ALL = List.of(
            new CreateCommand(),
            new ExposeCommand(),
            new RunCommand(),
            SetCommand.GROUP,
            new ExplainCommand(),
            new GetCommand(),
            new DeleteCommand(),
            RolloutCommand.GROUP,
            new ScaleCommand(),
            new CordonCommand("cordon", true),
            new CordonCommand("uncordon", false),
            new DrainCommand(),
            new TaintCommand(),
            new DescribeCommand(),
            new LogsCommand(),
            new ExecCommand(),
            new DiffCommand(),
            new ApplyCommand(),
            new EditCommand(),
            new PatchCommand(),
            new ReplaceCommand(),
            new WaitCommand(),
            new LabelCommand(),
            new AnnotateCommand(),
            new AutoscaleCommand(),
            new ClusterInfoCommand(),
            new ApiResourcesCommand(),
            new ApiVersionsCommand(),
            ConfigCommand.GROUP,
            new OptionsCommand(),
            new VersionCommand(),
            new EventsCommand(),
            new HelpCommand());

    private Commands() {}
}
