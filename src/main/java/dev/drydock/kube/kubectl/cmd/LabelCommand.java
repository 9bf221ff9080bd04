package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.select.LabelSyntax;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.api.Go;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Info;
import dev.drydock.kube.kubectl.resource.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Changes labels of objects.
final class LabelCommand implements Command {
    @Override
    public String name() {
        return "label";
    }

    @Override
    public String usage() {
        return "[--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version]";
    }

    @Override
    public void declare(FlagSet flags) {
        declareChange(flags);
    }

    static void declareChange(FlagSet flags) {
        Results.declare(FileFlags.declare(flags))
                .text("selector", "l", "")
                .text("field-selector")
                .text("resource-version")
                .bool("all")
                .bool("all-namespaces", "A", false)
                .bool("overwrite")
                .bool("list")
                .bool("local")
                .bool("record");
    }

    /// The objects that the arguments before the changes mean.
    static Selection selection(Invocation kubectl, Pairs pairs) {
        var flags = kubectl.flags();
        if (flags.is("all") && !flags.get("selector").isEmpty()) {
            throw Failure.of("cannot set --all and --selector at the same time");
        }
        if (Results.isLocal(kubectl) && FileFlags.files(kubectl).isEmpty()) {
            throw Failure.of("can only use local files by -f pod.yaml or --filename=pod.json when --local=true is set");
        }
        return Selection.of(kubectl)
                .local(Results.isLocal(kubectl))
                .files(FileFlags.files(kubectl))
                .labels(flags.get("selector"))
                .fields(flags.get("field-selector"))
                .everything(flags.is("all"))
                .allNamespaces(flags.is("all-namespaces"))
                .arguments(pairs.resources(), flags.is("all"));
    }

    @Override
    public void run(Invocation kubectl) {
        var pairs = Pairs.of(kubectl.arguments(), "label");
        for (var change : pairs.changes()) {
            var value = pairs.added().get(change.split("=", 2)[0]);
            var problem = value == null ? null : LabelSyntax.valueProblem(value);
            if (problem != null) {
                throw Failure.of("invalid label value: " + Go.quote(change) + ": " + problem);
            }
        }
        if (pairs.added().keySet().stream().anyMatch(pairs.removed()::contains)) {
            throw Failure.of("can not both modify and remove a label in the same command");
        } else if (pairs.resources().isEmpty() && FileFlags.files(kubectl).isEmpty()) {
            throw Failure.of("one or more resources must be specified as <resource> <name> or <resource>/<name>");
        } else if (pairs.changes().isEmpty() && !kubectl.flags().is("list")) {
            throw Failure.of("at least one label update is required");
        }
        var results = Results.of(kubectl);
        var selection = selection(kubectl, pairs);
        selection.visit(selected -> {
            for (var info : Selection.flat(List.of(selected))) {
                label(kubectl, results, info, pairs, selection.single());
            }
        });
    }

    private static void label(Invocation kubectl, Results results, Info info, Pairs pairs, boolean single) {
        var before = info.object().metadata().labels();
        pairs.removed().stream()
                .filter(key -> !before.containsKey(key))
                .forEach(key -> kubectl.println("label " + Go.quote(key) + " not found."));
        if (!kubectl.flags().is("overwrite")) {
            var kept = new ArrayList<RuntimeException>();
            pairs.added().forEach((key, value) -> {
                if (before.containsKey(key) && !value.equals(before.get(key))) {
                    kept.add(Failure.of("'%s' already has a value (%s), and --overwrite is false".formatted(key, before.get(key))));
                }
            });
            Failure.throwAll(kept);
        }
        if (kubectl.flags().is("list")) {
            pairs.list(kubectl, info, "labels", before, single);
            return;
        }
        results.print(info, pairs.changed(kubectl, results, info, "labels"), outcome(before, pairs));
    }

    private static String outcome(Map<String, String> before, Pairs pairs) {
        var after = new TreeMap<>(before);
        after.putAll(pairs.added());
        pairs.removed().forEach(after::remove);
        if (after.equals(before)) {
            return "not labeled";
        }
        return pairs.added().isEmpty() ? "unlabeled" : "labeled";
    }
}
