package dev.drydock.kube.controller;

import dev.drydock.kube.api.core.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which of a controller's Pods go first when there are too many: those that would be missed least.
/// Mirrors `ActivePodsWithRanks` in `pkg/controller/controller_utils.go`, but lets the UID decide last of all: where it decides between two
/// ages and not between two Pods of one age, three Pods can each go before the next.
final class DeletionOrder implements Comparator<Pod> {
    private static final String COST = "controller.kubernetes.io/pod-deletion-cost";
    private static final List<String> PHASES = List.of("Pending", "Unknown", "Running");

    private final Map<String, Integer> podsOnNode = new HashMap<>();
    private final Instant now;
    private final Comparator<Pod> order = Comparator.comparing(DeletionOrder::isAssigned)
            .thenComparing(pod -> PHASES.indexOf(Objects.requireNonNullElse(pod.status().phase(), "Pending")))
            .thenComparing(Pods::isReady)
            .thenComparing(DeletionOrder::cost)
            .thenComparing(this::podsBesides, Comparator.reverseOrder())
            .thenComparing(this::byReadyTime)
            .thenComparing(Pods::mostRestarts, Comparator.reverseOrder())
            .thenComparing(this::byCreation)
            .thenComparing(DeletionOrder::uid);

    /// @param related the Pods of the controller's siblings; where many of them share a node, one there goes first
    DeletionOrder(List<Pod> related, Instant now) {
        related.stream()
                .filter(Pods::isActive)
                .forEach(pod -> podsOnNode.merge(nodeOf(pod), 1, Integer::sum));
        this.now = now;
    }

    @Override
    public int compare(Pod one, Pod other) {
        return order.compare(one, other);
    }

    private static String nodeOf(Pod pod) {
        return Objects.requireNonNullElse(pod.spec().nodeName(), "");
    }

    private static boolean isAssigned(Pod pod) {
        return !nodeOf(pod).isEmpty();
    }

    private static int cost(Pod pod) {
        try {
            return Integer.parseInt(pod.metadata().annotations().getOrDefault(COST, "0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private int podsBesides(Pod pod) {
        return podsOnNode.getOrDefault(nodeOf(pod), 0);
    }

    private int byReadyTime(Pod one, Pod other) {
        return byAge(Pods.readySince(one), Pods.readySince(other));
    }

    private int byCreation(Pod one, Pod other) {
        return byAge(
                Optional.ofNullable(one.metadata().creationTimestamp()), Optional.ofNullable(other.metadata().creationTimestamp()));
    }

    /// The younger goes first, but ages of the same magnitude count as equal.
    private int byAge(Optional<Instant> since, Optional<Instant> otherSince) {
        return since.isEmpty() || otherSince.isEmpty() ? 0 : Long.compare(magnitude(since.get()), magnitude(otherSince.get()));
    }

    private long magnitude(Instant since) {
        var age = Duration.between(since, now);
        return age.isPositive() ? Math.round(Math.log(age.toNanos()) / Math.log(2)) : -1;
    }

    private static String uid(Pod pod) {
        @Nullable String uid = pod.metadata().uid();
        return Objects.requireNonNullElse(uid, "");
    }
}
