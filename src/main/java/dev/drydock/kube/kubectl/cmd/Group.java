package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.List;

/// A command that only has subcommands. Without one it says which there are, and fails.
record Group(String name, List<Command> subcommands) implements Command {
    @Override
    public String usage() {
        return "SUBCOMMAND";
    }

    @Override
    public void run(Invocation kubectl) {
        if (!kubectl.arguments().isEmpty()) {
            throw Failure.usage("unknown command \"" + String.join(" ", kubectl.arguments()) + "\"");
        }
        var help = Help.of(kubectl.path(), usage());
        if (name.equals("rollout")) {
            kubectl.print(help);
            throw Failure.silent();
        }
        throw Failure.plain(help);
    }
}
