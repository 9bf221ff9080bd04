package dev.drydock.kube.controller;

import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.api.core.PodTemplateSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The ReplicaSets of a Deployment: the one with its template, and the older ones, oldest first.
///
/// @param current null where it has not been made yet
record ReplicaSets(@Nullable ReplicaSet current, List<ReplicaSet> old) {
    static final String HASH = "pod-template-hash";
    static final Comparator<ReplicaSet> BY_CREATION = Comparator.comparing(
                    (ReplicaSet set) -> Objects.requireNonNullElse(set.metadata().creationTimestamp(), Instant.EPOCH))
            .thenComparing(ReplicaSet::name);

    static ReplicaSets of(Deployment deployment, List<ReplicaSet> owned) {
        var sorted = owned.stream().sorted(BY_CREATION).toList();
        var current = sorted.stream()
                .filter(set -> isMadeFrom(set, deployment.spec().template()))
                .findFirst();
        var old = sorted.stream().filter(set -> current.isEmpty() || set != current.get()).toList();
        return new ReplicaSets(current.orElse(null), old);
    }

    /// Whether a set's template is the given one but for its hash label.
    static boolean isMadeFrom(ReplicaSet set, PodTemplateSpec template) {
        var own = set.spec().template();
        return own.spec().equals(template.spec()) && withoutHash(own).equals(withoutHash(template));
    }

    static PodTemplateSpec withoutHash(PodTemplateSpec template) {
        if (!template.metadata().labels().containsKey(HASH)) {
            return template;
        }
        var labels = new LinkedHashMap<>(template.metadata().labels());
        labels.remove(HASH);
        return template.withMetadata(template.metadata().withLabels(labels));
    }

    ReplicaSets withCurrent(ReplicaSet current) {
        return new ReplicaSets(current, old);
    }

    ReplicaSet requireCurrent() {
        return Objects.requireNonNull(current, "a rolling update has made its ReplicaSet");
    }

    List<ReplicaSet> all() {
        var all = new ArrayList<>(old);
        if (current != null) {
            all.add(current);
        }
        return all;
    }

    List<ReplicaSet> active() {
        return all().stream().filter(set -> size(set) > 0).toList();
    }

    List<ReplicaSet> activeOld() {
        return old.stream().filter(set -> size(set) > 0).toList();
    }

    /// The only active set or, where none is, the newest; empty where there are several.
    Optional<ReplicaSet> activeOrLatest() {
        var active = active();
        if (active.size() > 1) {
            return Optional.empty();
        }
        if (active.size() == 1) {
            return Optional.of(active.getFirst());
        }
        return current != null ? Optional.of(current) : old.isEmpty() ? Optional.empty() : Optional.of(old.getLast());
    }

    static int size(ReplicaSet set) {
        return Numbers.orZero(set.spec().replicas());
    }

    static int size(List<ReplicaSet> sets) {
        return sets.stream().mapToInt(ReplicaSets::size).sum();
    }

    static int available(ReplicaSet set) {
        return Numbers.orZero(set.status().availableReplicas());
    }

    static int available(List<ReplicaSet> sets) {
        return sets.stream().mapToInt(ReplicaSets::available).sum();
    }
}
