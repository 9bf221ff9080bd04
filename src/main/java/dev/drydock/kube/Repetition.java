package dev.drydock.kube;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.core.Event;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.graph.Continuation;
import dev.drydock.kube.client.Components;
import dev.drydock.kube.clock.EventLoop;
import dev.drydock.kube.clock.Work;
import dev.drydock.kube.etcd.Etcd;
import dev.drydock.kube.etcd.Key;
import dev.drydock.kube.map.HashedMap;
import dev.drydock.kube.map.OrderedMap;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds out while a long time passes that a cluster does the same again and again, as where a container crashes for ever,
/// and leaps over most of it.
///
/// A cluster whose state after some hours differs only in moments and counts will differ in the same way after the
/// next ones. What is leapt over is not in the trace or the log; the last hours before the end are always lived through.
final class Repetition {
    /// Long enough for what crashes seldom to show, and for Events to go.
    private static final Duration ROUND = Duration.ofHours(3);
    /// Somewhere within this time a state like the earlier one comes again.
    private static final Duration SEARCH = Duration.ofMinutes(30);
    /// A cluster that does little needs no leap.
    private static final int LITTLE = 500;

    private final Instant end;
    private int steps;
    private @Nullable Snapshot earlier;

    /// @param end until when time is to pass
    Repetition(Instant end) {
        this.end = end;
    }

    /// Called after each step when nothing is half done.
    ///
    /// @return the state in which to go on, where there was something to leap over
    Optional<Snapshot> leap(Instant now, Supplier<Snapshot> present) {
        if (++steps < LITTLE || Duration.between(now, end).compareTo(ROUND.multipliedBy(2)) < 0) {
            return Optional.empty();
        }
        if (earlier == null || Duration.between(earlier.loop().now(), now).compareTo(ROUND.plus(SEARCH)) > 0) {
            earlier = present.get();
            return Optional.empty();
        }
        if (Duration.between(earlier.loop().now(), now).compareTo(ROUND) < 0) {
            return Optional.empty();
        }
        var leapt = over(earlier, present.get());
        if (leapt.isPresent()) {
            earlier = null;
        }
        return leapt;
    }

    private Optional<Snapshot> over(Snapshot before, Snapshot now) {
        if (!before.loop().pending().entries().keySet().equals(now.loop().pending().entries().keySet())) {
            return Optional.empty();
        }
        var round = Duration.between(before.loop().now(), now.loop().now());
        try {
            var present = now.loop().now();
            var fixed = fixed(before.loop(), now.loop());
            var once = new Continuation(present, round, 1);
            continued(before, now, fixed.keySet(), round, once);
            var last = Stream.concat(Stream.of(end, once.deadline()), Stream.concat(fixed.values().stream().map(EventLoop.Due::at), deadlines(now)))
                    .min(Instant::compareTo)
                    .orElse(end);
            long rounds = Duration.between(present, last).minus(ROUND).dividedBy(round);
            if (rounds < 1) {
                return Optional.empty();
            }
            var leap = round.multipliedBy(rounds);
            return Optional.of(continued(before, now, fixed.keySet(), leap, new Continuation(present, leap, rounds)));
        } catch (Continuation.Broken e) {
            return Optional.empty();
        }
    }

    /// When Pods are to have ended: nearer work on the same Pod may stand before it on the agenda.
    private static Stream<Instant> deadlines(Snapshot now) {
        return now.etcd().objects().entries().values().stream()
                .flatMap(object -> object instanceof Pod pod && pod.spec().activeDeadlineSeconds() != null && pod.status().startTime() != null
                        ? Stream.of(pod.status().startTime().plusSeconds(pod.spec().activeDeadlineSeconds()))
                        : Stream.empty())
                .filter(deadline -> deadline.isAfter(now.loop().now()));
    }

    /// The deadlines that stayed where they were.
    private static Map<Work.Id, EventLoop.Due> fixed(EventLoop.State before, EventLoop.State now) {
        var fixed = new HashMap<>(now.pending().entries());
        fixed.entrySet().retainAll(before.pending().entries().entrySet());
        return fixed;
    }

    private static Snapshot continued(Snapshot before, Snapshot now, Set<Work.Id> fixed, Duration leap, Continuation continuation)
            throws Continuation.Broken {
        var objects = objects(before.etcd().objects().entries(), now.etcd().objects().entries(), before.loop().now(), continuation);
        var memory = continuation.of(before.components().memory(), now.components().memory());
        var index = continuation.replaced(now.components().index());
        return new Snapshot(
                now.settings(),
                moved(now.loop(), fixed, leap),
                new Etcd.State(now.etcd().revision(), OrderedMap.State.of(objects), now.etcd().log()),
                now.trace(),
                new Components.State(now.components().stopped(), memory, index));
    }

    /// Events come and go: one that was not there a round ago stands for one like it a round later.
    private static Map<Key, KubeObject> objects(
            Map<Key, KubeObject> before, Map<Key, KubeObject> now, Instant since, Continuation continuation)
            throws Continuation.Broken {
        var objects = new LinkedHashMap<Key, KubeObject>();
        int lasting = 0;
        for (var entry : now.entrySet()) {
            var earlier = before.get(entry.getKey());
            KubeObject later;
            if (earlier != null) {
                later = continuation.of(earlier, entry.getValue());
                lasting += entry.getValue() instanceof Event ? 0 : 1;
            } else if (entry.getValue() instanceof Event event) {
                later = continuation.moved(event, since);
            } else {
                throw new Continuation.Broken("nothing", entry.getKey());
            }
            objects.put(entry.getKey(), later);
        }
        if (before.values().stream().filter(object -> !(object instanceof Event)).count() != lasting) {
            throw new Continuation.Broken("something", "nothing");
        }
        return objects;
    }

    private static EventLoop.State moved(EventLoop.State now, Set<Work.Id> fixed, Duration leap) {
        var agenda = new HashMap<EventLoop.Due, Work>();
        var pending = new HashMap<Work.Id, EventLoop.Due>();
        now.agenda().entries().forEach((due, work) -> {
            var later = fixed.contains(work.id()) ? due : new EventLoop.Due(due.at().plus(leap), due.sequence());
            agenda.put(later, work);
            pending.put(work.id(), later);
        });
        return new EventLoop.State(
                now.now().plus(leap), now.random(), now.sequence(), OrderedMap.State.of(agenda), HashedMap.State.of(pending),
                now.foreground(), now.disturbed().plus(leap));
    }
}
