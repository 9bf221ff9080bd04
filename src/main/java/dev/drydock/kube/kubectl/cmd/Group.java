package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.List;
import java.util.stream.Collectors;

/// A command that only has subcommands.
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
        kubectl.println("Available Commands:");
        kubectl.print(subcommands.stream().map(command -> "  " + command.name() + "\n").collect(Collectors.joining()));
        throw Failure.silent();
    }
}
