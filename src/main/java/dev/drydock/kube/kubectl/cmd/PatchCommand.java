package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.api.codec.Json;
import dev.drydock.kube.api.codec.JsonException;
import dev.drydock.kube.api.codec.Trees;
import dev.drydock.kube.api.codec.Yaml;
import dev.drydock.kube.api.codec.YamlException;
import dev.drydock.kube.api.meta.Status;
import dev.drydock.kube.api.patch.JsonPatch;
import dev.drydock.kube.api.patch.MergePatch;
import dev.drydock.kube.api.patch.PatchException;
import dev.drydock.kube.api.patch.StrategicMergePatch;
import dev.drydock.kube.client.DynamicClient.PatchType;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.api.Go;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Info;
import dev.drydock.kube.kubectl.resource.Selection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Changes fields of an object by a patch.
final class PatchCommand implements Command {
    @Override
    public String name() {
        return "patch";
    }

    @Override
    public String usage() {
        return "(-f FILENAME | TYPE NAME) [-p PATCH|--patch-file FILE]";
    }

    @Override
    public void declare(FlagSet flags) {
        Results.declare(SubresourceFlag.declare(FileFlags.declare(flags)))
                .text("patch", "p", "")
                .text("patch-file")
                .text("type", "", "strategic")
                .bool("local")
                .bool("record");
    }

    @Override
    public void run(Invocation kubectl) {
        var flags = kubectl.flags();
        if (flags.get("patch").isEmpty() == flags.get("patch-file").isEmpty()) {
            throw Failure.of(flags.get("patch").isEmpty()
                    ? "must specify --patch or --patch-file containing the contents of the patch"
                    : "cannot specify --patch and --patch-file together");
        }
        var type = type(flags.get("type"));
        var subresource = SubresourceFlag.of(kubectl, "status", "scale", "resize");
        var results = Results.of(kubectl);
        var patch = patch(kubectl, type);
        if (Results.isLocal(kubectl) && !kubectl.arguments().isEmpty()) {
            throw Failure.of("cannot specify --local and server resources");
        }
        Selection.of(kubectl)
                .local(Results.isLocal(kubectl))
                .files(FileFlags.files(kubectl))
                .subresource(subresource)
                .arguments(kubectl.arguments(), false)
                .visit(info -> patch(kubectl, results, info, type, patch));
    }

    private static PatchType type(String name) {
        return switch (name) {
            case "json" -> PatchType.JSON;
            case "merge" -> PatchType.MERGE;
            case "strategic" -> PatchType.STRATEGIC;
            default -> throw Failure.of("--type must be one of [json merge strategic], not " + Go.quote(name));
        };
    }

    private static Object patch(Invocation kubectl, PatchType type) {
        var file = kubectl.flags().get("patch-file");
        var text = file.isEmpty()
                ? kubectl.flags().get("patch")
                : kubectl.file(file).orElseThrow(() -> Failure.of("open " + file + ": no such file or directory"));
        var patch = read(text, type);
        if (type == PatchType.JSON ? !(patch instanceof List) : !(patch instanceof Map)) {
            throw refused("json: cannot unmarshal %s into Go value of type %s".formatted(
                    patch instanceof List ? "array" : patch instanceof Map ? "object" : "string",
                    type == PatchType.JSON ? "[]handlers.jsonPatchOp" : "map[string]interface {}"), type);
        }
        return patch;
    }

    /// What the server answers to bytes that are no patch of their type.
    private static StatusException refused(String why, PatchType type) {
        return new StatusException(Status.EMPTY
                .withStatus("Failure")
                .withCode(400)
                .withReason("BadRequest")
                .withMessage(type == PatchType.STRATEGIC ? why : "error decoding patch: " + why));
    }

    /// What looks like JSON goes to the server as it is; anything else is read as YAML first.
    private static @Nullable Object read(String text, PatchType type) {
        if (text.stripLeading().startsWith("{")) {
            try {
                return Json.parse(text);
            } catch (JsonException mistake) {
                throw refused(String.valueOf(mistake.getMessage()), type);
            }
        }
        try {
            var documents = Yaml.documents(text);
            return documents.isEmpty() ? null : documents.getFirst().tree();
        } catch (YamlException mistake) {
            throw Failure.of("unable to parse " + Go.quote(text) + ": " + mistake.getMessage());
        }
    }

    private static void patch(Invocation kubectl, Results results, Info info, PatchType type, Object patch) {
        if (results.onlyHere()) {
            var before = Results.isLocal(kubectl) ? info.requireDocument() : Codec.tree(info.object());
            var after = applied(before, info, type, patch);
            results.printPlainly(info, after, outcome(before, after));
            return;
        }
        var after = kubectl.client().patch(info.kind(), info.key(), type, patch,
                results.plainRequest().withSubresource(kubectl.flags().get("subresource")));
        results.printPlainly(info, after, outcome(info.object(), after));
    }

    private static String outcome(Object before, Object after) {
        return before.equals(after) ? "patched (no change)" : "patched";
    }

    /// The patch as kubectl itself applies it.
    private static Map<String, @Nullable Object> applied(Map<String, @Nullable Object> before, Info info, PatchType type, Object patch) {
        try {
            var after = switch (type) {
                case JSON -> JsonPatch.apply(before, (List<?>) patch);
                case MERGE -> MergePatch.apply(before, patch);
                case STRATEGIC -> StrategicMergePatch.apply(before, Trees.map((Map<?, ?>) patch), info.kind().type());
            };
            return after instanceof Map<?, ?> map ? Trees.map(map) : Map.of();
        } catch (PatchException mistake) {
            throw Failure.of(String.valueOf(mistake.getMessage()));
        }
    }
}
