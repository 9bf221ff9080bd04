package dev.drydock.kube.kubectl.resource;

import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.api.core.PodTemplateSpec;
import dev.drydock.kube.client.DynamicClient;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The ReplicaSets of a Deployment: the one with its template, and those with templates before.
public record Revisions(List<ReplicaSet> all, Optional<ReplicaSet> current) {
    public static final String REVISION = "deployment.kubernetes.io/revision";
    public static final String CHANGE_CAUSE = "kubernetes.io/change-cause";
    public static final String HASH = "pod-template-hash";

    public static Revisions of(Deployment deployment, DynamicClient client) {
        var uid = deployment.metadata().uid();
        List<ReplicaSet> owned = client.list(Kinds.of(ReplicaSet.class), deployment.namespace(), "", "").stream()
                .map(ReplicaSet.class::cast)
                .filter(set -> set.metadata().ownerReferences().stream()
                        .anyMatch(owner -> Boolean.TRUE.equals(owner.controller()) && Objects.equals(owner.uid(), uid)))
                .toList();
        var template = withoutHash(deployment.spec().template());
        var current = owned.stream()
                .sorted(Comparator.comparing(set -> Objects.requireNonNullElse(set.metadata().creationTimestamp(), Instant.EPOCH)))
                .filter(set -> withoutHash(set.spec().template()).equals(template))
                .findFirst();
        return new Revisions(owned, current);
    }

    public List<ReplicaSet> old() {
        return all.stream().filter(set -> !set.equals(current.orElse(null))).toList();
    }

    /// The template as its Deployment had it.
    public static PodTemplateSpec withoutHash(PodTemplateSpec template) {
        var labels = new HashMap<>(template.metadata().labels());
        labels.remove(HASH);
        return template.withMetadata(template.metadata().withLabels(labels));
    }

    /// The number that a ReplicaSet was given when its template was last in use, 0 where it has none.
    public static long number(ReplicaSet set) {
        try {
            return Long.parseLong(set.metadata().annotations().getOrDefault(REVISION, "0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
