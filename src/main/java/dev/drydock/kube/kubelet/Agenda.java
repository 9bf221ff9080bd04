package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.kubelet.Stage.Ended;
import dev.drydock.kube.kubelet.Stage.Pulling;
import dev.drydock.kube.kubelet.Stage.Running;
import dev.drydock.kube.kubelet.Stage.Starting;
import dev.drydock.kube.kubelet.Stage.Waiting;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When a Pod needs its node's attention next, and whether a cluster that comes to rest waits for that.
final class Agenda {
    /// A process that ends sooner is waited for each time, so that a crashing container is seen crashing.
    private static final Duration SHORT_RUN = Duration.ofSeconds(2);
    /// What takes longer in a container's first run is not waited for.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Client client;
    private final Pod pod;
    private final PodRecord record;
    private final Instant now;
    private @Nullable Instant next;
    private boolean foreground;

    Agenda(Client client, Pod pod, PodRecord record) {
        this.client = client;
        this.pod = pod;
        this.record = record;
        this.now = client.clock();
    }

    void schedule() {
        if (!record.stopping() && record.address().isEmpty() && !Lifecycle.isOver(pod)) {
            at(record.sandboxAt(), Duration.between(record.since(), record.sandboxAt()).compareTo(SHORT_RUN) < 0);
        }
        record.everyContainer().forEach(this::add);
        var limit = pod.spec().activeDeadlineSeconds();
        if (limit != null && !Lifecycle.isOver(pod)) {
            at(record.since().plusSeconds(limit), Duration.ofSeconds(limit).compareTo(PATIENCE) < 0);
        }
        if (next == null) {
            return;
        }
        var delay = Duration.between(now, next);
        if (foreground) {
            client.requeue(pod.key(), delay);
        } else {
            client.requeueInBackground(pod.key(), delay);
        }
    }

    private void add(ContainerRecord container) {
        switch (container.stage()) {
            case Waiting waiting when !record.stopping() && !Lifecycle.isOver(pod) -> at(waiting.until(), !waiting.patient());
            case Waiting _ -> {}
            case Pulling pulling -> at(pulling.until(), true);
            case Starting starting -> at(starting.until(), true);
            case Running running -> add(container, running);
            case Ended ended -> {
                if (Lifecycle.restarts(pod, record, container, ended)) {
                    at(ContainerRuntime.noticed(ended), true);
                }
            }
        }
    }

    private void add(ContainerRecord container, Running running) {
        var ending = running.ending();
        if (ending != null) {
            at(ending.at(), ending.killed()
                    || isWaitedFor(container, Duration.between(running.since(), ending.at()))
                    || Duration.between(now, ending.at()).compareTo(SHORT_RUN) < 0);
        }
        if (record.stopping()) {
            return;
        }
        var rest = running.behaviour().rest();
        if (rest != null) {
            at(running.since().plus(rest.at()), isWaitedFor(container, rest.at()) || Polls.isStirred(client, pod.key()));
        }
        var probes = Probes.foresee(Lifecycle.spec(pod, container.name()), running.seen(), record.address());
        var age = Duration.between(running.since(), now);
        probes.nextChange(age).ifPresent(change -> at(running.since().plus(change), isWaitedFor(container, change)));
        probes.nextFailure(age).ifPresent(failure -> at(running.since().plus(failure), false));
    }

    private static boolean isWaitedFor(ContainerRecord container, Duration sinceStart) {
        return sinceStart.compareTo(SHORT_RUN) <= 0 || container.restarts() == 0 && sinceStart.compareTo(PATIENCE) <= 0;
    }

    private void at(Instant when, boolean waitedFor) {
        if (!when.isAfter(now)) {
            return;
        }
        next = next == null || when.isBefore(next) ? when : next;
        foreground |= waitedFor;
    }
}
