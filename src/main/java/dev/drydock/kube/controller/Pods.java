package dev.drydock.kube.controller;

import dev.drydock.kube.api.core.ContainerStatus;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.PodCondition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/// What controllers ask of a Pod. Mirrors `pkg/api/v1/pod/util.go`.
final class Pods {
    private Pods() {}

    static boolean isTerminal(Pod pod) {
        return "Succeeded".equals(pod.status().phase()) || "Failed".equals(pod.status().phase());
    }

    static boolean isActive(Pod pod) {
        return !isTerminal(pod) && !Owners.isDeleting(pod);
    }

    static boolean isTerminating(Pod pod) {
        return !isTerminal(pod) && Owners.isDeleting(pod);
    }

    static boolean isReady(Pod pod) {
        for (var condition : pod.status().conditions()) {
            if ("Ready".equals(condition.type())) {
                return "True".equals(condition.status());
            }
        }
        return false;
    }

    /// Since when a Pod is ready; empty where it is not.
    static Optional<Instant> readySince(Pod pod) {
        return readyCondition(pod)
                .filter(ready -> "True".equals(ready.status()))
                .map(PodCondition::lastTransitionTime);
    }

    /// When a ready Pod counts as available; empty for one that is not ready.
    static Optional<Instant> availableFrom(Pod pod, int minReadySeconds) {
        if (!isReady(pod)) {
            return Optional.empty();
        }
        return minReadySeconds == 0
                ? Optional.of(Instant.MIN)
                : readySince(pod).map(since -> since.plusSeconds(minReadySeconds));
    }

    static boolean isAvailable(Pod pod, int minReadySeconds, Instant now) {
        return minReadySeconds == 0
                ? isReady(pod)
                : availableFrom(pod, minReadySeconds).filter(from -> !from.isAfter(now)).isPresent();
    }

    static int mostRestarts(Pod pod) {
        return pod.status().containerStatuses().stream()
                .map(ContainerStatus::restartCount)
                .mapToInt(Numbers::orZero)
                .max()
                .orElse(0);
    }

    static Optional<PodCondition> readyCondition(Pod pod) {
        return condition(pod, "Ready");
    }

    static Optional<PodCondition> condition(Pod pod, String type) {
        for (var condition : pod.status().conditions()) {
            if (type.equals(condition.type())) {
                return Optional.of(condition);
            }
        }
        return Optional.empty();
    }

    /// The Pod with one condition as given, in its old place or as the last.
    static Pod withCondition(Pod pod, PodCondition condition) {
        var conditions = new ArrayList<>(pod.status().conditions());
        conditions.replaceAll(present -> present.type() != null && present.type().equals(condition.type()) ? condition : present);
        if (!conditions.contains(condition)) {
            conditions.add(condition);
        }
        return pod.withStatus(pod.status().withConditions(conditions));
    }
}
