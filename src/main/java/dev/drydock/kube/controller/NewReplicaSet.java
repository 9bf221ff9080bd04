package dev.drydock.kube.controller;

import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.api.apps.ReplicaSetSpec;
import dev.drydock.kube.api.meta.LabelSelector;
import dev.drydock.kube.api.meta.ObjectMeta;
import dev.drydock.kube.client.Client;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Finds or makes the ReplicaSet that has a Deployment's template, and counts revisions.
/// Mirrors `getNewReplicaSet` in `pkg/controller/deployment/sync.go`.
final class NewReplicaSet {
    private final Client client;

    NewReplicaSet(Client client) {
        this.client = client;
    }

    /// A Deployment and its ReplicaSets as they now are.
    record Revised(Deployment deployment, ReplicaSets sets) {}

    /// Gives the ReplicaSet that is there, if it is, the highest revision.
    Revised revise(Deployment deployment, ReplicaSets sets) {
        var current = sets.current();
        if (current == null) {
            return new Revised(deployment, sets);
        }
        long revision = Revisions.next(sets.old());
        var changed = current.withMetadata(current.metadata().withAnnotations(Revisions.annotations(deployment, current, revision)))
                .withSpec(current.spec().withMinReadySeconds(deployment.spec().minReadySeconds()));
        if (!changed.equals(current)) {
            return new Revised(deployment, sets.withCurrent(client.update(changed)));
        }
        var revised = withRevision(deployment, Revisions.of(current));
        var progressing = DeploymentStatuses.find(revised.status(), DeploymentStatuses.PROGRESSING);
        if (DeploymentStatuses.hasDeadline(revised) && progressing.isEmpty()) {
            revised = withProgress(revised, "True", "FoundNewReplicaSet", "Found new replica set \"" + current.name() + "\"");
        }
        return new Revised(client.updateStatus(revised), sets);
    }

    /// Makes the ReplicaSet if it is not there yet, as large as the rollout may start.
    Revised ensure(Revised revised) {
        if (revised.sets().current() != null) {
            return revised;
        }
        var deployment = revised.deployment();
        long revision = Revisions.next(revised.sets().old());
        var planned = planned(deployment, revised.sets(), revision);
        ReplicaSet made;
        try {
            made = client.create(planned);
        } catch (StatusException refusal) {
            made = resolve(deployment, planned, refusal);
        }
        int size = ReplicaSets.size(made);
        if (size > 0) {
            client.event(deployment, "Normal", "ScalingReplicaSet",
                    "Scaled up replica set %s from 0 to %d".formatted(made.name(), size));
        }
        var noted = withRevision(deployment, revision);
        if (DeploymentStatuses.hasDeadline(noted)) {
            noted = withProgress(noted, "True", "NewReplicaSetCreated", "Created new replica set \"" + made.name() + "\"");
        }
        return new Revised(client.updateStatus(noted), revised.sets().withCurrent(made));
    }

    private static ReplicaSet planned(Deployment deployment, ReplicaSets sets, long revision) {
        var template = deployment.spec().template();
        var hash = TemplateHash.of(template, Numbers.orZero(deployment.status().collisionCount()));
        var labels = plus(template.metadata().labels(), hash);
        var selector = Objects.requireNonNullElse(deployment.spec().selector(), LabelSelector.EMPTY);
        var meta = ObjectMeta.EMPTY
                .withName(deployment.name() + "-" + hash)
                .withNamespace(deployment.namespace())
                .withLabels(labels)
                .withOwnerReferences(List.of(Owners.controllerReference(deployment)));
        var spec = ReplicaSetSpec.EMPTY
                .withReplicas(Rollout.sizeOfNew(deployment, 0, ReplicaSets.size(sets.old())))
                .withMinReadySeconds(deployment.spec().minReadySeconds())
                .withSelector(selector.withMatchLabels(plus(selector.matchLabels(), hash)))
                .withTemplate(template.withMetadata(template.metadata().withLabels(labels)));
        var set = ReplicaSet.EMPTY.withMetadata(meta).withSpec(spec);
        var annotations = Revisions.withSizes(Revisions.annotations(deployment, set, revision), deployment);
        return set.withMetadata(meta.withAnnotations(annotations));
    }

    private static Map<String, String> plus(Map<String, String> labels, String hash) {
        var all = new LinkedHashMap<>(labels);
        all.put(ReplicaSets.HASH, hash);
        return all;
    }

    /// The name is taken by a set that is the Deployment's after all, or by another: then the next hash is tried.
    private ReplicaSet resolve(Deployment deployment, ReplicaSet planned, StatusException refusal) {
        if (refusal.is("AlreadyExists")) {
            var present = client.get(ReplicaSet.class, planned.key());
            if (present.isPresent()
                    && Owners.isControlledBy(present.get(), deployment)
                    && ReplicaSets.isMadeFrom(present.get(), deployment.spec().template())) {
                return present.get();
            }
            int collisions = Numbers.orZero(deployment.status().collisionCount()) + 1;
            client.updateStatus(deployment.withStatus(deployment.status().withCollisionCount(collisions)));
            throw refusal;
        }
        var message = "Failed to create new replica set \"%s\": %s".formatted(planned.name(), refusal.text());
        if (DeploymentStatuses.hasDeadline(deployment)) {
            client.updateStatus(withProgress(deployment, "False", "ReplicaSetCreateError", message));
        }
        client.event(deployment, "Warning", "ReplicaSetCreateError", message);
        throw refusal;
    }

    private static Deployment withRevision(Deployment deployment, long revision) {
        var annotations = new LinkedHashMap<>(deployment.metadata().annotations());
        annotations.put(Revisions.REVISION, Long.toString(revision));
        return deployment.withMetadata(deployment.metadata().withAnnotations(annotations));
    }

    private Deployment withProgress(Deployment deployment, String status, String reason, String message) {
        var condition = DeploymentStatuses.condition(DeploymentStatuses.PROGRESSING, status, reason, message, client.now());
        return deployment.withStatus(DeploymentStatuses.with(deployment.status(), condition));
    }
}
