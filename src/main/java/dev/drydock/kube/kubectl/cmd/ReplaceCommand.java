package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.Go;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.meta.DeleteOptions;
import dev.drydock.kube.client.DynamicClient.Validation;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Info;
import dev.drydock.kube.kubectl.resource.Selection;
import java.time.Duration;

/// Replaces objects by what files say, as a whole.
final class ReplaceCommand implements Command {
    @Override
    public String name() {
        return "replace";
    }

    @Override
    public String usage() {
        return "-f FILENAME";
    }

    @Override
    public void declare(FlagSet flags) {
        Results.declareValidation(Results.declare(SubresourceFlag.declare(FileFlags.declare(flags))))
                .text("raw")
                .bool("save-config")
                .bool("force")
                .bool("wait")
                .bool("record")
                .integer("grace-period", "", -1)
                .duration("timeout", "0s")
                .textOrBare("cascade", "background", "background");
    }

    @Override
    public void run(Invocation kubectl) {
        if (FileFlags.files(kubectl).isEmpty()) {
            throw Failure.of("must specify one of -f and -k");
        }
        SubresourceFlag.of(kubectl, "status", "scale", "resize");
        var results = Results.of(kubectl);
        var selection = Selection.of(kubectl)
                .files(FileFlags.files(kubectl))
                .requireKind(results.request().validation() != Validation.IGNORE)
                .fetch(false);
        if (kubectl.flags().is("force") && !results.onlyHere()) {
            selection.visit(info -> remove(kubectl, info));
        }
        selection.visit(info -> replace(kubectl, results, info));
    }

    /// All that a forced replacement replaces goes before anything of it is made again.
    private static void remove(Invocation kubectl, Info info) {
        kubectl.client().find(info.kind(), info.key()).ifPresent(present -> {
            kubectl.client().delete(info.kind(), info.key(), DeleteOptions.EMPTY.withPropagationPolicy("Background"));
            kubectl.println(DeleteCommand.sentence(info, ""));
        });
        kubectl.waitUntil(() -> kubectl.client().find(info.kind(), info.key()).isEmpty(), Duration.ofMinutes(10));
    }

    private static void replace(Invocation kubectl, Results results, Info info) {
        var document = kubectl.flags().is("save-config")
                ? ApplyCommand.remembering(info.requireDocument())
                : info.requireDocument();
        if (results.onlyHere()) {
            results.print(info, document, "replaced");
            return;
        }
        try {
            KubeObject object;
            if (info.name().isEmpty()) {
                throw Failure.of("error when replacing " + Go.quote(info.source()) + ": resource name may not be empty");
            } else if (kubectl.flags().is("force")) {
                object = kubectl.client().create(info.kind(), document, results.request());
            } else {
                var request = results.request().withSubresource(kubectl.flags().get("subresource"));
                object = kubectl.client().update(info.kind(), document, request);
            }
            results.print(info, object, "replaced");
        } catch (StatusException refusal) {
            Placement.report(kubectl, info, refusal);
            throw Failure.during("replacing", info.source(), refusal);
        }
    }
}
