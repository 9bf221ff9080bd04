package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.List;
import java.util.Optional;

/// `kubectl help rollout undo`: the same as `kubectl rollout undo --help`.
final class HelpCommand implements Command {
    private static final String ROOT = "kubectl";

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String usage() {
        return "[command]";
    }

    @Override
    public void run(Invocation kubectl) {
        var path = ROOT;
        var usage = "[flags] [options]";
        var candidates = Commands.ALL;
        for (var word : kubectl.arguments()) {
            var found = named(candidates, word);
            if (found.isEmpty()) {
                break;
            }
            path += " " + found.get().name();
            usage = found.get().usage();
            candidates = found.get().subcommands();
        }
        if (path.equals(ROOT) && !kubectl.arguments().isEmpty()) {
            var whole = Help.of(ROOT, usage);
            kubectl.complain("Unknown help topic [`" + String.join("` `", kubectl.arguments()) + "`]\n\n");
            kubectl.complain(whole.substring(whole.indexOf("Basic Commands")).stripTrailing());
            return;
        }
        kubectl.print(Help.of(path, usage));
    }

    private static Optional<Command> named(List<Command> candidates, String word) {
        return candidates.stream().filter(command -> command.name().equals(word) || command.aliases().contains(word)).findFirst();
    }
}
