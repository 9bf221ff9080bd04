package dev.drydock.kube.controller;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.apps.DeploymentStatus;
import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.client.Controller;
import dev.drydock.kube.client.Watches;
import dev.drydock.kube.trace.Action;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rolls a Deployment's template out through ReplicaSets.
/// Mirrors `pkg/controller/deployment`; the rollback by a field of the old extensions API is left out.
final class DeploymentController implements Controller {
    static final String NAME = "deployment-controller";
    /// Sets act on their new sizes before the next are given out, so that no Pod comes before the one it replaces is told to go.
    private static final Duration ROUND = Duration.ofMillis(10);

    private final Client client;
    private final NewReplicaSet newReplicaSet;

    DeploymentController(Client client) {
        this.client = client;
        this.newReplicaSet = new NewReplicaSet(client);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void watches(Watches watches) {
        watches.own(Deployment.class)
                .onChange(Pod.class, this::recreationConcerned)
                .gathering(ROUND)
                .on(ReplicaSet.class, this::deploymentsConcerned);
    }

    private Stream<ObjectKey> deploymentsConcerned(ReplicaSet set) {
        var owner = Owners.controllerOf(set);
        if (owner.isPresent()) {
            return owner.stream()
                    .filter(reference -> "Deployment".equals(reference.kind()))
                    .map(reference -> new ObjectKey(set.namespace(), Objects.requireNonNull(reference.name())));
        }
        return client.list(Deployment.class, set.namespace()).stream()
                .filter(deployment -> matches(deployment, set))
                .map(Deployment::key);
    }

    /// A Deployment of type Recreate waits for the last of its old Pods to go.
    private Stream<ObjectKey> recreationConcerned(@Nullable Pod before, @Nullable Pod after) {
        boolean ended = before != null && (after == null || Pods.isTerminal(after));
        if (!ended) {
            return Stream.empty();
        }
        return Owners.controllerOf(before)
                .flatMap(owner -> client.get(ReplicaSet.class, before.namespace(), Objects.requireNonNull(owner.name())))
                .stream()
                .flatMap(this::deploymentsConcerned)
                .filter(key -> client.get(Deployment.class, key).filter(it -> !Rollout.isRolling(it)).isPresent());
    }

    @Override
    public void sync(ObjectKey key) {
        client.get(Deployment.class, key).ifPresent(this::sync);
    }

    private void sync(Deployment found) {
        var owned = claim(found);
        if (Owners.isDeleting(found)) {
            store(found, DeploymentStatuses.counted(found, ReplicaSets.of(found, owned), client.now()));
            return;
        }
        var deployment = withPauseNoted(found);
        var revised = newReplicaSet.revise(deployment, ReplicaSets.of(deployment, owned));
        if (Boolean.TRUE.equals(deployment.spec().paused()) || isScaled(revised)) {
            resize(revised);
        } else if (Rollout.isRolling(deployment)) {
            roll(newReplicaSet.ensure(revised));
        } else {
            recreate(revised);
        }
    }

    /// The ReplicaSets that are the Deployment's; strays that match become its own, those that match no longer are let go.
    private List<ReplicaSet> claim(Deployment deployment) {
        var claimed = new ArrayList<ReplicaSet>();
        boolean alive = !Owners.isDeleting(deployment);
        for (var set : client.ownedBy(Owners.uidOf(deployment), ReplicaSet.class)) {
            if (!Owners.isControlledBy(set, deployment)) {
                continue;
            }
            if (matches(deployment, set)) {
                claimed.add(set);
            } else if (alive) {
                client.patch(ReplicaSet.class, set.key(), current -> Owners.released(current, deployment));
            }
        }
        if (alive) {
            client.orphans(ReplicaSet.class, deployment.namespace()).stream()
                    .filter(set -> matches(deployment, set) && !Owners.isDeleting(set))
                    .map(set -> client.patch(ReplicaSet.class, set.key(), current -> Owners.adopted(current, deployment)))
                    .forEach(claimed::add);
        }
        return claimed;
    }

    private static boolean matches(Deployment deployment, ReplicaSet set) {
        return Selectors.matches(deployment.spec().selector(), set.metadata().labels());
    }

    /// So that a paused rollout is not taken for one that is stuck.
    private Deployment withPauseNoted(Deployment deployment) {
        var progressing = DeploymentStatuses.find(deployment.status(), DeploymentStatuses.PROGRESSING);
        var reason = progressing.map(condition -> condition.reason()).orElse("");
        if (!DeploymentStatuses.hasDeadline(deployment) || DeploymentStatuses.TIMED_OUT.equals(reason)) {
            return deployment;
        }
        boolean paused = Boolean.TRUE.equals(deployment.spec().paused());
        boolean noted = "DeploymentPaused".equals(reason);
        if (paused == noted) {
            return deployment;
        }
        var condition = paused
                ? DeploymentStatuses.condition(DeploymentStatuses.PROGRESSING, "Unknown", "DeploymentPaused", "Deployment is paused", client.now())
                : DeploymentStatuses.condition(DeploymentStatuses.PROGRESSING, "Unknown", "DeploymentResumed", "Deployment is resumed", client.now());
        return store(deployment, DeploymentStatuses.with(deployment.status(), condition));
    }

    /// Whether the number of replicas was changed since the ReplicaSets were last sized.
    private static boolean isScaled(NewReplicaSet.Revised revised) {
        int desired = Rollout.desired(revised.deployment());
        return revised.sets().active().stream()
                .flatMap(set -> Revisions.desiredReplicas(set).stream())
                .anyMatch(noted -> noted != desired);
    }

    private void resize(NewReplicaSet.Revised revised) {
        var deployment = revised.deployment();
        var sets = scale(deployment, revised.sets(), Rollout.scaling(deployment, revised.sets()));
        if (Boolean.TRUE.equals(deployment.spec().paused())) {
            cleanUp(deployment, sets);
        }
        store(deployment, DeploymentStatuses.counted(deployment, sets, client.now()));
    }

    private void roll(NewReplicaSet.Revised revised) {
        var deployment = revised.deployment();
        var steps = Rollout.rolling(deployment, revised.sets());
        var sets = scale(deployment, revised.sets(), steps);
        if (steps.isEmpty() && DeploymentStatuses.isComplete(deployment, deployment.status())) {
            cleanUp(deployment, sets);
        }
        report(deployment, sets);
    }

    private void recreate(NewReplicaSet.Revised revised) {
        var deployment = revised.deployment();
        var stops = revised.sets().activeOld().stream().map(set -> new Rollout.Scale(set, 0)).toList();
        var stopped = scale(deployment, revised.sets(), stops);
        if (!stops.isEmpty() || hasOldPods(stopped)) {
            report(deployment, stopped);
            return;
        }
        var ready = newReplicaSet.ensure(new NewReplicaSet.Revised(deployment, stopped));
        var current = ready.sets().requireCurrent();
        var sets = ReplicaSets.size(current) == Rollout.desired(deployment)
                ? ready.sets()
                : scale(ready.deployment(), ready.sets(), List.of(new Rollout.Scale(current, Rollout.desired(deployment))));
        if (DeploymentStatuses.isComplete(ready.deployment(), ready.deployment().status())) {
            cleanUp(ready.deployment(), sets);
        }
        report(ready.deployment(), sets);
    }

    private boolean hasOldPods(ReplicaSets sets) {
        return sets.old().stream()
                .flatMap(set -> client.ownedBy(Owners.uidOf(set), Pod.class).stream())
                .anyMatch(pod -> !Pods.isTerminal(pod));
    }

    private ReplicaSets scale(Deployment deployment, ReplicaSets sets, List<Rollout.Scale> steps) {
        var scaled = new ArrayList<>(sets.all());
        for (var step : steps) {
            var before = scaled.stream().filter(set -> set.key().equals(step.set().key())).findFirst().orElseThrow();
            scaled.set(scaled.indexOf(before), resized(deployment, before, step.replicas()));
        }
        return steps.isEmpty() ? sets : ReplicaSets.of(deployment, scaled);
    }

    private ReplicaSet resized(Deployment deployment, ReplicaSet set, int replicas) {
        int before = ReplicaSets.size(set);
        var changed = set.withSpec(set.spec().withReplicas(replicas))
                .withMetadata(set.metadata().withAnnotations(Revisions.withSizes(set.metadata().annotations(), deployment)));
        if (before == replicas) {
            return client.update(changed);
        }
        var updated = new ReplicaSet[1];
        var why = new Action.Compared("deployments.apps", deployment.key(), replicas, before);
        client.because(why, () -> updated[0] = client.update(changed));
        client.event(deployment, "Normal", "ScalingReplicaSet", "Scaled %s replica set %s from %d to %d"
                .formatted(before < replicas ? "up" : "down", set.name(), before, replicas));
        return updated[0];
    }

    /// Removes the oldest ReplicaSets that the history has no room for.
    private void cleanUp(Deployment deployment, ReplicaSets sets) {
        var limit = deployment.spec().revisionHistoryLimit();
        if (limit == null || limit == Integer.MAX_VALUE) {
            return;
        }
        var alive = sets.old().stream().filter(set -> !Owners.isDeleting(set)).toList();
        alive.stream()
                .limit(Math.max(0, alive.size() - limit))
                .filter(DeploymentController::isIdle)
                .forEach(client::delete);
    }

    private static boolean isIdle(ReplicaSet set) {
        return ReplicaSets.size(set) == 0
                && Numbers.orZero(set.status().replicas()) == 0
                && Numbers.orZero(set.metadata().generation()) <= Numbers.orZero(set.status().observedGeneration());
    }

    private void report(Deployment deployment, ReplicaSets sets) {
        var status = DeploymentStatuses.judged(deployment, sets, client.now());
        if (status.equals(deployment.status())) {
            DeploymentStatuses.untilDeadline(deployment, client.clock())
                    .ifPresent(wait -> client.requeueInBackground(deployment.key(), wait));
        } else {
            store(deployment, status);
        }
    }

    private Deployment store(Deployment deployment, DeploymentStatus status) {
        return client.updateStatus(deployment.withStatus(status));
    }
}
