package dev.drydock.kube.controller;

import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.apps.DeploymentCondition;
import dev.drydock.kube.api.apps.DeploymentStatus;
import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.api.apps.ReplicaSetCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a Deployment's status says of its ReplicaSets, and whether its rollout moves.
/// Mirrors `calculateStatus` in `sync.go` and `progress.go`.
final class DeploymentStatuses {
    static final String AVAILABLE = "Available";
    static final String PROGRESSING = "Progressing";
    static final String REPLICA_FAILURE = "ReplicaFailure";
    static final String COMPLETE = "NewReplicaSetAvailable";
    static final String TIMED_OUT = "ProgressDeadlineExceeded";
    private static final int NO_DEADLINE = Integer.MAX_VALUE;

    private DeploymentStatuses() {}

    /// The numbers and whether enough Pods are available, with no judgement on progress.
    static DeploymentStatus counted(Deployment deployment, ReplicaSets sets, Instant now) {
        var all = sets.all();
        int available = ReplicaSets.available(all);
        int updated = sets.current() == null ? 0 : Numbers.orZero(sets.current().status().replicas());
        var status = deployment.status()
                .withObservedGeneration(deployment.metadata().generation())
                .withReplicas(Numbers.orNull(sum(all, set -> set.status().replicas())))
                .withUpdatedReplicas(Numbers.orNull(updated))
                .withReadyReplicas(Numbers.orNull(sum(all, set -> set.status().readyReplicas())))
                .withAvailableReplicas(Numbers.orNull(available))
                .withUnavailableReplicas(Numbers.orNull(Math.max(0, ReplicaSets.size(all) - available)))
                .withTerminatingReplicas(terminating(all));
        int least = Rollout.desired(deployment) - Rollout.Bounds.of(deployment).unavailable();
        return with(status, available >= least
                ? condition(AVAILABLE, "True", "MinimumReplicasAvailable", "Deployment has minimum availability.", now)
                : condition(AVAILABLE, "False", "MinimumReplicasUnavailable", "Deployment does not have minimum availability.", now));
    }

    /// The same with what is to be said of the rollout's progress.
    static DeploymentStatus judged(Deployment deployment, ReplicaSets sets, Instant now) {
        var status = counted(deployment, sets, now);
        if (!hasDeadline(deployment)) {
            status = without(status, PROGRESSING);
        } else if (!wasComplete(deployment, status)) {
            status = withProgress(deployment, sets, status, now);
        }
        var failure = failure(sets);
        return failure.isPresent() ? with(status, failure.get()) : without(status, REPLICA_FAILURE);
    }

    private static DeploymentStatus withProgress(Deployment deployment, ReplicaSets sets, DeploymentStatus status, Instant now) {
        var current = sets.current();
        var what = current == null ? "Deployment \"" + deployment.name() + "\"" : "ReplicaSet \"" + current.name() + "\"";
        if (isComplete(deployment, status)) {
            return with(status, condition(PROGRESSING, "True", COMPLETE, what + " has successfully progressed.", now));
        }
        if (isMoving(deployment.status(), status)) {
            var progress = condition(PROGRESSING, "True", "ReplicaSetUpdated", what + " is progressing.", now);
            var before = find(status, PROGRESSING).filter(condition -> "True".equals(condition.status()));
            if (before.isPresent()) {
                progress = progress.withLastTransitionTime(before.get().lastTransitionTime());
            }
            return with(without(status, PROGRESSING), progress);
        }
        if (isTimedOut(deployment, status, now)) {
            return with(status, condition(PROGRESSING, "False", TIMED_OUT, what + " has timed out progressing.", now));
        }
        return status;
    }

    private static boolean wasComplete(Deployment deployment, DeploymentStatus status) {
        return Objects.equals(status.replicas(), status.updatedReplicas())
                && find(deployment.status(), PROGRESSING)
                        .filter(condition -> COMPLETE.equals(condition.reason()))
                        .isPresent();
    }

    static boolean isComplete(Deployment deployment, DeploymentStatus status) {
        int desired = Rollout.desired(deployment);
        return Numbers.orZero(status.updatedReplicas()) == desired
                && Numbers.orZero(status.replicas()) == desired
                && Numbers.orZero(status.availableReplicas()) == desired
                && Numbers.orZero(status.observedGeneration()) >= Numbers.orZero(deployment.metadata().generation());
    }

    private static boolean isMoving(DeploymentStatus before, DeploymentStatus after) {
        int oldBefore = Numbers.orZero(before.replicas()) - Numbers.orZero(before.updatedReplicas());
        int oldAfter = Numbers.orZero(after.replicas()) - Numbers.orZero(after.updatedReplicas());
        return Numbers.orZero(after.updatedReplicas()) > Numbers.orZero(before.updatedReplicas())
                || oldAfter < oldBefore
                || Numbers.orZero(after.readyReplicas()) > Numbers.orZero(before.readyReplicas())
                || Numbers.orZero(after.availableReplicas()) > Numbers.orZero(before.availableReplicas());
    }

    private static boolean isTimedOut(Deployment deployment, DeploymentStatus status, Instant now) {
        return find(status, PROGRESSING)
                .filter(condition -> !COMPLETE.equals(condition.reason()))
                .filter(condition -> TIMED_OUT.equals(condition.reason()) || deadline(deployment, condition).isBefore(now))
                .isPresent();
    }

    /// How long until a rollout that does not move must be looked at again; empty where none is awaited.
    static Optional<Duration> untilDeadline(Deployment deployment, Instant now) {
        if (!hasDeadline(deployment) || isComplete(deployment, deployment.status())) {
            return Optional.empty();
        }
        return find(deployment.status(), PROGRESSING)
                .filter(condition -> !TIMED_OUT.equals(condition.reason()))
                .map(condition -> Duration.between(now, deadline(deployment, condition)))
                .map(left -> (left.isNegative() ? Duration.ZERO : left).plusSeconds(1));
    }

    private static Instant deadline(Deployment deployment, DeploymentCondition progressing) {
        return Objects.requireNonNullElse(progressing.lastUpdateTime(), Instant.EPOCH)
                .plusSeconds(Numbers.orZero(deployment.spec().progressDeadlineSeconds()));
    }

    static boolean hasDeadline(Deployment deployment) {
        var deadline = deployment.spec().progressDeadlineSeconds();
        return deadline != null && deadline != NO_DEADLINE;
    }

    private static Optional<DeploymentCondition> failure(ReplicaSets sets) {
        var current = Optional.ofNullable(sets.current());
        return Stream.concat(current.stream(), sets.all().stream())
                .flatMap(set -> set.status().conditions().stream())
                .filter(condition -> ReplicaSetStatuses.REPLICA_FAILURE.equals(condition.type()))
                .map(DeploymentStatuses::fromReplicaSet)
                .findFirst();
    }

    private static DeploymentCondition fromReplicaSet(ReplicaSetCondition condition) {
        return DeploymentCondition.EMPTY
                .withType(REPLICA_FAILURE)
                .withStatus(condition.status())
                .withReason(condition.reason())
                .withMessage(condition.message())
                .withLastTransitionTime(condition.lastTransitionTime())
                .withLastUpdateTime(condition.lastTransitionTime());
    }

    private static int sum(List<ReplicaSet> sets, Function<ReplicaSet, @Nullable Integer> number) {
        return sets.stream().map(number).mapToInt(Numbers::orZero).sum();
    }

    private static @Nullable Integer terminating(List<ReplicaSet> sets) {
        boolean known = sets.stream().allMatch(set -> set.status().terminatingReplicas() != null);
        return known ? sum(sets, set -> set.status().terminatingReplicas()) : null;
    }

    static DeploymentCondition condition(String type, String status, String reason, String message, Instant now) {
        return DeploymentCondition.EMPTY
                .withType(type)
                .withStatus(status)
                .withReason(reason)
                .withMessage(message)
                .withLastUpdateTime(now)
                .withLastTransitionTime(now);
    }

    static Optional<DeploymentCondition> find(DeploymentStatus status, String type) {
        return status.conditions().stream().filter(condition -> type.equals(condition.type())).findFirst();
    }

    /// A condition with the same status and reason stays as it is; another is put last.
    static DeploymentStatus with(DeploymentStatus status, DeploymentCondition condition) {
        var before = find(status, Objects.requireNonNull(condition.type()));
        boolean sameStatus = before.filter(it -> Objects.equals(it.status(), condition.status())).isPresent();
        if (sameStatus && Objects.equals(before.get().reason(), condition.reason())) {
            return status;
        }
        var conditions = new ArrayList<>(without(status, Objects.requireNonNull(condition.type())).conditions());
        conditions.add(sameStatus ? condition.withLastTransitionTime(before.get().lastTransitionTime()) : condition);
        return status.withConditions(conditions);
    }

    static DeploymentStatus without(DeploymentStatus status, String type) {
        return status.withConditions(
                status.conditions().stream().filter(condition -> !type.equals(condition.type())).toList());
    }
}
