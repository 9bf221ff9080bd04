package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.api.codec.Trees;
import dev.drydock.kube.api.codec.Yaml;
import dev.drydock.kube.api.codec.YamlException;
import dev.drydock.kube.api.patch.PatchException;
import dev.drydock.kube.api.patch.StrategicMergePatch;
import dev.drydock.kube.client.DynamicClient.PatchType;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Info;
import dev.drydock.kube.kubectl.resource.Selection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Changes an object to what an editor made of its manifest.
///
/// There is no editor behind a command line here: whoever shows one runs the command once for the manifest, which it
/// prints, and again with the changed one as standard input. Mirrors `kubectl/pkg/cmd/util/editor`, for one object.
final class EditCommand implements Command {
    private static final String HEADER = """
            # Please edit the object below. Lines beginning with a '#' will be ignored,
            # and an empty file will abort the edit. If an error occurs while saving this file will be
            # reopened with the relevant failures.
            #
            """;

    @Override
    public String name() {
        return "edit";
    }

    @Override
    public String usage() {
        return "(RESOURCE/NAME | -f FILENAME)";
    }

    @Override
    public void declare(FlagSet flags) {
        Results.declareValidation(Results.declare(SubresourceFlag.declare(FileFlags.declare(flags))))
                .bool("output-patch")
                .bool("save-config")
                .bool("windows-line-endings");
    }

    @Override
    public void run(Invocation kubectl) {
        if (kubectl.arguments().isEmpty() && FileFlags.files(kubectl).isEmpty()) {
            throw Failure.of("must specify a resource or a filename to edit");
        }
        var infos = Selection.flat(Selection.of(kubectl)
                .files(FileFlags.files(kubectl))
                .subresource(SubresourceFlag.of(kubectl, "status", "resize"))
                .arguments(kubectl.arguments(), true)
                .all());
        if (infos.isEmpty()) {
            throw Failure.of("edit cancelled, no objects found");
        } else if (infos.size() > 1) {
            throw Failure.of("only one object can be edited at a time here, not " + infos.size());
        }
        var info = infos.getFirst();
        var edited = kubectl.file("-");
        if (edited.isEmpty()) {
            kubectl.print(HEADER + Yaml.write(shown(info)));
            throw Failure.of("there is no editor here: run the command again with the edited manifest as standard input");
        }
        apply(kubectl, info, edited.get());
    }

    /// The object as it is edited: without what the server keeps about its owners.
    private static Map<String, @Nullable Object> shown(Info info) {
        Map<String, @Nullable Object> tree = Trees.copy(Codec.tree(info.object()));
        if (tree.get("metadata") instanceof Map<?, ?> metadata) {
            var rest = new LinkedHashMap<String, @Nullable Object>(Trees.map(metadata));
            rest.remove("managedFields");
            tree.put("metadata", rest);
        }
        return tree;
    }

    private static void apply(Invocation kubectl, Info info, String text) {
        var results = Results.of(kubectl);
        var before = shown(info);
        var patch = patch(info, before, read(text));
        if (patch.isEmpty()) {
            kubectl.println("Edit cancelled, no changes made.");
            return;
        }
        try {
            var request = results.request().withSubresource(kubectl.flags().get("subresource"));
            results.print(info, kubectl.client().patch(info.kind(), info.key(), PatchType.STRATEGIC, patch, request), "edited");
        } catch (StatusException refusal) {
            kubectl.complain("error: %s %s is invalid".formatted(info.kind().groupResource(), "\"" + info.name() + "\""));
            throw refusal;
        }
    }

    private static Map<String, @Nullable Object> read(String text) {
        try {
            var documents = Yaml.documents(text);
            if (documents.isEmpty()) {
                throw Failure.plain("Edit cancelled, saved file was empty.");
            } else if (documents.getFirst().tree() instanceof Map<?, ?> map) {
                return Trees.map(map);
            }
            throw Failure.of("the edited file failed validation: it holds no object");
        } catch (YamlException broken) {
            throw Failure.of("the edited file had a syntax error: error parsing edited-file: " + broken.kubectlMessage());
        }
    }

    private static Map<String, @Nullable Object> patch(
            Info info, Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        var same = Map.of("apiVersion", info.kind().gvk().apiVersion(), "kind", info.kind().name());
        if (!same.equals(Map.of("apiVersion", String.valueOf(after.get("apiVersion")), "kind", String.valueOf(after.get("kind"))))
                || !(after.get("metadata") instanceof Map<?, ?> metadata)
                || !info.name().equals(metadata.get("name"))) {
            throw Failure.of("At least one of apiVersion, kind and name was changed");
        }
        try {
            return StrategicMergePatch.threeWay(before, after, before, info.kind().type());
        } catch (PatchException mistake) {
            throw Failure.of(mistake.getMessage());
        }
    }
}
