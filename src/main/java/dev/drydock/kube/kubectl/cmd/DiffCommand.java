package dev.drydock.kube.kubectl.cmd;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.api.codec.Trees;
import dev.drydock.kube.api.codec.Yaml;
import dev.drydock.kube.api.core.Secret;
import dev.drydock.kube.client.DynamicClient.PatchType;
import dev.drydock.kube.client.DynamicClient.Request;
import dev.drydock.kube.client.DynamicClient.Validation;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Errors;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Info;
import dev.drydock.kube.kubectl.resource.Manifest;
import dev.drydock.kube.kubectl.resource.Selection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Shows what applying files would change, and ends with 1 where that is something.
/// Mirrors `kubectl/pkg/cmd/diff` with `diff -u -N`, whose temporary directories have names that never change here. Pruning is left out.
final class DiffCommand implements Command {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSSSS xx").withZone(ZoneOffset.UTC);
    private static final int CONTEXT = 3;

    @Override
    public String name() {
        return "diff";
    }

    @Override
    public String usage() {
        return "-f FILENAME";
    }

    @Override
    public void declare(FlagSet flags) {
        FileFlags.declare(flags)
                .text("selector", "l", "")
                .text("field-manager", "", "kubectl-client-side-apply")
                .integer("concurrency", "", 1)
                .bool("server-side")
                .bool("force-conflicts")
                .bool("show-managed-fields")
                .bool("prune")
                .array("prune-allowlist", "");
    }

    @Override
    public void run(Invocation kubectl) {
        try {
            var differences = differences(kubectl);
            if (!differences.isEmpty()) {
                kubectl.print(differences);
                throw Failure.silent();
            }
        } catch (StatusException failure) {
            throw Failure.exit(2, Errors.text(failure, "kubectl diff"));
        } catch (Failure failure) {
            throw failure.style() == Failure.Style.SILENT ? failure : Failure.exit(2, Errors.text(failure, "kubectl diff"));
        }
    }

    /// An object as it is and as it would be; null where it is not there.
    private record Versions(@Nullable KubeObject live, KubeObject merged) {}

    private static String differences(Invocation kubectl) {
        if (FileFlags.files(kubectl).isEmpty()) {
            throw Failure.of("must specify one of -f and -k");
        } else if (kubectl.flags().is("force-conflicts") && !kubectl.flags().is("server-side")) {
            throw Failure.of("--force-conflicts only works with --server-side");
        }
        var files = new TreeMap<String, Versions>();
        Selection.of(kubectl)
                .files(FileFlags.files(kubectl))
                .labels(kubectl.flags().get("selector"))
                .fetch(false)
                .stopAtFirstError()
                .visit(info -> {
                    Optional<KubeObject> live = kubectl.client().find(info.kind(), info.key());
                    files.put(file(info), new Versions(live.orElse(null), merged(kubectl, info, live)));
                });
        var text = new StringBuilder();
        files.forEach((file, versions) -> text.append(difference(kubectl, file, versions)));
        return text.toString();
    }

    private static String file(Info info) {
        var gvk = info.kind().gvk();
        return (gvk.group().isEmpty() ? "" : gvk.group() + ".") + gvk.version() + "." + gvk.kind() + "." + info.namespace() + "." + info.name();
    }

    private static KubeObject merged(Invocation kubectl, Info info, Optional<KubeObject> live) {
        var request = new Request(true, Validation.STRICT).withFieldManager(kubectl.flags().get("field-manager"));
        var document = info.requireDocument();
        if (kubectl.flags().is("server-side")) {
            var manager = kubectl.flags().changed("field-manager") ? kubectl.flags().get("field-manager") : "kubectl";
            return kubectl.client().apply(
                    info.kind(), info.key(), document, kubectl.flags().is("force-conflicts"), request.withFieldManager(manager));
        } else if (live.isEmpty()) {
            return kubectl.client().create(info.kind(), document, request);
        }
        Map<String, @Nullable Object> current = Trees.copy(Codec.tree(live.get()));
        var plain = Manifest.withAnnotation(document, ApplyCommand.LAST_APPLIED, null);
        var patch = ApplyCommand.patch(info, Manifest.annotations(current).get(ApplyCommand.LAST_APPLIED), plain, current);
        return patch.isEmpty() ? live.get() : kubectl.client().patch(info.kind(), info.key(), PatchType.STRATEGIC, patch, request);
    }

    private static String difference(Invocation kubectl, String file, Versions versions) {
        var live = tree(kubectl, versions.live);
        var merged = Objects.requireNonNull(tree(kubectl, versions.merged));
        if (versions.merged instanceof Secret) {
            SecretMask.hide(live, merged);
        }
        var before = live == null ? List.<String>of() : Yaml.write(live).lines().toList();
        var after = Yaml.write(merged).lines().toList();
        var patch = DiffUtils.diff(before, after);
        if (patch.getDeltas().isEmpty()) {
            return "";
        }
        var old = "/tmp/LIVE-0000000000/" + file;
        var made = "/tmp/MERGED-0000000000/" + file;
        var text = new StringBuilder("diff -u -N " + old + " " + made + "\n");
        var oldTime = live == null ? Instant.EPOCH : kubectl.now();
        UnifiedDiffUtils.generateUnifiedDiff(old + "\t" + TIME.format(oldTime), made + "\t" + TIME.format(kubectl.now()), before, patch, CONTEXT)
                .forEach(line -> text.append(line.startsWith("@@") ? line.replaceAll(",1(?= )", "") : line).append('\n'));
        return text.toString();
    }

    private static @Nullable Map<String, @Nullable Object> tree(Invocation kubectl, @Nullable KubeObject object) {
        if (object == null) {
            return null;
        }
        Map<String, @Nullable Object> tree = Trees.copy(Codec.tree(object));
        if (!kubectl.flags().is("show-managed-fields") && tree.get("metadata") instanceof Map<?, ?> metadata) {
            var shown = new TreeMap<String, @Nullable Object>(Trees.map(metadata));
            shown.remove("managedFields");
            tree.put("metadata", shown);
        }
        return tree;
    }
}
