package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.client.DynamicClient.PatchType;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Info;
import dev.drydock.kube.kubectl.resource.Selection;
import java.util.List;
import java.util.Map;

/// Sets how many replicas something keeps.
final class ScaleCommand implements Command {
    @Override
    public String name() {
        return "scale";
    }

    @Override
    public String usage() {
        return "[--resource-version=version] [--current-replicas=count] --replicas=COUNT (-f FILENAME | TYPE NAME)";
    }

    @Override
    public void declare(FlagSet flags) {
        Results.declare(FileFlags.declare(flags))
                .text("selector", "l", "")
                .text("resource-version")
                .bool("all")
                .bool("record")
                .integer("replicas", "", 0)
                .integer("current-replicas", "", -1)
                .duration("timeout", "0s")
                .require("replicas");
    }

    @Override
    public void run(Invocation kubectl) {
        var flags = kubectl.flags();
        if (flags.number("replicas") < 0) {
            throw Failure.of("The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0");
        } else if (flags.number("current-replicas") < -1) {
            throw Failure.of("The --current-replicas must specify an integer of -1 or greater");
        }
        var results = Results.of(kubectl);
        var found = new int[1];
        Selection.of(kubectl)
                .files(FileFlags.files(kubectl))
                .labels(flags.get("selector"))
                .everything(flags.is("all"))
                .arguments(kubectl.arguments(), flags.is("all"))
                .visit(selected -> {
                    for (var info : Selection.flat(List.of(selected))) {
                        found[0]++;
                        scale(kubectl, results, info);
                    }
                });
        if (found[0] == 0) {
            throw Failure.of("no objects passed to scale");
        }
    }

    private static void scale(Invocation kubectl, Results results, Info info) {
        var kind = info.kind();
        if (!kind.subresources().contains("scale")) {
            throw Failure.of("cannot scale %s/%s: the server could not find the requested resource"
                    .formatted(kind.plural(), info.name()));
        }
        long wanted = kubectl.flags().number("replicas");
        if (!results.onlyHere()) {
            requireCurrent(kubectl, info);
            kubectl.client().patch(
                    kind, info.key(), PatchType.MERGE, Map.of("spec", Map.of("replicas", wanted)), results.plainRequest().withSubresource("scale"));
            kubectl.recorded().ifPresent(cause ->
                    kubectl.client().patch(kind, info.key(), PatchType.MERGE, kubectl.recording(Map.of()), results.plainRequest()));
        }
        results.print(info, kubectl.client().get(kind, info.key()), "scaled");
    }

    private static void requireCurrent(Invocation kubectl, Info info) {
        long expected = kubectl.flags().number("current-replicas");
        var tree = Codec.tree(info.object());
        var current = tree.get("spec") instanceof Map<?, ?> spec && spec.get("replicas") instanceof Number number
                ? number.longValue()
                : 0;
        if (expected >= 0 && current != expected) {
            throw Failure.of("Expected replicas to be %d, was %d".formatted(expected, current));
        }
        var version = kubectl.flags().get("resource-version");
        var actual = info.object().metadata().resourceVersion();
        if (!version.isEmpty() && !version.equals(actual)) {
            throw Failure.of("Expected resource version to be %s, was %s".formatted(version, actual));
        }
    }
}
