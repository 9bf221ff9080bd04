package dev.drydock.kube.kubelet.shell;

import dev.drydock.kube.kubelet.shell.Syntax.Simple;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What can be told of a loop without running it.
final class Loops {
    private static final Set<String> ENDING = Set.of("break", "exit", "return", "eval", "exec", ".", "source");
    private static final Set<String> WORLDLY = Set.of("nslookup", "wget", "curl", "nc", "ping", "dig", "host", "getent",
            "pg_isready", "mysqladmin", "mysql", "redis-cli", "psql");
    private static final Set<String> FILE_TESTS = Set.of("-f", "-e", "-d", "-s", "-r");

    private Loops() {}

    /// Whether it goes round for ever, whatever happens.
    static boolean isEndless(Syntax.Loop loop) {
        return isConstant(loop.condition(), loop.until()) && !any(loop.body(), simple -> ENDING.contains(program(simple)));
    }

    private static boolean isConstant(Syntax condition, boolean until) {
        if (!(condition instanceof Simple simple) || simple.words().isEmpty()) {
            return false;
        }
        var words = simple.words().stream().map(Syntax.Word::literal).toList();
        var first = words.getFirst();
        return until
                ? "false".equals(first)
                : "true".equals(first) || ":".equals(first) || words.equals(List.of("[", "1", "]")) || words.equals(List.of("let", "1"));
    }

    /// Whether what it comes to depends on others: on who answers in the network, on files that somebody else may make.
    static boolean isWorldly(Syntax command) {
        return any(command, simple -> WORLDLY.contains(program(simple))
                || Set.of("[", "test", "[[").contains(program(simple))
                        && simple.words().stream().anyMatch(word -> FILE_TESTS.contains(String.valueOf(word.literal())))
                || program(simple).equals("cat") || program(simple).equals("ls"));
    }

    private static String program(Simple simple) {
        var first = simple.words().isEmpty() ? null : simple.words().getFirst().literal();
        return first == null ? "" : first.substring(first.lastIndexOf('/') + 1);
    }

    private static boolean any(Syntax command, Predicate<Simple> what) {
        return command instanceof Simple simple
                ? what.test(simple) || outputs(simple).anyMatch(inner -> any(inner, what))
                : parts(command).anyMatch(part -> any(part, what));
    }

    private static Stream<Syntax> outputs(Simple simple) {
        var words = Stream.concat(simple.words().stream(), simple.assignments().stream().map(Syntax.Assignment::value));
        return words.flatMap(word -> word.parts().stream())
                .filter(part -> part instanceof Syntax.Output)
                .map(part -> ((Syntax.Output) part).script());
    }

    private static Stream<Syntax> parts(Syntax command) {
        return switch (command) {
            case Syntax.Sequence(var items) -> items.stream().map(Syntax.Item::command);
            case Syntax.Both both -> Stream.of(both.left(), both.right());
            case Syntax.Pipeline(var stages, _) -> stages.stream();
            case Simple _ -> Stream.empty();
            case Syntax.Redirected(var inner, _) -> Stream.of(inner);
            case Syntax.If choice -> Stream.of(choice.condition(), choice.then(), choice.otherwise());
            case Syntax.Loop loop -> Stream.of(loop.condition(), loop.body());
            case Syntax.For each -> Stream.of(each.body());
            case Syntax.Case choice -> choice.branches().stream().map(Syntax.Branch::body);
            case Syntax.Group(var body, _) -> Stream.of(body);
            case Syntax.Function(_, var body) -> Stream.of(body);
        };
    }
}
