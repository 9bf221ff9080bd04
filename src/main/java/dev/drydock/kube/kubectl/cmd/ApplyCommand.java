package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.api.codec.Json;
import dev.drydock.kube.api.codec.Trees;
import dev.drydock.kube.api.meta.DeleteOptions;
import dev.drydock.kube.api.patch.PatchException;
import dev.drydock.kube.api.patch.StrategicMergePatch;
import dev.drydock.kube.client.DynamicClient.PatchType;
import dev.drydock.kube.client.DynamicClient.Validation;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Info;
import dev.drydock.kube.kubectl.resource.Manifest;
import dev.drydock.kube.kubectl.resource.Revisions;
import dev.drydock.kube.kubectl.resource.Selection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Brings objects to what files say, remembering in an annotation what was applied.
/// Mirrors `kubectl/pkg/cmd/apply`, pruning is left out.
final class ApplyCommand implements Command {
    static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    @Override
    public String name() {
        return "apply";
    }

    @Override
    public String usage() {
        return "(-f FILENAME | -k DIRECTORY)";
    }

    @Override
    public List<Command> subcommands() {
        return LastApplied.ALL;
    }

    @Override
    public void declare(FlagSet flags) {
        Results.declareValidation(Results.declare(FileFlags.declare(flags)))
                .text("selector", "l", "")
                .bool("all")
                .bool("prune")
                .bool("overwrite", "", true)
                .bool("openapi-patch", "", true)
                .bool("server-side")
                .bool("force-conflicts")
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
        } else if (!kubectl.arguments().isEmpty()) {
            throw Failure.usage("Unexpected args: [" + String.join(" ", kubectl.arguments()) + "]");
        }
        var results = Results.of(kubectl);
        ServerSideApply.check(kubectl, results);
        List<RuntimeException> failures = new ArrayList<>();
        var infos = Selection.of(kubectl)
                .files(FileFlags.files(kubectl))
                .labels(kubectl.flags().get("selector"))
                .requireKind(results.request().validation() != Validation.IGNORE)
                .fetch(false)
                .all(failures);
        if (infos.isEmpty() && failures.isEmpty()) {
            throw Failure.of("no objects passed to apply");
        }
        for (var info : infos) {
            try {
                apply(kubectl, results, info);
            } catch (StatusException refusal) {
                Placement.report(kubectl, info, refusal);
                failures.add(refusal);
            } catch (Failure failure) {
                failures.add(failure);
            }
        }
        Failure.throwAll(failures);
    }

    private static void apply(Invocation kubectl, Results results, Info info) {
        if (info.name().isEmpty() && !Manifest.text(Manifest.metadata(info.requireDocument()), "generateName").isEmpty()) {
            throw Failure.of("from " + Manifest.text(Manifest.metadata(info.requireDocument()), "generateName")
                    + ": cannot use generate name with apply");
        }
        if (kubectl.flags().is("server-side")) {
            ServerSideApply.apply(kubectl, results, info);
            return;
        }
        var modified = remembering(recording(kubectl, info.requireDocument()));
        if (info.name().isEmpty()) {
            Placement.missingName(kubectl, info);
            throw Failure.during(
                    "retrieving current configuration of:\n" + info.description() + "\nfrom server for:",
                    info.source(),
                    Failure.of("resource name may not be empty"));
        }
        var current = kubectl.client().find(info.kind(), info.key());
        if (current.isEmpty()) {
            create(kubectl, results, info, modified);
        } else {
            update(kubectl, results, info, modified, current.get());
        }
    }

    private static void create(Invocation kubectl, Results results, Info info, Map<String, @Nullable Object> modified) {
        try {
            if (results.onlyHere()) {
                results.print(info, modified, "created");
            } else {
                results.print(info, kubectl.client().create(info.kind(), modified, results.request()), "created");
            }
        } catch (StatusException refusal) {
            throw Failure.during("creating", info.source(), refusal);
        }
    }

    private static void update(
            Invocation kubectl, Results results, Info info, Map<String, @Nullable Object> modified, KubeObject current) {
        Map<String, @Nullable Object> before = Trees.copy(Codec.tree(current));
        var applied = Manifest.annotations(before).get(LAST_APPLIED);
        if (applied == null && !results.onlyHere()) {
            kubectl.warn("resource " + info.resourceName() + " is missing the " + LAST_APPLIED
                    + " annotation which is required by kubectl apply. kubectl apply should only be used on resources created"
                    + " declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.");
        }
        var patch = patch(info, applied, modified, before);
        if (patch.isEmpty()) {
            results.print(info, current, "unchanged");
        } else if (results.onlyHere()) {
            results.print(info, StrategicMergePatch.apply(before, patch, info.kind().type()), "configured");
        } else {
            results.print(info, patched(kubectl, results, info, patch), "configured");
        }
    }

    static Map<String, @Nullable Object> patch(
            Info info, @Nullable Object applied, Map<String, @Nullable Object> modified, Map<String, @Nullable Object> current) {
        try {
            Map<String, @Nullable Object> original =
                    applied instanceof String text && Json.parse(text) instanceof Map<?, ?> map ? Trees.map(map) : Map.of();
            return StrategicMergePatch.threeWay(original, modified, current, info.kind().type());
        } catch (PatchException mistake) {
            throw Failure.during(
                    "creating patch with:\noriginal:\n%s\nmodified:\n%s\ncurrent:\n%s\nfor:"
                            .formatted(applied, Json.write(modified), Json.write(current)),
                    info.source(),
                    Failure.of(mistake.getMessage()));
        }
    }

    private static KubeObject patched(Invocation kubectl, Results results, Info info, Map<String, @Nullable Object> patch) {
        try {
            var object = kubectl.client().patch(info.kind(), info.key(), PatchType.STRATEGIC, patch, results.request());
            if (object.metadata().deletionTimestamp() != null) {
                kubectl.warn("Detected changes to resource " + info.name() + " which is currently being deleted.");
            }
            return object;
        } catch (StatusException refusal) {
            if (kubectl.flags().is("force") && (refusal.is("Invalid") || refusal.is("Conflict"))) {
                return replaced(kubectl, results, info);
            }
            throw Failure.during(
                    "applying patch:\n" + Json.write(patch) + "\nto:\n" + info.description() + "\nfor:",
                    info.source(),
                    Failure.during("patching", info.source(), refusal));
        }
    }

    /// `--force`: deletes what cannot be changed and makes it anew.
    private static KubeObject replaced(Invocation kubectl, Results results, Info info) {
        kubectl.client().delete(info.kind(), info.key(), DeleteOptions.EMPTY.withPropagationPolicy("Background"));
        kubectl.waitUntil(() -> kubectl.client().find(info.kind(), info.key()).isEmpty(), Duration.ofMinutes(5));
        return kubectl.client().create(info.kind(), remembering(info.requireDocument()), results.request());
    }

    private static Map<String, @Nullable Object> recording(Invocation kubectl, Map<String, @Nullable Object> document) {
        return kubectl.recorded().map(cause -> Manifest.withAnnotation(document, Revisions.CHANGE_CAUSE, cause))
                .orElse(document);
    }

    /// The document with itself in its annotation.
    static Map<String, @Nullable Object> remembering(Map<String, @Nullable Object> document) {
        var plain = Manifest.withAnnotation(document, LAST_APPLIED, null);
        return Manifest.withAnnotation(plain, LAST_APPLIED, Json.write(plain) + "\n");
    }
}
