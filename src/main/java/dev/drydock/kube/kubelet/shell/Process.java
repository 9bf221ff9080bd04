package dev.drydock.kube.kubelet.shell;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a command line does in a container. Pure but for what it asks of the network.
public final class Process {
    /// How long somebody looks at a command that does not end.
    private static final Duration WATCHED = Duration.ofSeconds(10);
    private static final Duration START = Duration.ofMillis(50);

    private Process() {}

    /// What a process comes to, as far as can be told when it starts.
    ///
    /// @param until when it ends or, if it does not, until when it was followed
    /// @param endless whether it does not end by itself
    /// @param loop in which it goes round for ever; null if in none
    /// @param rest what it will do after it has asked the world again; null if that changes nothing
    /// @param ports it listens on
    /// @param signals that it sent to the main process
    /// @param exited whether it left the shell that it was typed into
    /// @param state of the shell at its end
    public record Run(
            List<Line> lines,
            Duration until,
            boolean endless,
            int code,
            @Nullable Loop loop,
            @Nullable Rest rest,
            List<Integer> ports,
            boolean heedsTerm,
            List<FileChange> files,
            List<String> signals,
            boolean exited,
            State state) {}

    /// @param state as it is when the loop begins
    public record Loop(Syntax loop, Duration from, State state) {}

    /// What is left of a script that waits for something in the world.
    ///
    /// @param at when it goes on
    public record Rest(Syntax script, Duration at, State state) {}

    /// Foresees a main process.
    public static Run main(List<String> argv, Surroundings world) {
        var name = argv.getFirst().substring(argv.getFirst().lastIndexOf('/') + 1);
        boolean scripted = Dialect.isShell(name);
        var shell = new Shell(world, State.in(world, scripted ? name : "sh"), START, Times.LONGEST);
        if (!scripted) {
            shell.run(() -> {
                shell.invoke(argv);
                return Syntax.NOTHING;
            });
            return run(shell, null);
        }
        var start = ShellStart.of(argv.subList(1, argv.size()), new Call(name, List.of(), new Input(""), shell));
        var spine = new Spine(shell);
        start.prepare(shell, spine::run);
        return run(shell, spine.left());
    }

    /// Goes on with what was left.
    public static Run resume(Rest rest, Surroundings world) {
        var shell = new Shell(world, rest.state, rest.at, Times.LONGEST);
        var spine = new Spine(shell);
        shell.run(() -> spine.run(rest.script));
        return run(shell, spine.left());
    }

    /// Runs a command beside the main process; what does not end is looked at for a while.
    public static Run beside(List<String> argv, Surroundings world, String input) {
        var shell = new Shell(world, State.in(world, "sh"), Duration.ZERO, WATCHED);
        shell.read(new Input(input));
        shell.run(() -> {
            shell.invoke(argv);
            return Syntax.NOTHING;
        });
        return watched(shell);
    }

    /// One line typed into a shell that waits for it.
    public static Run line(String line, State state, Surroundings world) {
        var shell = new Shell(world, state, Duration.ZERO, WATCHED);
        shell.run(() -> Parser.parse(line));
        return watched(shell);
    }

    /// Whether a line typed into a shell is not whole: the shell waits for the rest.
    public static boolean isUnfinished(String line) {
        try {
            Parser.parse(line);
            return line.endsWith("\\");
        } catch (SyntaxException wrong) {
            var what = String.valueOf(wrong.getMessage());
            return what.startsWith("unexpected end of file") || what.startsWith("unterminated");
        }
    }

    private static Run watched(Shell shell) {
        if (shell.flow() != Shell.Flow.STUCK) {
            return run(shell, null);
        }
        if (shell.time().compareTo(WATCHED) < 0) {
            shell.skip(WATCHED.minus(shell.time()));
        }
        shell.scope().code(130);
        return run(shell, null);
    }

    private static Run run(Shell shell, @Nullable Syntax left) {
        var loop = shell.endless();
        return new Run(
                shell.screen().lines(),
                shell.time(),
                shell.flow() == Shell.Flow.STUCK || left != null,
                shell.scope().code(),
                loop == null ? null : new Loop(loop.loop(), loop.from(), loop.state()),
                left == null ? null : new Rest(left, shell.time(), shell.scope().state()),
                shell.serving().ports(),
                shell.serving().heedsTerm(),
                shell.files().changes(),
                shell.signals(),
                shell.flow() == Shell.Flow.EXIT && !shell.broken(),
                shell.scope().state());
    }
}
