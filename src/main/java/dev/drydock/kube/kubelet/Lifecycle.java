package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.ContainerRestartRule;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.kubelet.Stage.Ended;
import dev.drydock.kube.kubelet.Stage.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/// The rules of a Pod's life: which containers are done, ready, to be made again. Pure.
final class Lifecycle {
    private Lifecycle() {}

    static Container spec(Pod pod, String name) {
        for (var container : pod.spec().containers()) {
            if (name.equals(container.name())) {
                return container;
            }
        }
        for (var container : pod.spec().initContainers()) {
            if (name.equals(container.name())) {
                return container;
            }
        }
        throw new IllegalArgumentException("no container " + name + " in " + pod.key());
    }

    /// An init container that runs on beside the others.
    static boolean isSidecar(Pod pod, Container container) {
        return "Always".equals(container.restartPolicy())
                && pod.spec().initContainers().stream().anyMatch(init -> Objects.equals(init.name(), container.name()));
    }

    /// Whether a container is to run again after it ended so: by the first of its rules that fits, by its own policy, by the Pod's.
    /// Mirrors `ContainerShouldRestart` of `pkg/api/v1/pod`.
    static boolean asksToRunAgain(Pod pod, Container container, int exitCode) {
        if (container.restartPolicy() != null && container.restartPolicyRules().stream().anyMatch(rule -> restartsOn(rule, exitCode))) {
            return true;
        }
        return switch (policy(pod, container)) {
            case "Never" -> false;
            case "OnFailure" -> exitCode != 0;
            default -> true;
        };
    }

    /// The restart policy that holds for a container.
    static String policy(Pod pod, Container container) {
        var own = container.restartPolicy();
        return own != null ? own : Objects.requireNonNullElse(pod.spec().restartPolicy(), "Always");
    }

    private static boolean restartsOn(ContainerRestartRule rule, int exitCode) {
        var codes = rule.exitCodes();
        if (codes == null || !"Restart".equals(rule.action())) {
            return false;
        }
        return switch (Objects.requireNonNullElse(codes.operator(), "")) {
            case "In" -> codes.values().contains(exitCode);
            case "NotIn" -> !codes.values().contains(exitCode);
            default -> false;
        };
    }

    static boolean initialized(Pod pod, PodRecord record, Instant now) {
        return record.init().stream().allMatch(container -> initDone(pod, record, container, now));
    }

    static boolean initDone(Pod pod, PodRecord record, ContainerRecord container, Instant now) {
        var spec = spec(pod, container.name());
        return switch (container.stage()) {
            case Running running when isSidecar(pod, spec) -> started(spec, record, running, now);
            case Ended ended -> !isSidecar(pod, spec) && ended.exitCode() == 0;
            default -> isSidecar(pod, spec) && container.last() != null;
        };
    }

    /// Whether an init container has failed for good.
    static boolean initFailed(Pod pod, PodRecord record) {
        return record.init().stream().anyMatch(container -> container.stage() instanceof Ended ended
                && ended.exitCode() != 0
                && !asksToRunAgain(pod, spec(pod, container.name()), ended.exitCode()));
    }

    static boolean started(Container spec, PodRecord record, Running running, Instant now) {
        return Probes.foresee(spec, running.seen(), record.address()).started(Duration.between(running.since(), now));
    }

    static boolean ready(Pod pod, PodRecord record, ContainerRecord container, Instant now) {
        var spec = spec(pod, container.name());
        return container.stage() instanceof Running running
                && !running.left().unwell()
                && Probes.foresee(spec, running.seen(), record.address()).ready(Duration.between(running.since(), now));
    }

    /// Whether a container that runs is ended when its image changes; an init container that is to end by itself is not.
    static boolean followsItsImage(Pod pod, PodRecord record, ContainerRecord container) {
        return !record.init().contains(container) || isSidecar(pod, spec(pod, container.name()));
    }

    /// Whether a container that ended is to be made again.
    static boolean restarts(Pod pod, PodRecord record, ContainerRecord container, Ended ended) {
        var spec = spec(pod, container.name());
        if (record.stopping() || isOver(pod)) {
            return false;
        }
        boolean init = record.init().contains(container);
        if (isSidecar(pod, spec) || !init && ended.killed() && !Objects.equals(container.image(), spec.image())) {
            return true;
        }
        return asksToRunAgain(pod, spec, ended.exitCode()) && (!init || ended.exitCode() != 0);
    }

    /// Whether a Pod has run to its end.
    static boolean isOver(Pod pod) {
        var phase = pod.status().phase();
        return "Succeeded".equals(phase) || "Failed".equals(phase);
    }
}
