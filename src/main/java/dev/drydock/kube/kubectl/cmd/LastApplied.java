package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.api.codec.Json;
import dev.drydock.kube.api.codec.Trees;
import dev.drydock.kube.api.codec.Yaml;
import dev.drydock.kube.client.DynamicClient.PatchType;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Info;
import dev.drydock.kube.kubectl.resource.Manifest;
import dev.drydock.kube.kubectl.resource.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `kubectl apply view-last-applied` and `set-last-applied`: what `apply` remembers in its annotation.
final class LastApplied {
    static final List<Command> ALL = List.of(new Set(), new View());

    private static final Pattern INDENT = Pattern.compile("(?m)^ +");

    private LastApplied() {}

    private record View() implements Command {
        @Override
        public String name() {
            return "view-last-applied";
        }

        @Override
        public String usage() {
            return "(TYPE [NAME | -l label] | TYPE/NAME | -f FILENAME)";
        }

        @Override
        public void declare(FlagSet flags) {
            FileFlags.declare(flags).text("output", "o", "yaml").text("selector", "l", "").bool("all");
        }

        @Override
        public void run(Invocation kubectl) {
            boolean all = kubectl.flags().is("all");
            var remembered = new ArrayList<String>();
            Selection.of(kubectl)
                    .files(FileFlags.files(kubectl))
                    .labels(kubectl.flags().get("selector"))
                    .everything(all)
                    .arguments(kubectl.arguments(), all)
                    .visit(found -> Selection.flat(List.of(found)).forEach(info -> {
                        var text = info.object().metadata().annotations().get(ApplyCommand.LAST_APPLIED);
                        if (text != null) {
                            remembered.add(text);
                        } else if (!info.source().isEmpty()) {
                            throw Failure.during("no last-applied-configuration annotation found on resource: " + info.name() + "\n",
                                    info.source(), Failure.of("<nil>"));
                        }
                    }));
            remembered.forEach(text -> show(kubectl, text));
        }

        private static void show(Invocation kubectl, String text) {
            var output = kubectl.flags().get("output");
            switch (output) {
                case "yaml" -> kubectl.print(Yaml.write(Objects.requireNonNull(Json.parse(text))));
                case "json" -> kubectl.print(INDENT.matcher(Json.pretty(Objects.requireNonNull(Json.parse(text))))
                        .replaceAll(found -> " ".repeat(found.group().length() / 2)));
                default -> throw Failure.usage("Unexpected -o output mode: %s, the flag 'output' must be one of yaml|json".formatted(output));
            }
        }
    }

    private record Set() implements Command {
        @Override
        public String name() {
            return "set-last-applied";
        }

        @Override
        public String usage() {
            return "-f FILENAME";
        }

        @Override
        public void declare(FlagSet flags) {
            Results.declare(flags).list("filename", "f").bool("create-annotation");
        }

        @Override
        public void run(Invocation kubectl) {
            var results = Results.of(kubectl);
            var changes = new LinkedHashMap<Info, String>();
            Selection.of(kubectl).files(FileFlags.files(kubectl)).fetch(false).visit(info -> {
                var object = kubectl.client().get(info.kind(), info.key());
                var before = object.metadata().annotations().get(ApplyCommand.LAST_APPLIED);
                if (before == null && !kubectl.flags().is("create-annotation")) {
                    throw Failure.of("no last-applied-configuration annotation found on resource: %s, to create the annotation, run the command with --create-annotation"
                            .formatted(info.name()));
                }
                var after = Json.write(plain(info.requireDocument())) + "\n";
                if (after.equals(before)) {
                    kubectl.println("set-last-applied " + info.name() + ": no changes required.");
                } else {
                    changes.put(info.with(object), after);
                }
            });
            changes.forEach((info, text) -> results.print(info, changed(kubectl, results, info, text), "configured"));
        }

        /// The document without the annotation; unlike `apply`, this adds no empty annotations.
        private static Map<String, @Nullable Object> plain(Map<String, @Nullable Object> document) {
            return Manifest.annotations(document).isEmpty() ? document : Manifest.withAnnotation(document, ApplyCommand.LAST_APPLIED, null);
        }

        private static Map<String, @Nullable Object> changed(Invocation kubectl, Results results, Info info, String text) {
            if (results.onlyHere()) {
                return Trees.copy(Codec.tree(info.object()));
            }
            var patch = Map.of("metadata", Map.of("annotations", Map.of(ApplyCommand.LAST_APPLIED, text)));
            return Trees.copy(Codec.tree(kubectl.client().patch(info.kind(), info.key(), PatchType.MERGE, patch, results.plainRequest().withFieldManager("kubectl"))));
        }
    }
}
