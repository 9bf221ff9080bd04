package dev.drydock.kube.apiserver;

import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.PodCondition;
import dev.drydock.kube.api.policy.PodDisruptionBudget;
import dev.drydock.kube.api.select.LabelSelector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether a Pod's disruption budget lets it go now, and what an eviction writes on both.
/// Mirrors `pkg/registry/core/pod/storage/eviction.go`.
final class Evictions {
    private Evictions() {}

    /// The budget that pays for the eviction of `pod`; empty where none has to. Refuses by throwing.
    static Optional<PodDisruptionBudget> budgetFor(Pod pod, List<PodDisruptionBudget> budgets) {
        var matching = budgets.stream()
                .filter(budget -> LabelSelector.of(budget.spec().selector()).matches(pod.metadata().labels()))
                .toList();
        if (matching.isEmpty() || isIgnored(pod)) {
            return Optional.empty();
        }
        if (matching.size() > 1) {
            throw Refusals.exhausted("This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.");
        }
        var budget = matching.getFirst();
        if (!isReady(pod) && mayGoUnhealthy(budget)) {
            return Optional.empty();
        }
        boolean observed = orZero(budget.status().observedGeneration()) >= orZero(budget.metadata().generation());
        if (!observed || orZero(budget.status().disruptionsAllowed()) <= 0) {
            throw Refusals.tooManyRequests(
                    "Cannot evict pod as it would violate the pod's disruption budget.",
                    observed
                            ? "The disruption budget %s needs %d healthy pods and has %d currently".formatted(
                                    budget.name(), orZero(budget.status().desiredHealthy()), orZero(budget.status().currentHealthy()))
                            : "The disruption budget %s is still being processed by the server.".formatted(budget.name()));
        }
        return matching.stream().findFirst();
    }

    private static boolean isIgnored(Pod pod) {
        var phase = Objects.requireNonNullElse(pod.status().phase(), "");
        return pod.metadata().deletionTimestamp() != null || List.of("Pending", "Succeeded", "Failed").contains(phase);
    }

    private static boolean isReady(Pod pod) {
        return pod.status().conditions().stream()
                .anyMatch(condition -> "Ready".equals(condition.type()) && "True".equals(condition.status()));
    }

    private static boolean mayGoUnhealthy(PodDisruptionBudget budget) {
        var status = budget.status();
        return "AlwaysAllow".equals(budget.spec().unhealthyPodEvictionPolicy())
                || (orZero(status.desiredHealthy()) > 0 && orZero(status.currentHealthy()) >= orZero(status.desiredHealthy()));
    }

    static PodDisruptionBudget paid(PodDisruptionBudget budget) {
        long left = orZero(budget.status().disruptionsAllowed()) - 1;
        return budget.withStatus(budget.status().withDisruptionsAllowed((int) left));
    }

    static Pod marked(Pod pod, Instant now) {
        var conditions = new ArrayList<>(pod.status().conditions());
        conditions.removeIf(condition -> "DisruptionTarget".equals(condition.type()));
        conditions.add(PodCondition.EMPTY
                .withType("DisruptionTarget")
                .withStatus("True")
                .withReason("EvictionByEvictionAPI")
                .withMessage("Eviction API: evicting")
                .withLastTransitionTime(now));
        return pod.withStatus(pod.status().withConditions(conditions));
    }

    private static long orZero(@Nullable Number number) {
        return number == null ? 0 : number.longValue();
    }
}
