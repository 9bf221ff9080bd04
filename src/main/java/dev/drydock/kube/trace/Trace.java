package dev.drydock.kube.trace;

import dev.drydock.kube.clock.EventLoop;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.pcollections.TreePMap;

/// The steps of one cluster, newest last, with the cause of what is going on right now.
///
/// Bounded: the oldest steps are forgotten first.
public final class Trace {
    private static final int KEPT = 20_000;

    private final EventLoop loop;
    private TreePMap<Long, Step> steps;
    private long last;
    private long cause;

    public Trace(EventLoop loop) {
        this(loop, new State(TreePMap.empty(), 0));
    }

    public Trace(EventLoop loop, State state) {
        this.loop = loop;
        this.steps = state.steps;
        this.last = state.last;
    }

    /// Everything the trace knows, as an immutable value.
    public record State(TreePMap<Long, Step> steps, long last) {}

    public State state() {
        return new State(steps, last);
    }

    /// Notes what `actor` did because of the current cause.
    ///
    /// @return the step's id
    public long record(String actor, Action action) {
        var step = new Step(++last, loop.now(), actor, cause, action);
        steps = steps.plus(step.id(), step);
        if (steps.size() > KEPT) {
            steps = steps.minus(steps.firstKey());
        }
        return step.id();
    }

    /// Runs `task` with `step` as the cause of all that it does.
    public void because(long step, Runnable task) {
        long before = cause;
        cause = step;
        try {
            task.run();
        } finally {
            cause = before;
        }
    }

    /// The step that what happens now is because of, 0 where there is none.
    public long cause() {
        return cause;
    }

    public Optional<Step> step(long id) {
        return Optional.ofNullable(steps.get(id));
    }

    public Collection<Step> steps() {
        return steps.values();
    }

    public Collection<Step> since(long id) {
        return steps.tailMap(id, false).values();
    }

    public long last() {
        return last;
    }

    /// The way from `id` back to what started it, nearest first.
    public List<Step> why(long id) {
        var way = new ArrayList<Step>();
        for (var step = step(id); step.isPresent(); step = step(step.get().cause())) {
            way.add(step.get());
        }
        return List.copyOf(way);
    }
}
