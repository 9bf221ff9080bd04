package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.client.DynamicClient.Validation;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Info;
import dev.drydock.kube.kubectl.resource.Selection;
import java.util.List;

/// Creates objects from files; its subcommands make them of flags.
final class CreateCommand implements Command {
    @Override
    public String name() {
        return "create";
    }

    @Override
    public String usage() {
        return "-f FILENAME";
    }

    @Override
    public List<Command> subcommands() {
        return CreateGenerators.ALL;
    }

    @Override
    public void declare(FlagSet flags) {
        Results.declareValidation(Results.declare(FileFlags.declare(flags)))
                .text("selector", "l", "")
                .text("raw")
                .bool("edit")
                .bool("save-config")
                .bool("windows-line-endings")
                .bool("record");
    }

    @Override
    public void run(Invocation kubectl) {
        if (!kubectl.arguments().isEmpty()) {
            throw Failure.usage("Unexpected args: [" + String.join(" ", kubectl.arguments()) + "]");
        } else if (FileFlags.files(kubectl).isEmpty()) {
            throw Failure.of("must specify one of -f and -k");
        }
        var results = Results.of(kubectl);
        var validation = results.request().validation();
        var count = new int[1];
        Selection.of(kubectl)
                .files(FileFlags.files(kubectl))
                .labels(kubectl.flags().get("selector"))
                .requireKind(validation != Validation.IGNORE)
                .fetch(false)
                .visit(info -> {
                    count[0]++;
                    create(kubectl, results, info);
                });
        if (count[0] == 0) {
            throw Failure.of("no objects passed to create");
        }
    }

    private static void create(Invocation kubectl, Results results, Info info) {
        var document = kubectl.flags().is("save-config")
                ? ApplyCommand.remembering(info.requireDocument())
                : info.requireDocument();
        if (results.onlyHere()) {
            results.print(info, document, "created");
            return;
        }
        try {
            var object = kubectl.client().create(info.kind(), document, results.request());
            results.print(info.with(object), object, "created");
        } catch (StatusException refusal) {
            Placement.report(kubectl, info, refusal);
            throw Failure.during("creating", info.source(), refusal);
        }
    }
}
