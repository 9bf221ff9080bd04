package dev.drydock.kube.clock;

import dev.drydock.kube.map.HashedMap;
import dev.drydock.kube.map.OrderedMap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A discrete-event loop over virtual time: the agenda of pending [Work], done one at a time in the order of time, then of arrival.
///
/// Work with the same component and key is pending at most once, at the earliest of its times, as in a Kubernetes work queue.
/// So a component must look at the whole state of a key each time, and ask again for what is still to come.
public final class EventLoop {
    /// Heartbeats within so long before something else happens are all done: those who watch them must not miss one.
    private static final Duration LAST_BEATS = Duration.ofMinutes(2);

    private final Map<String, Consumer<Work>> handlers = new HashMap<>();
    private final Randomness random;
    private Instant now;
    private long sequence;
    private OrderedMap<Due, Work> agenda;
    private HashedMap<Work.Id, Due> pending;
    private int foreground;
    private Runnable beforeStep = () -> {};
    /// When something other than a heartbeat was last done.
    private Instant disturbed;

    public EventLoop(Instant start, long seed) {
        this(new State(start, seed, 0, OrderedMap.State.empty(), HashedMap.State.empty(), 0, start));
    }

    public EventLoop(State state) {
        this.random = new Randomness(state.random);
        this.now = state.now;
        this.sequence = state.sequence;
        this.agenda = new OrderedMap<>(state.agenda);
        this.pending = new HashedMap<>(state.pending);
        this.foreground = state.foreground;
        this.disturbed = state.disturbed;
    }

    /// Goes on in another state, with the randomness that there is.
    public void resume(State state) {
        now = state.now;
        sequence = state.sequence;
        agenda = new OrderedMap<>(state.agenda);
        pending = new HashedMap<>(state.pending);
        foreground = state.foreground;
        disturbed = state.disturbed;
    }

    /// Everything the loop knows, as an immutable value.
    public record State(
            Instant now,
            long random,
            long sequence,
            OrderedMap.State<Due, Work> agenda,
            HashedMap.State<Work.Id, Due> pending,
            int foreground,
            Instant disturbed) {
        /// The same with other randomness from now on.
        public State withRandom(long seed) {
            return new State(now, seed, sequence, agenda, pending, foreground, disturbed);
        }
    }

    public record Due(Instant at, long sequence) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    public State state() {
        return new State(now, random.state(), sequence, agenda.state(), pending.state(), foreground, disturbed);
    }

    public Instant now() {
        return now;
    }

    public Randomness random() {
        return random;
    }

    public void register(String component, Consumer<Work> handler) {
        handlers.put(component, handler);
    }

    /// Asks for `work` to be done after `delay`, or earlier if it already was to be.
    public void schedule(Work work, Duration delay) {
        var due = new Due(now.plus(delay), sequence++);
        @Nullable Due earlier = pending.get(work.id());
        if (earlier == null) {
            put(due, work);
            return;
        }
        Work queued = agenda.get(earlier);
        boolean background = queued.background() && work.background();
        if (earlier.at.compareTo(due.at) <= 0) {
            if (background != queued.background()) {
                remove(earlier, queued);
                put(earlier, queued.inBackground(background));
            }
        } else {
            remove(earlier, queued);
            put(due, work.inBackground(background));
        }
    }

    /// Runs `task` before each step, when nothing is half done.
    public void beforeEachStep(Runnable task) {
        beforeStep = task;
    }

    /// Forgets pending work, as a component that stops does.
    public void discard(Predicate<Work> which) {
        var discarded = new ArrayList<Map.Entry<Due, Work>>();
        agenda.visit((due, work) -> {
            if (which.test(work)) {
                discarded.add(Map.entry(due, work));
            }
            return true;
        });
        discarded.forEach(entry -> remove(entry.getKey(), entry.getValue()));
    }

    /// When the next work is due; empty if there is none.
    public Optional<Instant> nextDue() {
        return Optional.ofNullable(agenda.first()).map(entry -> entry.getKey().at);
    }

    /// Whether nothing but background work is pending.
    public boolean atRest() {
        return foreground == 0;
    }

    /// Moves time to the next work and does it; false if there was none.
    public boolean step() {
        var next = agenda.first();
        if (next == null) {
            return false;
        }
        beforeStep.run();
        agenda.removeFirst();
        noLongerPending(next.getValue());
        if (next.getKey().at.isAfter(now)) {
            now = next.getKey().at;
        }
        disturbed = next.getValue().beats() ? disturbed : now;
        var handler = handlers.get(next.getValue().component());
        if (handler == null) {
            throw new IllegalStateException("no component named " + next.getValue().component());
        }
        handler.accept(next.getValue());
        return true;
    }

    /// Passes over heartbeats that are due before `moment` while nothing else is: only the last of them leave a mark.
    /// Does nothing where too few would be saved.
    ///
    /// @return until when there is nothing more to pass over
    public Instant passOverBeats(Instant moment) {
        var beats = new ArrayList<Map.Entry<Due, Work>>();
        agenda.visit((due, work) ->
                !due.at.isAfter(moment) && beats.add(Map.entry(due, work)) && isPassable(work) && !isFirst(due, work));
        var until = moment;
        if (!beats.isEmpty()) {
            var last = beats.getLast();
            if (!isPassable(last.getValue())) {
                until = beats.removeLast().getKey().at;
            } else if (isFirst(last.getKey(), last.getValue())) {
                return last.getKey().at;
            }
        }
        for (var entry : beats) {
            // What watches a beat must come after one that was not passed over.
            var latest = entry.getValue().with().isEmpty() ? until.minus(LAST_BEATS) : until;
            postpone(entry.getKey(), entry.getValue(), latest);
        }
        return until;
    }

    /// Whether a beat is the first since something else happened: it may have that to report.
    private boolean isFirst(Due due, Work work) {
        return work.with().isEmpty() && !due.at.minus(work.beat()).isAfter(disturbed);
    }

    private boolean isPassable(Work work) {
        return work.beats()
                && (work.with().isEmpty() || pending.containsKey(new Work.Id(work.with(), work.key())));
    }

    private void postpone(Due due, Work work, Instant latest) {
        long times = Duration.between(due.at, latest).dividedBy(work.beat());
        if (times > 0 && Duration.between(due.at, latest).compareTo(LAST_BEATS) > 0) {
            remove(due, work);
            put(new Due(due.at.plus(work.beat().multipliedBy(times)), due.sequence), work);
        }
    }

    /// Lets time pass to `moment` without doing anything; what is due before must have been done.
    public void passTo(Instant moment) {
        if (moment.isAfter(now)) {
            now = moment;
        }
    }

    private void put(Due due, Work work) {
        agenda.put(due, work);
        pending.put(work.id(), due);
        foreground += work.background() ? 0 : 1;
    }

    private void remove(Due due, Work work) {
        agenda.remove(due);
        noLongerPending(work);
    }

    private void noLongerPending(Work work) {
        pending.remove(work.id());
        foreground -= work.background() ? 0 : 1;
    }
}
