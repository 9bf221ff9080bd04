package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.api.Go;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.printers.JsonPath;
import dev.drydock.kube.kubectl.printers.JsonPathException;
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
        var condition = delete ? null : condition(wanted);
        var given = flags.time("timeout");
        var longest = given.isNegative() || given.compareTo(PATIENCE) > 0 ? PATIENCE : given;
        List<Info> infos = Selection.flat(Selection.of(kubectl)
                .files(FileFlags.files(kubectl))
                .labels(flags.get("selector"))
                .fields(flags.get("field-selector"))
                .everything(flags.is("all"))
                .allNamespaces(flags.is("all-namespaces"))
                .arguments(kubectl.arguments(), flags.is("all"))
                .fetch(!delete && !wanted.equals("create"))
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
                failures.add(Failure.of("timed out waiting for the condition on " + info.resourceName()));
            }
        }
        Failure.throwAll(failures);
    }

    private static Predicate<KubeObject> condition(String wanted) {
        if (wanted.equals("create")) {
            return object -> true;
        } else if (wanted.startsWith("condition=")) {
            var parts = wanted.substring("condition=".length()).split("=", 2);
            var status = parts.length == 2 ? parts[1] : "true";
            return object -> hasCondition(object, parts[0], status);
        } else if (wanted.startsWith("jsonpath=")) {
            return jsonPath(wanted.substring("jsonpath=".length()));
        }
        throw Failure.of("unrecognized condition: " + Go.quote(wanted));
    }

    private static boolean hasCondition(KubeObject object, String type, String status) {
        return Codec.tree(object).get("status") instanceof Map<?, ?> map
                && map.get("conditions") instanceof List<?> conditions
                && conditions.stream().anyMatch(each -> each instanceof Map<?, ?> condition
                        && type.equalsIgnoreCase(String.valueOf(condition.get("type")))
                        && status.equalsIgnoreCase(String.valueOf(condition.get("status"))));
    }

    private static Predicate<KubeObject> jsonPath(String expression) {
        int end = expression.lastIndexOf('}') + 1;
        var value = end < expression.length() && expression.charAt(end) == '=' ? expression.substring(end + 1) : "";
        try {
            var path = JsonPath.parse(expression.substring(0, end));
            return object -> {
                var found = path.print(Codec.tree(object));
                return value.isEmpty() ? !found.isEmpty() : found.equals(value);
            };
        } catch (JsonPathException mistake) {
            throw Failure.of("jsonpath wait format must be --for=jsonpath='{.status.readyReplicas}'=3 or --for=jsonpath='{.status.readyReplicas}'");
        }
    }
}
