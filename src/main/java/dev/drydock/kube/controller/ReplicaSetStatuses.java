package dev.drydock.kube.controller;

import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.api.apps.ReplicaSetCondition;
import dev.drydock.kube.api.apps.ReplicaSetStatus;
import dev.drydock.kube.api.core.Pod;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a ReplicaSet's status says of its Pods. Mirrors `replica_set_utils.go`.
final class ReplicaSetStatuses {
    static final String REPLICA_FAILURE = "ReplicaFailure";

    private ReplicaSetStatuses() {}

    /// @param failure why Pods could not be made or removed; null where all went well
    static ReplicaSetStatus of(
            ReplicaSet set, List<Pod> pods, int terminating, @Nullable StatusException failure, Instant now) {
        var templateLabels = set.spec().template().metadata().labels();
        int minReadySeconds = Numbers.orZero(set.spec().minReadySeconds());
        int labeled = 0;
        int ready = 0;
        int available = 0;
        for (var pod : pods) {
            labeled += Selectors.matches(templateLabels, pod.metadata().labels()) ? 1 : 0;
            if (Pods.isReady(pod)) {
                ready++;
                available += Pods.isAvailable(pod, minReadySeconds, now) ? 1 : 0;
            }
        }
        return ReplicaSetStatus.EMPTY
                .withReplicas(pods.size())
                .withFullyLabeledReplicas(Numbers.orNull(labeled))
                .withReadyReplicas(Numbers.orNull(ready))
                .withAvailableReplicas(Numbers.orNull(available))
                .withTerminatingReplicas(terminating)
                .withObservedGeneration(set.metadata().generation())
                .withConditions(conditions(set, pods.size(), failure, now));
    }

    private static List<ReplicaSetCondition> conditions(
            ReplicaSet set, int replicas, @Nullable StatusException failure, Instant now) {
        var present = set.status().conditions();
        boolean reported = present.stream().anyMatch(condition -> REPLICA_FAILURE.equals(condition.type()));
        if (failure == null) {
            return present.stream().filter(condition -> !REPLICA_FAILURE.equals(condition.type())).toList();
        }
        if (reported) {
            return present;
        }
        int desired = Objects.requireNonNullElse(set.spec().replicas(), 0);
        var condition = ReplicaSetCondition.EMPTY
                .withType(REPLICA_FAILURE)
                .withStatus("True")
                .withReason(replicas < desired ? "FailedCreate" : "FailedDelete")
                .withMessage(failure.text())
                .withLastTransitionTime(now.truncatedTo(ChronoUnit.SECONDS));
        return Stream.concat(present.stream(), Stream.of(condition)).toList();
    }
}
