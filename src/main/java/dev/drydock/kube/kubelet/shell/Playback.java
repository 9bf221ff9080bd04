package dev.drydock.kube.kubelet.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What an endless loop has printed and written by some moment. Of many rounds only the last are gone through.
///
/// @param files what it made of files, oldest first
public record Playback(List<Line> lines, List<FileChange> files) {
    private static final int ROUNDS = 500;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}");
    private static final Syntax LEAVE = new Syntax.Simple(
            List.of(), List.of(new Syntax.Word(List.of(new Syntax.Text("break", false)))), List.of());

    public static Playback of(Process.Loop loop, Surroundings world, Duration until) {
        var shell = new Shell(world, loop.state(), loop.from(), Times.LONGEST.minusSeconds(1));
        var round = round(loop.loop());
        shell.run(() -> {
            play(shell, round, until);
            return Syntax.NOTHING;
        });
        return new Playback(
                shell.screen().lines().stream().filter(line -> line.at().compareTo(until) <= 0).toList(),
                shell.files().changes().stream().filter(change -> change.at().compareTo(until) <= 0).toList());
    }

    private static void play(Shell shell, Syntax round, Duration until) {
        shell.round(round);
        var first = Map.copyOf(shell.scope().variables());
        var before = shell.time();
        if (goesOn(shell, until)) {
            shell.round(round);
            skip(shell, first, before, until);
        }
        for (int rounds = 0; rounds < 2 * ROUNDS && goesOn(shell, until); rounds++) {
            shell.round(round);
        }
    }

    private static boolean goesOn(Shell shell, Duration until) {
        return shell.flow() == Shell.Flow.ON && shell.time().compareTo(until) <= 0;
    }

    /// Leaves out rounds that nobody will see; what counts up or down in each has gone on by as much.
    private static void skip(Shell shell, Map<String, String> first, Duration before, Duration until) {
        var period = shell.time().minus(before);
        long rounds = until.minus(shell.time()).dividedBy(period) - ROUNDS;
        if (rounds <= 0) {
            return;
        }
        shell.screen().clear();
        shell.skip(period.multipliedBy(rounds));
        shell.scope().variables().replaceAll((name, value) -> {
            var earlier = first.getOrDefault(name, "");
            return NUMBER.matcher(value).matches() && NUMBER.matcher(earlier).matches()
                    ? Long.toString(Long.parseLong(value) + (Long.parseLong(value) - Long.parseLong(earlier)) * rounds)
                    : value;
        });
    }

    /// One round of a loop as a script of its own.
    private static Syntax round(Syntax loop) {
        return switch (loop) {
            case Syntax.Loop(var condition, var until, var body) ->
                new Syntax.If(until ? new Syntax.Pipeline(List.of(condition), true) : condition, body, LEAVE);
            case Syntax.Redirected(var inner, var redirects) -> {
                var appending = new ArrayList<Syntax.Redirect>();
                redirects.forEach(each -> appending.add(
                        each.operator().equals(">") ? new Syntax.Redirect(each.stream(), ">>", each.target()) : each));
                yield new Syntax.Redirected(round(inner), List.copyOf(appending));
            }
            default -> loop;
        };
    }
}
