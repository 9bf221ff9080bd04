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
import dev.drydock.kube.kubectl.cmd.Help;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

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
        return run(words(line), files);
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

    /// Whether a line is one that goes on by itself until it is interrupted: `get -w`, `logs -f`, `rollout status`.
    public static boolean isFollowing(String line) {
        try {
            var way = new ArrayList<Command>();
            var rest = find(words(line), way);
            var flags = way.isEmpty() ? new FlagSet() : declare(way);
            FlagParser.parse(flags, rest);
            return !way.isEmpty() && !flags.is("help") && way.getLast().isFollowing(flags);
        } catch (Failure | FlagException mistake) {
            return false;
        }
    }

    /// Runs a line that goes on by itself: what it tells from then on has to be asked for.
    public Following follow(String line, Map<String, String> files) {
        var run = new Run();
        run.begin(words(line), files, true);
        return new Following(run);
    }

    private static List<String> words(String line) {
        var words = CommandLine.split(line);
        return !words.isEmpty() && words.getFirst().equals("kubectl") ? words.subList(1, words.size()) : words;
    }

    private static FlagSet declare(List<Command> way) {
        var flags = CommonFlags.declare(new FlagSet());
        way.getLast().declare(flags);
        FieldManagers.declare(flags, way.getFirst().name());
        return flags;
    }

    private Result run(List<String> words, Map<String, String> files) {
        var run = new Run();
        run.begin(words, files, false);
        return run.news();
    }

    /// One line as it runs.
    final class Run {
        private final StringBuilder out = new StringBuilder();
        private final StringBuilder err = new StringBuilder();
        private final ArrayList<Problem> problems = new ArrayList<>();
        private final ArrayList<Command> way = new ArrayList<>();
        private @Nullable Invocation invocation;
        private int exit;

        private void begin(List<String> words, Map<String, String> files, boolean standing) {
            guarded(() -> {
                var rest = find(words, way);
                if (way.isEmpty()) {
                    out.append(Help.of("kubectl", "[flags] [options]"));
                    return;
                }
                var flags = declare(way);
                var arguments = FlagParser.parse(flags, rest);
                if (flags.is("help")) {
                    out.append(Help.of(path(way), way.getLast().usage()));
                } else {
                    run(flags, arguments, files, standing);
                }
            });
        }

        private void run(FlagSet flags, List<String> arguments, Map<String, String> files, boolean standing) {
            if (flags.has("record") && flags.changed("record")) {
                err.append("Flag --record has been deprecated, --record will be removed in the future\n");
            }
            flags.requireAll();
            Connection.check(way.getFirst().name(), flags, Invocation.kubeconfig(client.memory()));
            DynamicClient dynamic = client.dynamic(
                    warning -> err.append("Warning: ").append(warning).append('\n'));
            var made = new Invocation(path(way), flags, arguments, files, yaml, dynamic, loop, client.memory(), out, err, problems);
            way.getLast().run(standing ? made.standing() : made);
            invocation = made;
        }

        /// Whether there is nothing left to follow.
        boolean look() {
            var looking = invocation;
            var done = new AtomicBoolean(true);
            guarded(() -> done.set(looking == null || looking.look()));
            return done.get();
        }

        private void guarded(Runnable work) {
            try {
                work.run();
            } catch (Failure | FlagException | StatusException failure) {
                err.append(Errors.text(failure, path(way)));
                exit = failure instanceof Failure own ? own.exit() : 1;
                out.append(failure instanceof Failure own ? own.printed() : "");
            }
        }

        /// What was printed since this was asked last.
        Result news() {
            var news = new Result(exit, out.toString(), err.toString(), List.copyOf(problems));
            out.setLength(0);
            err.setLength(0);
            return news;
        }
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
