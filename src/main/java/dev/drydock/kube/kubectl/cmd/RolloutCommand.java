package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.client.DynamicClient.PatchType;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.api.Go;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Info;
import dev.drydock.kube.kubectl.resource.Selection;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/// `kubectl rollout`, for Deployments.
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
        public void run(Invocation kubectl) {
            if (kubectl.arguments().isEmpty() && FileFlags.files(kubectl).isEmpty()) {
                throw Failure.usage("required resource not specified");
            }
            Selection.of(kubectl)
                    .files(FileFlags.files(kubectl))
                    .labels(kubectl.flags().get("selector"))
                    .arguments(kubectl.arguments(), true)
                    .visit(found -> Selection.flat(List.of(found)).forEach(info -> action.run(kubectl, info)));
        }
    }

    /// Rollouts of other kinds are not part of this cluster yet.
    static Deployment deployment(Info info, String what) {
        if (info.object() instanceof Deployment deployment) {
            return deployment;
        }
        throw Failure.of("%s %s %s is not supported".formatted(info.kind().groupResource(), Go.quote(info.name()), what));
    }

    private static void pause(Invocation kubectl, Info info, boolean pause) {
        var results = Results.of(kubectl);
        var deployment = deployment(info, pause ? "pausing" : "resuming");
        if (Boolean.TRUE.equals(deployment.spec().paused()) == pause) {
            throw Failure.of("%s %s is %s paused".formatted(
                    info.kind().groupResource(), Go.quote(info.name()), pause ? "already" : "not"));
        }
        change(kubectl, results, info, Map.of("spec", Map.of("paused", pause)), pause ? "paused" : "resumed");
    }

    private static void restart(Invocation kubectl, Info info) {
        var results = Results.of(kubectl);
        var deployment = deployment(info, "restarting");
        if (Boolean.TRUE.equals(deployment.spec().paused())) {
            throw Failure.of("%s %s can't restart paused deployment (run rollout resume first)"
                    .formatted(info.kind().groupResource(), Go.quote(info.name())));
        }
        var now = kubectl.now().truncatedTo(ChronoUnit.SECONDS).toString();
        var annotations = Map.of("kubectl.kubernetes.io/restartedAt", now);
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
