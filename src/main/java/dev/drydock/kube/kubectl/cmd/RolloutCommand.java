package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.apps.DaemonSet;
import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.apps.StatefulSet;
import dev.drydock.kube.api.core.PodTemplateSpec;
import dev.drydock.kube.client.DynamicClient.PatchType;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.api.Go;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Info;
import dev.drydock.kube.kubectl.resource.Selection;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `kubectl rollout`. DaemonSets and StatefulSets can be restarted and followed; they keep no history here.
final class RolloutCommand {
    static final Command GROUP = new Group(
            "rollout",
            List.of(
                    new Part("history", RolloutHistory::show),
                    new Part("pause", (kubectl, info) -> pause(kubectl, info, true)),
                    new Part("restart", RolloutCommand::restart),
                    new Part("resume", (kubectl, info) -> pause(kubectl, info, false)),
                    new Part("status", RolloutStatus::follow),
                    new Part("undo", RolloutHistory::undo)));

    private static final String RESTARTED = "kubectl.kubernetes.io/restartedAt";

    private RolloutCommand() {}

    private interface Action {
        void run(Invocation kubectl, Info info);
    }

    private record Part(String name, Action action) implements Command {
        @Override
        public String usage() {
            return "(TYPE NAME | TYPE/NAME) [flags]";
        }

        @Override
        public void declare(FlagSet flags) {
            Results.declare(FileFlags.declare(flags))
                    .text("selector", "l", "")
                    .integer("revision", "", 0)
                    .integer("to-revision", "", 0)
                    .bool("watch", "w", true)
                    .duration("timeout", "0s");
        }

        @Override
        public boolean isFollowing(FlagSet flags) {
            return name.equals("status") && flags.is("watch");
        }

        @Override
        public void run(Invocation kubectl) {
            if (kubectl.arguments().isEmpty() && FileFlags.files(kubectl).isEmpty()) {
                throw Failure.of("required resource not specified");
            }
            Selection.of(kubectl)
                    .files(FileFlags.files(kubectl))
                    .labels(kubectl.flags().get("selector"))
                    .arguments(kubectl.arguments(), true)
                    .visit(found -> {
                        var failures = new ArrayList<RuntimeException>();
                        for (var info : Selection.flat(List.of(found))) {
                            try {
                                action.run(kubectl, info);
                            } catch (Failure | StatusException failure) {
                                failures.add(failure);
                            }
                        }
                        Failure.throwAll(failures);
                    });
        }
    }

    /// Rollouts of other kinds are not part of this cluster yet.
    static Deployment deployment(Info info, String what) {
        if (info.object() instanceof Deployment deployment) {
            return deployment;
        }
        throw Failure.of(switch (what) {
            case "rollout status" -> "no status viewer has been implemented for " + info.kind().name();
            case "rollback" -> unvisited("error retrieving rollbacker for ", info);
            case "history viewing" -> unvisited("unable to find history viewer for kind {", info);
            default -> "error: %s %s %s is not supported".formatted(info.kind().groupResource(), Go.quote(info.name()), what);
        });
    }

    private static String unvisited(String what, Info info) {
        var gvk = info.kind().gvk();
        return what.endsWith("{")
                ? what + gvk.group() + " " + gvk.kind() + "}: no visitor method exists for {" + gvk.group() + " " + gvk.kind() + "}"
                : what + Go.quote(gvk.kind()) + ", no visitor method exists for {" + gvk.group() + " " + gvk.kind() + "}";
    }

    private static void pause(Invocation kubectl, Info info, boolean pause) {
        var results = Results.of(kubectl);
        var deployment = deployment(info, pause ? "pausing" : "resuming");
        if (Boolean.TRUE.equals(deployment.spec().paused()) == pause) {
            throw Failure.of("error: %s %s is %s paused".formatted(
                    info.kind().groupResource(), Go.quote(info.name()), pause ? "already" : "not"));
        }
        change(kubectl, results, info, Map.of("spec", Map.of("paused", pause)), pause ? "paused" : "resumed");
    }

    private static PodTemplateSpec template(Info info) {
        return switch (info.object()) {
            case DaemonSet set -> set.spec().template();
            case StatefulSet set -> set.spec().template();
            default -> deployment(info, "restarting").spec().template();
        };
    }

    private static void restart(Invocation kubectl, Info info) {
        var results = Results.of(kubectl);
        var template = template(info);
        if (info.object() instanceof Deployment deployment && Boolean.TRUE.equals(deployment.spec().paused())) {
            throw Failure.of("error: %s %s can't restart paused deployment (run rollout resume first)"
                    .formatted(info.kind().groupResource(), Go.quote(info.name())));
        }
        var now = kubectl.now().truncatedTo(ChronoUnit.SECONDS).toString();
        if (now.equals(template.metadata().annotations().get(RESTARTED))) {
            throw Failure.of("failed to create patch for %s: if restart has already been triggered within the past second, please wait before attempting to trigger another"
                    .formatted(info.name()));
        }
        var annotations = Map.of(RESTARTED, now);
        change(
                kubectl,
                results,
                info,
                Map.of("spec", Map.of("template", Map.of("metadata", Map.of("annotations", annotations)))),
                "restarted");
    }

    private static void change(Invocation kubectl, Results results, Info info, Map<String, Object> patch, String done) {
        KubeObject after = results.onlyHere()
                ? info.object()
                : kubectl.client().patch(info.kind(), info.key(), PatchType.STRATEGIC, patch, results.plainRequest());
        results.print(info, after, done);
    }
}
