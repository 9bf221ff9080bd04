package dev.drydock.kube.controller;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.apps.ReplicaSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The annotations by which a Deployment's ReplicaSets remember revisions and sizes. Mirrors `deployment_util.go`.
final class Revisions {
    static final String REVISION = "deployment.kubernetes.io/revision";
    static final String HISTORY = "deployment.kubernetes.io/revision-history";
    static final String DESIRED = "deployment.kubernetes.io/desired-replicas";
    static final String MAX = "deployment.kubernetes.io/max-replicas";
    private static final Set<String> NOT_COPIED = Set.of(
            "kubectl.kubernetes.io/last-applied-configuration",
            REVISION,
            HISTORY,
            DESIRED,
            MAX,
            "deprecated.deployment.rollback.to");

    private Revisions() {}

    static long of(KubeObject object) {
        try {
            return Long.parseLong(object.metadata().annotations().getOrDefault(REVISION, "0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    static long next(List<ReplicaSet> old) {
        return old.stream().mapToLong(Revisions::of).max().orElse(0) + 1;
    }

    static Optional<Integer> desiredReplicas(ReplicaSet set) {
        return number(set, DESIRED);
    }

    static Optional<Integer> maxReplicas(ReplicaSet set) {
        return number(set, MAX);
    }

    private static Optional<Integer> number(ReplicaSet set, String annotation) {
        try {
            return Optional.ofNullable(set.metadata().annotations().get(annotation)).map(Integer::valueOf);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// The annotations of the ReplicaSet with the Deployment's template: the Deployment's own, and the revision, which only grows.
    static Map<String, String> annotations(Deployment deployment, ReplicaSet set, long revision) {
        var annotations = new LinkedHashMap<>(set.metadata().annotations());
        deployment.metadata().annotations().forEach((key, value) -> {
            if (!NOT_COPIED.contains(key)) {
                annotations.put(key, value);
            }
        });
        long before = of(set);
        if (before < revision) {
            if (annotations.put(REVISION, Long.toString(revision)) != null) {
                annotations.merge(HISTORY, Long.toString(before), (history, last) -> history.isEmpty() ? last : history + "," + last);
            }
        }
        return annotations;
    }

    static Map<String, String> withSizes(Map<String, String> annotations, Deployment deployment) {
        int desired = Rollout.desired(deployment);
        var sized = new LinkedHashMap<>(annotations);
        sized.put(DESIRED, Integer.toString(desired));
        sized.put(MAX, Integer.toString(desired + Rollout.Bounds.of(deployment).surge()));
        return sized;
    }
}
