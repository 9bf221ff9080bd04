package dev.drydock.kube.trace;

import dev.drydock.kube.clock.EventLoop;
import dev.drydock.kube.map.OrderedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The steps of one cluster, newest last, with the cause of what is going on right now.
///
/// Bounded: the oldest steps are forgotten first.
public final class Trace {
    private static final int KEPT = 20_000;

    private final EventLoop loop;
    private final OrderedMap<Long, Step> steps;
    private long last;
    private long cause;

    public Trace(EventLoop loop) {
        this(loop, new State(OrderedMap.State.empty(), 0));
    }

    public Trace(EventLoop loop, State state) {
        this.loop = loop;
        this.steps = new OrderedMap<>(state.steps);
        this.last = state.last;
    }

    /// Everything the trace knows, as an immutable value.
    public record State(OrderedMap.State<Long, Step> steps, long last) {}

    public State state() {
        return new State(steps.state(), last);
    }

    /// Notes what `actor` did because of the current cause.
    ///
    /// @return the step's id
    public long record(String actor, Action action) {
        var step = new Step(++last, loop.now(), actor, cause, action);
        steps.put(step.id(), step);
        if (steps.size() > KEPT) {
            steps.removeFirst();
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

    public List<Step> steps() {
        return steps.values();
    }

    public List<Step> since(long id) {
        return steps.valuesAfter(id);
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
