package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.PodSpec;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.client.DynamicClient.PatchType;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.api.Go;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Info;
import dev.drydock.kube.kubectl.resource.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// `kubectl set`: changes what is changed often.
final class SetCommand {
    static final Command GROUP = new Group(
            "set",
            List.of(
                    new Part("image", "(-f FILENAME | TYPE NAME) CONTAINER_NAME_1=CONTAINER_IMAGE_1 ... CONTAINER_NAME_N=CONTAINER_IMAGE_N", SetCommand::image),
                    new Part("env", "RESOURCE/NAME KEY_1=VAL_1 ... KEY_N=VAL_N", SetCommand::environment),
                    new Part("resources", "(-f FILENAME | TYPE NAME) ([--limits=LIMITS & --requests=REQUESTS])", SetCommand::resources),
                    new Part("selector", "(-f FILENAME | TYPE NAME) EXPRESSIONS [--resource-version=version]", SetCommand::selector)));

    private SetCommand() {}

    private interface Change {
        void run(Invocation kubectl, Pairs pairs);
    }

    private record Part(String name, String usage, Change change) implements Command {
        @Override
        public void declare(FlagSet flags) {
            Results.declare(FileFlags.declare(flags))
                    .text("selector", "l", "")
                    .text("limits")
                    .text("requests")
                    .text("resource-version")
                    .text("containers", "c", "*")
                    .bool("all")
                    .bool("local")
                    .bool("list")
                    .bool("overwrite", "", true)
                    .array("env", "e")
                    .bool("record");
        }

        @Override
        public void run(Invocation kubectl) {
            change.run(kubectl, Pairs.of(kubectl.arguments(), name));
        }
    }

    private interface PatchOf {
        Map<String, @Nullable Object> of(Info info);
    }

    private static void each(Invocation kubectl, Pairs pairs, String done, PatchOf patchOf) {
        if (pairs.resources().isEmpty() && FileFlags.files(kubectl).isEmpty()) {
            throw Failure.of("one or more resources must be specified as <resource> <name> or <resource>/<name>");
        }
        var results = Results.of(kubectl);
        selection(kubectl, pairs).visit(selected -> {
            for (var info : Selection.flat(List.of(selected))) {
                var patch = patchOf.of(info);
                if (patch.isEmpty()) {
                    continue;
                }
                var after = results.onlyHere()
                        ? info.object()
                        : kubectl.client().patch(info.kind(), info.key(), PatchType.STRATEGIC, patch, results.plainRequest());
                boolean changed = results.onlyHere()
                        || !Objects.equals(after.metadata().resourceVersion(), info.object().metadata().resourceVersion());
                if (changed) {
                    results.print(info, after, done);
                }
            }
        });
    }

    private static Selection selection(Invocation kubectl, Pairs pairs) {
        return Selection.of(kubectl)
                .files(FileFlags.files(kubectl))
                .labels(kubectl.flags().get("selector"))
                .everything(kubectl.flags().is("all"))
                .arguments(pairs.resources(), kubectl.flags().is("all"));
    }

    private static PodSpec podSpec(Info info) {
        return PodTemplates.spec(info.object())
                .orElseThrow(() -> Failure.of("%s %s does not have a pod template".formatted(info.kind().plural(), info.name())));
    }

    private static void image(Invocation kubectl, Pairs pairs) {
        if (pairs.added().isEmpty()) {
            throw Failure.of("at least one image update is required");
        }
        if (pairs.added().size() > 1 && pairs.added().containsKey("*")) {
            throw Failure.of("all containers are already specified by *, but saw more than one container_name=container_image pairs");
        }
        each(kubectl, pairs, "image updated", info -> {
            var spec = podSpec(info);
            var patch = new LinkedHashMap<String, List<Map<String, Object>>>();
            var mistakes = new ArrayList<RuntimeException>();
            pairs.added().forEach((name, image) -> {
                int found = setImage(patch, "initContainers", spec.initContainers(), name, image)
                        + setImage(patch, "containers", spec.containers(), name, image);
                if (found == 0) {
                    mistakes.add(Failure.of("error: unable to find container named " + Go.quote(name)));
                }
            });
            Failure.throwAll(mistakes);
            return PodTemplates.specPatch(info.object(), patch);
        });
    }

    /// How many containers of the list a name means.
    private static int setImage(
            Map<String, List<Map<String, Object>>> patch, String list, List<Container> containers, String name, String image) {
        var meant = meant(containers, name);
        meant.forEach(each -> patch.computeIfAbsent(list, unused -> new ArrayList<>()).add(Map.of("name", each, "image", image)));
        return meant.size();
    }

    /// The names of the containers that a name means: `*` stands for all.
    private static List<String> meant(List<Container> containers, String name) {
        return containers.stream()
                .map(Container::name)
                .filter(Objects::nonNull)
                .filter(each -> name.equals("*") || name.equals(each))
                .toList();
    }

    private static void environment(Invocation kubectl, Pairs pairs) {
        if (pairs.changes().isEmpty() && !kubectl.flags().is("list")) {
            throw Failure.of("at least one environment variable must be provided");
        }
        each(kubectl, pairs, "env updated", info -> {
            var variables = new ArrayList<Map<String, Object>>();
            pairs.added().forEach((name, value) -> variables.add(Map.of("name", name, "value", value)));
            pairs.removed().forEach(name -> variables.add(Map.of("name", name, "$patch", "delete")));
            return inContainers(kubectl, info, "env", variables);
        });
    }

    private static void resources(Invocation kubectl, Pairs pairs) {
        var amounts = new LinkedHashMap<String, Object>();
        for (var part : List.of("limits", "requests")) {
            var given = kubectl.flags().get(part);
            if (!given.isEmpty()) {
                var resources = new LinkedHashMap<String, Object>();
                for (var pair : given.split(",")) {
                    var sides = pair.split("=", 2);
                    if (sides.length != 2) {
                        throw Failure.of("invalid argument syntax " + pair + ", expected <resource>=<value>");
                    }
                    resources.put(sides[0], sides[1]);
                }
                amounts.put(part, resources);
            }
        }
        if (amounts.isEmpty()) {
            throw Failure.of("you must specify an update to requests or limits (in the form of --requests/--limits)");
        }
        each(kubectl, pairs, "resource requirements updated", info -> inContainers(kubectl, info, "resources", amounts));
    }

    private static Map<String, @Nullable Object> inContainers(Invocation kubectl, Info info, String field, Object value) {
        var wanted = kubectl.flags().get("containers");
        var meant = meant(podSpec(info).containers(), wanted);
        if (meant.isEmpty()) {
            throw Failure.of("error: unable to find container named " + wanted);
        }
        return PodTemplates.containersPatch(
                info.object(), meant.stream().map(name -> Map.of("name", name, field, value)).toList());
    }

    private static void selector(Invocation kubectl, Pairs pairs) {
        each(kubectl, pairs, "selector updated", info -> {
            if (!(info.object() instanceof Service)) {
                throw Failure.of("setting a selector is only supported for Services");
            }
            var selector = new LinkedHashMap<String, Object>(pairs.added());
            selector.put("$patch", "replace");
            var patch = new LinkedHashMap<String, @Nullable Object>();
            patch.put("spec", Map.of("selector", selector));
            return patch;
        });
    }
}
