package dev.drydock.kube.kubectl;

import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.CommandLine;
import dev.drydock.kube.kubectl.cli.Flag;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cmd.Commands;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds what a word of a command line could be: a command, a flag, a flag's value, or what the command is about.
/// Mirrors cobra's `__complete` and `kubectl/pkg/util/completion`.
final class Completer {
    private final CompletionSources sources;
    private final List<Command> way = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private FlagSet flags = CommonFlags.declare(new FlagSet());
    private @Nullable Flag awaiting;
    private boolean behindDashes;

    Completer(CompletionSources sources) {
        this.sources = sources;
    }

    /// @param before the line up to the word
    /// @param word what there is of it
    List<Kubectl.Candidate> complete(String before, String word) {
        var words = new ArrayList<>(CommandLine.split(before));
        if (!words.isEmpty() && words.getFirst().equals("kubectl")) {
            words.removeFirst();
        }
        words.forEach(this::read);
        return candidates(word).stream()
                .filter(candidate -> candidate.text().startsWith(word))
                .collect(Collectors.toMap(Kubectl.Candidate::text, candidate -> candidate, (first, second) -> first))
                .values().stream()
                .sorted(Comparator.comparing(Kubectl.Candidate::text))
                .toList();
    }

    private void read(String word) {
        if (behindDashes) {
            return;
        } else if (awaiting != null) {
            note(awaiting, word);
            awaiting = null;
        } else if (word.equals("--")) {
            behindDashes = true;
        } else if (word.startsWith("--")) {
            int equals = word.indexOf('=');
            flags.longFlag(word.substring(2, equals < 0 ? word.length() : equals)).ifPresent(flag -> {
                if (equals >= 0) {
                    note(flag, word.substring(equals + 1));
                } else if (flag.bare() == null) {
                    awaiting = flag;
                }
            });
        } else if (word.startsWith("-") && word.length() > 1) {
            flags.shortFlag(word.substring(1, 2)).filter(flag -> flag.bare() == null).ifPresent(flag -> {
                if (word.length() > 2) {
                    note(flag, word.substring(word.charAt(2) == '=' ? 3 : 2));
                } else {
                    awaiting = flag;
                }
            });
        } else {
            commandOrArgument(word);
        }
    }

    private void note(Flag flag, String value) {
        switch (flag.name()) {
            case "namespace" -> sources.inNamespace(value);
            case "context" -> sources.inContext(value);
            default -> {}
        }
    }

    private void commandOrArgument(String word) {
        Optional<Command> found = arguments.isEmpty()
                ? subcommands().stream().filter(command -> command.name().equals(word) || command.aliases().contains(word)).findFirst()
                : Optional.empty();
        if (found.isEmpty()) {
            arguments.add(word);
            return;
        }
        way.add(found.get());
        flags = CommonFlags.declare(new FlagSet());
        found.get().declare(flags);
    }

    private List<Command> subcommands() {
        return way.isEmpty() ? Commands.ALL : way.getLast().subcommands();
    }

    private List<Kubectl.Candidate> candidates(String word) {
        if (behindDashes) {
            return List.of();
        } else if (awaiting != null) {
            return values(awaiting, "");
        } else if (word.startsWith("--") && word.contains("=")) {
            var name = word.substring(2, word.indexOf('='));
            return flags.longFlag(name).map(flag -> values(flag, "--" + name + "=")).orElse(List.of());
        } else if (word.startsWith("-") && !word.startsWith("--") && word.length() > 1) {
            return shortFlags(word);
        } else if (word.startsWith("-")) {
            return flagNames(word);
        } else if (arguments.isEmpty() && !subcommands().isEmpty()) {
            return subcommands().stream()
                    .map(command -> new Kubectl.Candidate(command.name(), Summaries.of(path(command))))
                    .toList();
        }
        return way.isEmpty() ? List.of() : sources.arguments(path(null), arguments, word);
    }

    private String path(@Nullable Command last) {
        var names = new ArrayList<>(way.stream().map(Command::name).toList());
        if (last != null) {
            names.add(last.name());
        }
        return String.join(" ", names);
    }

    private List<Kubectl.Candidate> flagNames(String word) {
        var names = new ArrayList<Kubectl.Candidate>();
        for (var flag : flags.flags()) {
            names.add(new Kubectl.Candidate("--" + flag.name(), Summaries.ofFlag(flag.name())));
            if (word.equals("-") && !flag.shorthand().isEmpty()) {
                names.add(new Kubectl.Candidate("-" + flag.shorthand(), Summaries.ofFlag(flag.name())));
            }
        }
        return names;
    }

    private List<Kubectl.Candidate> shortFlags(String word) {
        var flag = flags.shortFlag(word.substring(1, 2));
        if (flag.isEmpty() || word.length() == 2) {
            return flag.map(each -> List.of(new Kubectl.Candidate(word, Summaries.ofFlag(each.name())))).orElse(List.of());
        }
        return flag.get().bare() == null ? values(flag.get(), word.substring(0, word.charAt(2) == '=' ? 3 : 2)) : List.of();
    }

    private List<Kubectl.Candidate> values(Flag flag, String prefix) {
        return sources.values(path(null), flag.name(), arguments).stream()
                .map(candidate -> new Kubectl.Candidate(prefix + candidate.text(), candidate.description()))
                .toList();
    }
}
