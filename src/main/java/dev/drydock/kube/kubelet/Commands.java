package dev.drydock.kube.kubelet;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a command says that is run in a container beside its process, as exec probes do.
final class Commands {
    private static final Set<String> PINGS = Set.of("redis-cli", "pg_isready", "mysqladmin", "mongosh", "mongo", "curl", "wget", "nc");

    private Commands() {}

    /// What went wrong; null where nothing did.
    static @Nullable String outcome(List<String> command, Behaviour behaviour, Duration at) {
        if (command.isEmpty()) {
            return null;
        }
        var words = command.size() > 2 && Script.isShell(command.getFirst().substring(command.getFirst().lastIndexOf('/') + 1))
                ? List.of(command.getLast().strip().split("\\s+"))
                : command;
        var program = words.getFirst().substring(words.getFirst().lastIndexOf('/') + 1);
        if (PINGS.contains(program)) {
            boolean answers = !behaviour.ports().isEmpty() && behaviour.listensAfter().compareTo(at) <= 0;
            return answers ? null : "command \"%s\" failed: connection refused".formatted(String.join(" ", command));
        }
        return switch (program) {
            case "cat", "ls", "stat", "test", "[" -> absent(program, words, behaviour, at);
            case "false" -> "";
            case "exit" -> words.size() > 1 && !words.get(1).equals("0") ? "" : null;
            default -> null;
        };
    }

    private static @Nullable String absent(String program, List<String> words, Behaviour behaviour, Duration at) {
        for (var path : words.subList(1, words.size())) {
            if (path.startsWith("/tmp/") && !behaviour.hasFile(path, at)) {
                return switch (program) {
                    case "cat" -> "cat: can't open '%s': No such file or directory\n".formatted(path);
                    case "ls" -> "ls: %s: No such file or directory\n".formatted(path);
                    default -> "";
                };
            }
        }
        return null;
    }
}
