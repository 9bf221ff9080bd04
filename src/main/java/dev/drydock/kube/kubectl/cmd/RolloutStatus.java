package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.apps.DaemonSet;
import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.apps.StatefulSet;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.api.Go;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Info;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Follows a rollout to its end. Mirrors `polymorphichelpers/rollout_status.go`.
final class RolloutStatus {
    /// Longer than a rollout may take before it counts as failed.
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private String printed = "";

    private RolloutStatus() {}

    static void follow(Invocation kubectl, Info info) {
        if (info.object() instanceof DaemonSet || info.object() instanceof StatefulSet) {
            new RolloutStatus().follow(kubectl, info, kubectl.flags().time("timeout"));
            return;
        }
        var deployment = RolloutCommand.deployment(info, "rollout status");
        long wanted = kubectl.flags().number("revision");
        var current = deployment.metadata().annotations().getOrDefault("deployment.kubernetes.io/revision", "0");
        if (wanted > 0 && !current.equals(Long.toString(wanted))) {
            throw Failure.of("desired revision (%d) is different from the running revision (%s)".formatted(wanted, current));
        }
        new RolloutStatus().follow(kubectl, info, kubectl.flags().time("timeout"));
    }

    private void follow(Invocation kubectl, Info info, Duration timeout) {
        var longest = timeout.isZero() || timeout.compareTo(PATIENCE) > 0 ? PATIENCE : timeout;
        kubectl.follow(() -> look(kubectl, info) || !kubectl.flags().is("watch"), longest, () -> {
            throw Failure.of("timed out waiting for the condition");
        });
    }

    /// Says how far the rollout has come, if that is something new; whether it is done.
    private boolean look(Invocation kubectl, Info info) {
        var object = kubectl.client()
                .find(info.kind(), info.key())
                .orElseThrow(() -> Failure.of("object has been deleted"));
        if (printed.equals(object.metadata().resourceVersion())) {
            return false;
        }
        printed = Objects.requireNonNullElse(object.metadata().resourceVersion(), "");
        var progress = switch (object) {
            case DaemonSet set -> SetProgress.of(set);
            case StatefulSet set -> SetProgress.of(set);
            default -> progress((Deployment) object);
        };
        kubectl.println(progress.text());
        return progress.done();
    }

    private static SetProgress progress(Deployment deployment) {
        return unfinished(deployment)
                .map(text -> new SetProgress(text, false))
                .orElse(new SetProgress("deployment " + Go.quote(deployment.name()) + " successfully rolled out", true));
    }

    private static Optional<String> unfinished(Deployment deployment) {
        var status = deployment.status();
        long generation = Objects.requireNonNullElse(deployment.metadata().generation(), 0L);
        if (generation > Objects.requireNonNullElse(status.observedGeneration(), 0L)) {
            return Optional.of("Waiting for deployment spec update to be observed...");
        }
        if (status.conditions().stream()
                .anyMatch(each -> "Progressing".equals(each.type()) && "ProgressDeadlineExceeded".equals(each.reason()))) {
            throw Failure.of("deployment " + Go.quote(deployment.name()) + " exceeded its progress deadline");
        }
        int wanted = number(deployment.spec().replicas());
        int updated = number(status.updatedReplicas());
        int all = number(status.replicas());
        int available = number(status.availableReplicas());
        var waiting = "Waiting for deployment " + Go.quote(deployment.name()) + " rollout to finish: ";
        if (updated < wanted) {
            return Optional.of(waiting + "%d out of %d new replicas have been updated...".formatted(updated, wanted));
        } else if (all > updated) {
            return Optional.of(waiting + "%d old replicas are pending termination...".formatted(all - updated));
        } else if (available < updated) {
            return Optional.of(waiting + "%d of %d updated replicas are available...".formatted(available, updated));
        }
        return Optional.empty();
    }

    private static int number(@Nullable Integer number) {
        return Objects.requireNonNullElse(number, 0);
    }
}
