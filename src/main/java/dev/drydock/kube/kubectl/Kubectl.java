package dev.drydock.kube.kubectl;

import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.codec.Limits;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.client.DynamicClient;
import dev.drydock.kube.clock.EventLoop;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.CommandLine;
import dev.drydock.kube.kubectl.cli.Errors;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagException;
import dev.drydock.kube.kubectl.cli.FlagParser;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.cli.Problem;
import dev.drydock.kube.kubectl.cmd.Commands;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// kubectl v1.36, as far as a course needs it: takes a line, answers as the real one does.
public final class Kubectl {
    private final Client client;
    private final EventLoop loop;
    private final Limits yaml;

    /// @param yaml how much a manifest may hold
    public Kubectl(Client client, EventLoop loop, Limits yaml) {
        this.client = client;
        this.loop = loop;
        this.yaml = yaml;
    }

    /// @param problems what was wrong with the files, where that is known to the line
    public record Result(int exit, String out, String err, List<Problem> problems) {}

    /// Runs a line, which may begin with `kubectl`.
    ///
    /// @param files by the names under which the line knows them; `-` is standard input
    public Result run(String line, Map<String, String> files) {
        var words = CommandLine.split(line);
        return run(!words.isEmpty() && words.getFirst().equals("kubectl") ? words.subList(1, words.size()) : words, files);
    }

    /// One thing that a word could become.
    ///
    /// @param description what it is, empty where that is plain
    public record Candidate(String text, String description) {}

    /// What the word could be that ends a line which is not finished yet.
    ///
    /// @param before the line up to that word
    /// @param files the names that a file may be called by
    /// @param reachable whether the server can be asked
    public List<Candidate> complete(String before, String word, Collection<String> files, boolean reachable) {
        var config = Invocation.kubeconfig(client.memory());
        return new Completer(new CompletionSources(client.dynamic(warning -> {}), config, files, reachable)).complete(before, word);
    }

    private Result run(List<String> words, Map<String, String> files) {
        var out = new StringBuilder();
        var err = new StringBuilder();
        var problems = new ArrayList<Problem>();
        var way = new ArrayList<Command>();
        int exit = 0;
        try {
            var rest = find(words, way);
            if (way.isEmpty()) {
                out.append(Help.all());
            } else {
                var flags = CommonFlags.declare(new FlagSet());
                way.getLast().declare(flags);
                FieldManagers.declare(flags, way.getFirst().name());
                var arguments = FlagParser.parse(flags, rest);
                if (flags.is("help")) {
                    out.append(Help.of(way));
                } else {
                    if (flags.has("record") && flags.changed("record")) {
                        err.append("Flag --record has been deprecated, --record will be removed in the future\n");
                    }
                    flags.requireAll();
                    Connection.check(way.getFirst().name(), flags, Invocation.kubeconfig(client.memory()));
                    DynamicClient dynamic = client.dynamic(
                            warning -> err.append("Warning: ").append(warning).append('\n'));
                    way.getLast().run(new Invocation(path(way), flags, arguments, files, yaml, dynamic, loop, client.memory(), out, err, problems));
                }
            }
        } catch (Failure | FlagException | StatusException failure) {
            err.append(Errors.text(failure, path(way)));
            exit = failure instanceof Failure own ? own.exit() : 1;
            out.append(failure instanceof Failure own ? own.printed() : "");
        }
        return new Result(exit, out.toString(), err.toString(), List.copyOf(problems));
    }

    /// Finds the command and its subcommands among the words.
    ///
    /// @return the words without them
    private static List<String> find(List<String> words, List<Command> way) {
        var rest = new ArrayList<>(words);
        var candidates = Commands.ALL;
        while (!candidates.isEmpty()) {
            int at = CommonFlags.firstArgument(rest);
            if (at < 0) {
                break;
            }
            var word = rest.get(at);
            Optional<Command> found = candidates.stream().filter(command -> command.name().equals(word) || command.aliases().contains(word)).findFirst();
            if (found.isEmpty()) {
                if (way.isEmpty()) {
                    throw Failure.of("unknown command \"%s\" for \"kubectl\"%s".formatted(word, Suggestions.of(word)));
                }
                break;
            }
            way.add(found.get());
            rest.remove(at);
            candidates = found.get().subcommands();
        }
        return rest;
    }

    private static String path(List<Command> way) {
        var path = new StringBuilder("kubectl");
        way.forEach(command -> path.append(' ').append(command.name()));
        return path.toString();
    }
}
