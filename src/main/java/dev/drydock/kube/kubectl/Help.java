package dev.drydock.kube.kubectl;

import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cmd.Commands;
import java.util.List;
import java.util.stream.Collectors;

/// Which commands there are and what they take: shorter than the real one's.
final class Help {
    private Help() {}

    static String all() {
        return "kubectl controls the Kubernetes cluster manager.\n\nAvailable Commands:\n"
                + Commands.ALL.stream()
                        .map(command -> "  " + command.name() + "\n")
                        .sorted()
                        .collect(Collectors.joining())
                + "\nUsage:\n  kubectl [flags] [options]\n\n"
                + "Use \"kubectl <command> --help\" for more information about a given command.\n";
    }

    static String of(List<Command> way) {
        var path = "kubectl " + way.stream().map(Command::name).collect(Collectors.joining(" "));
        var command = way.getLast();
        var subcommands = command.subcommands().isEmpty()
                ? ""
                : "Available Commands:\n"
                        + command.subcommands().stream().map(sub -> "  " + sub.name() + "\n").collect(Collectors.joining())
                        + "\n";
        return subcommands + "Usage:\n  " + (path + " " + command.usage()).strip() + "\n";
    }
}
