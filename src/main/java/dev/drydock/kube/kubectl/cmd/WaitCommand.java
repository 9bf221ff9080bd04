package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Info;
import dev.drydock.kube.kubectl.resource.Selection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Waits until objects are as asked.
final class WaitCommand implements Command {
    private static final Duration PATIENCE = Duration.ofHours(1);

    @Override
    public String name() {
        return "wait";
    }

    @Override
    public String usage() {
        return "([-f FILENAME] | resource.group/resource.name | resource.group [(-l label | --all)]) [--for=create|--for=delete|--for condition=available|--for=jsonpath='{}'[=value]]";
    }

    @Override
    public void declare(FlagSet flags) {
        Results.declare(FileFlags.declare(flags))
                .text("for")
                .text("selector", "l", "")
                .text("field-selector")
                .bool("all")
                .bool("all-namespaces", "A", false)
                .bool("local")
                .duration("timeout", "30s");
    }

    @Override
    public void run(Invocation kubectl) {
        var flags = kubectl.flags();
        var results = Results.of(kubectl);
        var wanted = flags.get("for");
        boolean delete = wanted.equalsIgnoreCase("delete");
        var condition = delete ? null : WaitCondition.of(wanted);
        var given = flags.time("timeout");
        var longest = given.isNegative() || given.compareTo(PATIENCE) > 0 ? PATIENCE : given;
        List<Info> infos = Selection.flat(Selection.of(kubectl)
                .files(FileFlags.files(kubectl))
                .labels(flags.get("selector"))
                .fields(flags.get("field-selector"))
                .everything(flags.is("all"))
                .allNamespaces(flags.is("all-namespaces"))
                .arguments(kubectl.arguments(), flags.is("all"))
                .fetch(!delete && !wanted.equalsIgnoreCase("create"))
                .all());
        if (infos.isEmpty() && !delete) {
            throw Failure.of("no matching resources found");
        }
        var failures = new ArrayList<RuntimeException>();
        for (var info : infos) {
            Predicate<Optional<KubeObject>> met = condition == null
                    ? Optional::isEmpty
                    : object -> object.filter(condition).isPresent();
            if (condition == null && kubectl.client().find(info.kind(), info.key()).isEmpty()) {
                continue;
            } else if (kubectl.waitUntil(() -> met.test(kubectl.client().find(info.kind(), info.key())), longest)) {
                results.print(info, Map.of("kind", info.kind().name(), "metadata", Map.of("name", info.name())), "condition met");
            } else {
                failures.add(Failure.of((given.isZero() ? "condition not met for " : "timed out waiting for the condition on ") + info.resourceName()));
            }
        }
        Failure.throwAll(failures);
    }
}
