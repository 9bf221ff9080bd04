package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.Go;
import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.PodSpec;
import dev.drydock.kube.api.patch.StrategicMergePatch;
import dev.drydock.kube.client.DynamicClient.PatchType;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Info;
import dev.drydock.kube.kubectl.resource.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `kubectl set`: changes what is changed often. Mirrors `kubectl/pkg/cmd/set`.
final class SetCommand {
    static final Command GROUP = new Group(
            "set",
            List.of(
                    new Part("env", "RESOURCE/NAME KEY_1=VAL_1 ... KEY_N=VAL_N", SetEnvironment::run),
                    new Part("image", "(-f FILENAME | TYPE NAME) CONTAINER_NAME_1=CONTAINER_IMAGE_1 ... CONTAINER_NAME_N=CONTAINER_IMAGE_N", SetImage::run),
                    new Part("resources", "(-f FILENAME | TYPE NAME)  ([--limits=LIMITS & --requests=REQUESTS]", SetResources::run),
                    new Part("selector", "(-f FILENAME | TYPE NAME) EXPRESSIONS [--resource-version=version]", SetSelector::run),
                    new Part("serviceaccount", "(-f FILENAME | TYPE NAME) SERVICE_ACCOUNT", SetSelector::account),
                    new SetSubject()));

    static final String NO_RESOURCES = "one or more resources must be specified as <resource> <name> or <resource>/<name>";

    private static final String NEEDS_FILES = """
            you must specify resources by --filename when --local is set.
            Example resource specifications include:
               '-f rsrc.yaml'
               '--filename=rsrc.json'""";

    private SetCommand() {}

    private interface Run {
        void run(Invocation kubectl);
    }

    private record Part(String name, String usage, Run run) implements Command {
        @Override
        public void declare(FlagSet flags) {
            Results.declare(FileFlags.declare(flags))
                    .text("selector", "l", "")
                    .text("limits")
                    .text("requests")
                    .text("resource-version")
                    .text("containers", "c", "*")
                    .text("from")
                    .text("prefix")
                    .list("keys", "")
                    .bool("all")
                    .bool("local")
                    .bool("list")
                    .bool("resolve")
                    .bool("overwrite", "", true)
                    .array("env", "e")
                    .bool("record");
        }

        @Override
        public List<String> aliases() {
            return name.equals("serviceaccount") ? List.of("sa") : List.of();
        }

        @Override
        public void run(Invocation kubectl) {
            run.run(kubectl);
        }
    }

    /// What is to be changed in one object; empty where nothing is.
    interface PatchOf {
        Map<String, @Nullable Object> of(Info info);
    }

    /// @param failure what the server's refusal is introduced with; empty for its own words
    record Change(String done, String failure, PatchOf patch) {
        /// Whether an object that is already so is written too.
        boolean always() {
            return failure.isEmpty();
        }
    }

    /// The objects that the resource arguments mean.
    static List<Info> infos(Invocation kubectl, List<String> resources) {
        var all = kubectl.flags().is("all");
        boolean local = Results.isLocal(kubectl);
        if (local && !resources.isEmpty() && !kubectl.path().endsWith(" env")) {
            throw Failure.of(NEEDS_FILES);
        }
        if (local && Results.dryRun(kubectl) == Results.DryRun.SERVER) {
            throw Failure.of("cannot specify --local and --dry-run=server - did you mean --dry-run=client?");
        }
        return Selection.flat(Selection.of(kubectl)
                .local(local)
                .files(FileFlags.files(kubectl))
                .labels(kubectl.flags().get("selector"))
                .everything(all)
                .arguments(local ? List.of() : resources, all)
                .all());
    }

    /// Changes each object and says so. What fails does not keep the others from being changed.
    static void apply(Invocation kubectl, List<Info> infos, Change change) {
        var results = Results.of(kubectl);
        var failures = new ArrayList<RuntimeException>();
        for (var info : infos) {
            try {
                apply(kubectl, results, info, change);
            } catch (Failure | StatusException failure) {
                failures.add(failure);
            }
        }
        Failure.throwAll(failures);
    }

    private static void apply(Invocation kubectl, Results results, Info info, Change change) {
        var patch = change.patch().of(info);
        if (patch.isEmpty()) {
            return;
        }
        var before = Codec.tree(info.object());
        var meant = StrategicMergePatch.apply(before, patch, info.kind().type());
        if (!change.always() && meant.equals(before)) {
            return;
        } else if (results.onlyHere()) {
            results.print(info, meant, change.done());
            return;
        }
        try {
            var after = kubectl.client().patch(info.kind(), info.key(), PatchType.STRATEGIC, kubectl.recording(patch), results.plainRequest());
            results.print(info, after, change.done());
        } catch (StatusException refusal) {
            throw change.failure().isEmpty() ? refusal : Failure.of(change.failure() + " " + refusal.text());
        }
    }

    static PodSpec podSpec(Info info) {
        return PodTemplates.spec(info.object())
                .orElseThrow(() -> Failure.of("error: %s the object is not a pod or does not have a pod template: *%s"
                        .formatted(info.resourceName(), info.kind().type().goName())));
    }

    /// The names of the containers that a pattern means: `*` stands for any letters.
    static List<String> names(List<Container> containers, String pattern) {
        return containers.stream().map(Container::name).filter(Objects::nonNull).filter(name -> matches(pattern, name)).toList();
    }

    /// For images, `*` stands for all and for nothing else.
    static List<String> imaged(List<Container> containers, String name) {
        return containers.stream().map(Container::name).filter(Objects::nonNull).filter(each -> name.equals("*") || name.equals(each)).toList();
    }

    private static boolean matches(String pattern, String name) {
        return name.matches("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E");
    }

    /// What is changed in the containers, in the place where the object has them.
    static Map<String, @Nullable Object> patch(Info info, List<Map<String, Object>> containers, List<Map<String, Object>> initContainers) {
        return containers.isEmpty() && initContainers.isEmpty()
                ? Map.of()
                : PodTemplates.containersPatch(info.object(), containers, initContainers);
    }

    /// What a container's part of the patch holds beside its name.
    interface FieldsOf {
        Map<String, Object> of(Container container);
    }

    /// Changes all containers that `--containers` means.
    static Optional<Map<String, @Nullable Object>> inContainers(Invocation kubectl, Info info, FieldsOf fields) {
        var spec = podSpec(info);
        var wanted = kubectl.flags().get("containers");
        var containers = fields(spec.containers(), wanted, fields);
        var initContainers = fields(spec.initContainers(), wanted, fields);
        return containers.isEmpty() && initContainers.isEmpty() ? Optional.empty() : Optional.of(patch(info, containers, initContainers));
    }

    private static List<Map<String, Object>> fields(List<Container> containers, String wanted, FieldsOf fields) {
        return containers.stream()
                .filter(each -> !names(List.of(each), wanted).isEmpty())
                .map(each -> {
                    var changed = new LinkedHashMap<>(fields.of(each));
                    changed.put("name", Objects.requireNonNullElse(each.name(), ""));
                    return (Map<String, Object>) changed;
                })
                .toList();
    }

    /// The words before the first change, such as `web=nginx`, and the changes.
    static Pairs pairs(Invocation kubectl, String what) {
        return Pairs.of(kubectl.arguments(), what);
    }

    static boolean isNothingNamed(Invocation kubectl, List<String> resources) {
        return resources.isEmpty() && FileFlags.files(kubectl).isEmpty();
    }

    static Stream<Container> containers(PodSpec spec) {
        return Stream.concat(spec.initContainers().stream(), spec.containers().stream());
    }

    static String unknown(String container) {
        return "error: unable to find container named " + Go.quote(container);
    }
}
