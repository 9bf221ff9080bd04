package dev.drydock.kube.kubelet.shell;

import dev.drydock.kube.kubelet.shell.Syntax.Item;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Follows a main process' script as far as can be told now: it stops in front of what asks the world at a later time,
/// as `until nslookup db; do sleep 2; done` does.
final class Spine {
    /// What happens within so short a time sees the same world.
    private static final Duration SAME_TIME = Duration.ofMillis(500);
    private static final Syntax AS_BEFORE = new Syntax.Pipeline(List.of(), false);

    private final Shell shell;
    private final Duration began;
    private final Deque<Syntax> ahead = new ArrayDeque<>();
    private @Nullable Syntax left;

    Spine(Shell shell) {
        this.shell = shell;
        this.began = shell.time();
    }

    /// What is to be done when the time has come; null where all is done.
    @Nullable Syntax left() {
        return left;
    }

    /// @return nothing that would be left to do at once
    Syntax run(Syntax script) {
        ahead.push(script);
        while (!ahead.isEmpty() && shell.flow() == Shell.Flow.ON && left == null) {
            step(ahead.pop());
        }
        return Syntax.NOTHING;
    }

    private void step(Syntax next) {
        switch (next) {
            case Syntax.Sequence(var items) when items.size() != 1 || !items.getFirst().background() -> push(items);
            case Syntax.Group(var body, var apart) when !apart -> ahead.push(body);
            case Syntax.Both(var first, var and, var second) when first instanceof Syntax.Loop -> {
                ahead.push(new Syntax.If(AS_BEFORE, and ? second : AS_BEFORE, and ? AS_BEFORE : second));
                ahead.push(first);
            }
            case Syntax.If choice when !isLater(choice.condition()) -> {
                shell.tested(choice.condition());
                ahead.push(shell.scope().code() == 0 ? choice.then() : choice.otherwise());
            }
            case Syntax.Loop loop when Loops.isWorldly(loop) && !Loops.isEndless(loop) -> round(loop);
            default -> {
                if (isLater(next)) {
                    stop(next);
                } else {
                    shell.execute(next);
                }
            }
        }
    }

    private void push(List<Item> items) {
        for (int i = items.size() - 1; i >= 0; i--) {
            var item = items.get(i);
            ahead.push(item.background() ? new Syntax.Sequence(List.of(item)) : item.command());
        }
    }

    private boolean isLater(Syntax command) {
        return shell.time().minus(began).compareTo(SAME_TIME) > 0 && Loops.isWorldly(command);
    }

    private void round(Syntax.Loop loop) {
        if (shell.time().minus(began).compareTo(SAME_TIME) > 0) {
            stop(loop);
            return;
        }
        shell.tested(loop.condition());
        if (shell.flow() != Shell.Flow.ON || (shell.scope().code() == 0) == loop.until()) {
            shell.scope().code(0);
            return;
        }
        shell.round(loop.body());
        if (shell.flow() == Shell.Flow.BREAK) {
            shell.leave(Shell.Flow.ON, 0, shell.scope().code());
        } else if (shell.flow() == Shell.Flow.ON) {
            stop(loop);
        }
    }

    private void stop(Syntax next) {
        var rest = new ArrayList<Item>();
        rest.add(new Item(next, false));
        ahead.forEach(command -> rest.add(new Item(command, false)));
        left = new Syntax.Sequence(List.copyOf(rest));
    }
}
