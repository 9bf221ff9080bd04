package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Info;
import dev.drydock.kube.kubectl.resource.Selection;
import java.util.List;
import java.util.stream.Collectors;

/// Changes annotations of objects.
final class AnnotateCommand implements Command {
    private static final String CHANGE_CAUSE = "kubernetes.io/change-cause";

    @Override
    public String name() {
        return "annotate";
    }

    @Override
    public String usage() {
        return "[--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version]";
    }

    @Override
    public void declare(FlagSet flags) {
        LabelCommand.declareChange(flags);
    }

    @Override
    public void run(Invocation kubectl) {
        var pairs = Pairs.of(kubectl.arguments(), "annotation");
        var both = pairs.removed().stream().filter(pairs.added()::containsKey).toList();
        if (!both.isEmpty()) {
            throw Failure.of("can not both modify and remove the following annotation(s) in the same command: "
                    + String.join(", ", both));
        } else if (pairs.resources().isEmpty() && FileFlags.files(kubectl).isEmpty()) {
            throw Failure.of("one or more resources must be specified as <resource> <name> or <resource>/<name>");
        } else if (pairs.changes().isEmpty() && !kubectl.flags().is("list")) {
            throw Failure.of("at least one annotation update is required");
        }
        var results = Results.of(kubectl);
        var selection = LabelCommand.selection(kubectl, pairs);
        selection.visit(selected -> {
            for (var info : Selection.flat(List.of(selected))) {
                annotate(kubectl, results, info, pairs, selection.single());
            }
        });
    }

    private static void annotate(Invocation kubectl, Results results, Info info, Pairs pairs, boolean single) {
        var before = info.object().metadata().annotations();
        if (!kubectl.flags().is("overwrite")) {
            var kept = pairs.added().keySet().stream()
                    .filter(key -> before.containsKey(key) && !key.equals(CHANGE_CAUSE) && !pairs.added().get(key).equals(before.get(key)))
                    .map(key -> "'%s' already has a value (%s)".formatted(key, before.get(key)))
                    .collect(Collectors.joining("; "));
            if (!kept.isEmpty()) {
                throw Failure.of("--overwrite is false but found the following declared annotation(s): " + kept);
            }
        }
        if (kubectl.flags().is("list")) {
            pairs.list(kubectl, info, "annotations", before, single);
            return;
        }
        results.print(info, pairs.changed(kubectl, results, info, "annotations"), "annotated");
    }
}
