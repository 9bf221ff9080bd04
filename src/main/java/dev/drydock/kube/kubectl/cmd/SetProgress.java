package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.Go;
import dev.drydock.kube.api.apps.DaemonSet;
import dev.drydock.kube.api.apps.StatefulSet;
import dev.drydock.kube.kubectl.cli.Failure;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How far a rollout has come, of DaemonSets and StatefulSets among others. Mirrors `polymorphichelpers/rollout_status.go`.
record SetProgress(String text, boolean done) {
    private static final String ROLLING = "RollingUpdate";

    static SetProgress of(DaemonSet set) {
        requireRolling(set.spec().updateStrategy().type());
        var status = set.status();
        int wanted = number(status.desiredNumberScheduled());
        int updated = number(status.updatedNumberScheduled());
        int available = number(status.numberAvailable());
        var waiting = "Waiting for daemon set " + Go.quote(set.name()) + " rollout to finish: ";
        if (generation(set.metadata().generation()) > generation(status.observedGeneration())) {
            return new SetProgress("Waiting for daemon set spec update to be observed...", false);
        } else if (updated < wanted) {
            return new SetProgress(waiting + "%d out of %d new pods have been updated...".formatted(updated, wanted), false);
        } else if (available < wanted) {
            return new SetProgress(waiting + "%d of %d updated pods are available...".formatted(available, wanted), false);
        }
        return new SetProgress("daemon set " + Go.quote(set.name()) + " successfully rolled out", true);
    }

    static SetProgress of(StatefulSet set) {
        requireRolling(set.spec().updateStrategy().type());
        var status = set.status();
        long observed = generation(status.observedGeneration());
        int wanted = number(set.spec().replicas());
        int updated = number(status.updatedReplicas());
        if (observed == 0 || generation(set.metadata().generation()) > observed) {
            return new SetProgress("Waiting for statefulset spec update to be observed...", false);
        } else if (number(status.readyReplicas()) < wanted) {
            return new SetProgress("Waiting for %d pods to be ready...".formatted(wanted - number(status.readyReplicas())), false);
        }
        var rolling = set.spec().updateStrategy().rollingUpdate();
        if (rolling != null) {
            int toUpdate = wanted - number(rolling.partition());
            return updated < toUpdate && rolling.partition() != null
                    ? new SetProgress("Waiting for partitioned roll out to finish: %d out of %d new pods have been updated...".formatted(updated, toUpdate), false)
                    : new SetProgress("partitioned roll out complete: %d new pods have been updated...".formatted(updated), true);
        }
        return Objects.equals(status.updateRevision(), status.currentRevision())
                ? new SetProgress("statefulset rolling update complete %d pods at revision %s..."
                        .formatted(number(status.currentReplicas()), status.currentRevision()), true)
                : new SetProgress("waiting for statefulset rolling update to complete %d pods at revision %s..."
                        .formatted(updated, status.updateRevision()), false);
    }

    private static void requireRolling(@Nullable String strategy) {
        if (!ROLLING.equals(strategy)) {
            throw Failure.of("rollout status is only available for " + ROLLING + " strategy type");
        }
    }

    private static int number(@Nullable Integer number) {
        return Objects.requireNonNullElse(number, 0);
    }

    private static long generation(@Nullable Long number) {
        return Objects.requireNonNullElse(number, 0L);
    }
}
