package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.meta.DeleteOptions;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.api.Go;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Gets a node's Pods to go, asking again as long as their disruption budgets keep them.
/// Mirrors `evictPods` and `deletePods` of `kubectl/pkg/drain`.
final class PodRemoval {
    private static final Duration RETRY = Duration.ofSeconds(5);
    /// Where the real one would try without end: after this the learner has the prompt back.
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Invocation kubectl;
    private final Results results;
    private final boolean evicting;
    private final DeleteOptions options;
    private final Duration timeout;
    private final Instant end;
    private final Map<Pod, Instant> waiting = new LinkedHashMap<>();
    private final List<Pod> leaving = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    PodRemoval(Invocation kubectl, Results results) {
        var flags = kubectl.flags();
        long grace = flags.number("grace-period");
        var asked = grace < 0 ? DeleteOptions.EMPTY : DeleteOptions.EMPTY.withGracePeriodSeconds(grace);
        this.kubectl = kubectl;
        this.results = results;
        this.evicting = !flags.is("disable-eviction");
        this.options = results.plainRequest().dryRun() ? asked.withDryRun(List.of("All")) : asked;
        this.timeout = flags.time("timeout").isZero() ? PATIENCE : flags.time("timeout");
        this.end = kubectl.now().plus(timeout);
    }

    void remove(List<Pod> pods) {
        pods.forEach(pod -> waiting.put(pod, kubectl.now()));
        while (true) {
            List.copyOf(waiting.entrySet()).stream()
                    .filter(each -> !each.getValue().isAfter(kubectl.now()))
                    .forEach(each -> attempt(each.getKey()));
            leaving.removeIf(this::reportGone);
            if (isOver()) {
                leaving.forEach(pod -> errors.add("error when waiting for pod %s in namespace %s to terminate: global timeout reached: %s"
                        .formatted(Go.quote(pod.name()), Go.quote(pod.namespace()), Go.duration(timeout))));
                leaving.clear();
            }
            if (waiting.isEmpty() && leaving.isEmpty()) {
                break;
            }
            kubectl.waitUntil(() -> leaving.stream().anyMatch(this::isGone), Duration.between(kubectl.now(), next()));
        }
        if (!errors.isEmpty()) {
            throw Failure.of(errors.size() == 1 ? errors.getFirst() : "[" + String.join(", ", errors) + "]");
        }
    }

    private void attempt(Pod pod) {
        if (evicting) {
            kubectl.println("evicting pod " + pod.key() + results.suffix());
        }
        var about = "error when evicting pods/%s -n %s".formatted(Go.quote(pod.name()), Go.quote(pod.namespace()));
        if (isOver()) {
            waiting.remove(pod);
            errors.add(about + ": global timeout reached: " + Go.duration(timeout));
            return;
        }
        try {
            if (evicting) {
                kubectl.client().evict(pod.key(), options);
            } else {
                kubectl.client().delete(Kinds.of(Pod.class), pod.key(), options);
            }
            waiting.remove(pod);
            leaving.add(pod);
        } catch (StatusException refusal) {
            if (refusal.is("TooManyRequests")) {
                kubectl.complain(about + " (will retry after 5s): " + refusal.text());
                waiting.put(pod, kubectl.now().plus(RETRY));
            } else {
                waiting.remove(pod);
                if (!refusal.is("NotFound")) {
                    errors.add(about + ": " + refusal.text());
                }
            }
        }
    }

    private boolean reportGone(Pod pod) {
        boolean gone = !results.suffix().isEmpty() || isGone(pod);
        if (gone) {
            kubectl.println("pod/" + pod.name() + (evicting ? " evicted" : " deleted") + results.suffix());
        }
        return gone;
    }

    private boolean isGone(Pod pod) {
        return kubectl.client()
                .find(Kinds.of(Pod.class), pod.key())
                .filter(each -> Objects.equals(each.metadata().uid(), pod.metadata().uid()))
                .isEmpty();
    }

    private boolean isOver() {
        return !kubectl.now().isBefore(end);
    }

    /// When something is to be done at the latest.
    private Instant next() {
        var retry = waiting.values().stream().min(Instant::compareTo).orElse(Instant.MAX);
        return leaving.isEmpty() || retry.isBefore(end) ? retry : end;
    }
}
