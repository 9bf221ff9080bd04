package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.apps.DaemonSet;
import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.api.apps.StatefulSet;
import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.api.core.PodTemplateSpec;
import dev.drydock.kube.client.DynamicClient.PatchType;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.api.Go;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.describe.TemplateLines;
import dev.drydock.kube.kubectl.printers.TabWriter;
import dev.drydock.kube.kubectl.resource.Info;
import dev.drydock.kube.kubectl.resource.Revisions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The revisions of a Deployment, and the way back to one. Mirrors `polymorphichelpers/history.go` and `rollback.go`.
final class RolloutHistory {
    /// Annotations that stay with the Deployment when it takes an older template.
    private static final Set<String> KEPT = Set.of(
            ApplyCommand.LAST_APPLIED,
            Revisions.REVISION,
            "deployment.kubernetes.io/revision-history",
            "deployment.kubernetes.io/desired-replicas",
            "deployment.kubernetes.io/max-replicas",
            "deprecated.deployment.rollback.to");

    private RolloutHistory() {}

    static void show(Invocation kubectl, Info info) {
        if (info.object() instanceof DaemonSet || info.object() instanceof StatefulSet) {
            kubectl.println(info.title() + " ");
            kubectl.println("No rollout history found.");
            return;
        }
        var deployment = RolloutCommand.deployment(info, "history viewing");
        long wanted = kubectl.flags().number("revision");
        if (wanted < 0) {
            throw Failure.of("revision must be a positive integer: " + wanted);
        }
        var sets = sets(kubectl, deployment);
        if (!kubectl.flags().get("output").isEmpty()) {
            printSets(kubectl, sets, wanted);
            return;
        }
        if (wanted > 0) {
            var set = sets.stream().filter(each -> Revisions.number(each) == wanted).findFirst()
                    .orElseThrow(() -> Failure.of("unable to find the specified revision"));
            kubectl.println(info.title() + " with revision #" + wanted);
            kubectl.println(TemplateLines.raw(withCause(set)));
            return;
        }
        var table = new StringBuilder("REVISION\tCHANGE-CAUSE\n");
        sets.forEach(set -> table.append(Revisions.number(set)).append('\t').append(cause(set).orElse("<none>")).append('\n'));
        kubectl.println(info.title() + " ");
        kubectl.println(sets.isEmpty() ? "No rollout history found." : TabWriter.description(table.toString()));
    }

    private static void printSets(Invocation kubectl, List<ReplicaSet> sets, long wanted) {
        var results = Results.of(kubectl);
        var meant = sets.stream().filter(set -> wanted == 0 || Revisions.number(set) == wanted).toList();
        if (meant.isEmpty()) {
            throw Failure.of("unable to find the specified revision");
        }
        for (var set : meant) {
            results.print(Info.of(set), set, "");
        }
    }

    private static List<ReplicaSet> sets(Invocation kubectl, Deployment deployment) {
        return Revisions.of(deployment, kubectl.client()).all().stream()
                .filter(set -> Revisions.number(set) > 0)
                .sorted(Comparator.comparing(Revisions::number))
                .toList();
    }

    private static Optional<String> cause(ReplicaSet set) {
        return Optional.ofNullable(set.metadata().annotations().get(Revisions.CHANGE_CAUSE)).filter(cause -> !cause.isEmpty());
    }

    private static PodTemplateSpec withCause(ReplicaSet set) {
        var template = set.spec().template();
        var annotations = new HashMap<>(template.metadata().annotations());
        cause(set).ifPresent(cause -> annotations.put(Revisions.CHANGE_CAUSE, cause));
        return template.withMetadata(template.metadata().withAnnotations(annotations));
    }

    static void undo(Invocation kubectl, Info info) {
        var results = Results.of(kubectl);
        if (info.object() instanceof DaemonSet || info.object() instanceof StatefulSet) {
            throw Failure.of("no last revision to roll back to");
        }
        var deployment = RolloutCommand.deployment(info, "rollback");
        if (deployment.metadata().annotations().containsKey(ApplyCommand.LAST_APPLIED)) {
            kubectl.warn("resource " + info.resourceName() + " was previously managed with 'kubectl apply'. Rolling back will not update the "
                    + ApplyCommand.LAST_APPLIED + " annotation, which may cause unexpected behavior on future 'kubectl apply' operations."
                    + " Consider using 'kubectl apply' with your previous configuration file instead.");
        }
        long wanted = kubectl.flags().number("to-revision");
        var target = target(sets(kubectl, deployment), wanted, deployment.name());
        if (Boolean.TRUE.equals(deployment.spec().paused())) {
            throw Failure.of("you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again");
        }
        if (results.onlyHere()) {
            results.print(info, deployment, TemplateLines.raw(target.spec().template()));
            return;
        }
        var template = Revisions.withoutHash(target.spec().template());
        if (template.equals(Revisions.withoutHash(deployment.spec().template()))) {
            results.print(info, deployment, "skipped rollback (current template already matches revision " + Revisions.number(target) + ")");
            return;
        }
        var annotations = new HashMap<String, String>();
        deployment.metadata().annotations().forEach((key, value) -> {
            if (KEPT.contains(key)) {
                annotations.put(key, value);
            }
        });
        target.metadata().annotations().forEach((key, value) -> {
            if (!KEPT.contains(key)) {
                annotations.put(key, value);
            }
        });
        var patch = List.of(
                Map.of("op", "replace", "path", "/spec/template", "value", Codec.tree(template)),
                Map.of("op", "replace", "path", "/metadata/annotations", "value", annotations));
        var after = kubectl.client().patch(info.kind(), info.key(), PatchType.JSON, patch, results.plainRequest());
        results.print(info, after, "rolled back");
    }

    /// The revision asked for, or the one before the latest.
    private static ReplicaSet target(List<ReplicaSet> sets, long wanted, String name) {
        if (wanted != 0) {
            return sets.stream().filter(set -> Revisions.number(set) == wanted).findFirst()
                    .orElseThrow(() -> Failure.of("unable to find specified revision " + wanted + " in history"));
        } else if (sets.size() < 2) {
            throw Failure.of("no rollout history found for deployment " + Go.quote(name));
        }
        return sets.get(sets.size() - 2);
    }
}
