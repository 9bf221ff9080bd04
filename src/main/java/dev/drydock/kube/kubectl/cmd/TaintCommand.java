package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.Taint;
import dev.drydock.kube.api.select.LabelSyntax;
import dev.drydock.kube.client.DynamicClient.PatchType;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.api.Go;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Info;
import dev.drydock.kube.kubectl.resource.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Puts taints on nodes and takes them off.
final class TaintCommand implements Command {
    private static final Set<String> EFFECTS = Set.of("NoSchedule", "PreferNoSchedule", "NoExecute");

    @Override
    public String name() {
        return "taint";
    }

    @Override
    public String usage() {
        return "NODE NAME KEY_1=VAL_1:TAINT_EFFECT_1 ... KEY_N=VAL_N:TAINT_EFFECT_N";
    }

    @Override
    public void declare(FlagSet flags) {
        Results.declare(flags)
                .text("selector", "l", "")
                .bool("all")
                .bool("overwrite");
        Results.declareValidation(flags);
    }

    /// @param effect empty where all of the key are meant
    private record Change(String key, String value, String effect, boolean remove) {
        boolean isAbout(Taint taint) {
            return key.equals(taint.key()) && (effect.isEmpty() || effect.equals(taint.effect()));
        }

        String title() {
            return key + (value.isEmpty() ? "" : "=" + value) + (effect.isEmpty() ? "" : ":" + effect);
        }
    }

    @Override
    public void run(Invocation kubectl) {
        var flags = kubectl.flags();
        var resources = new ArrayList<String>();
        var changes = new ArrayList<Change>();
        for (var argument : kubectl.arguments()) {
            boolean change = argument.contains("=") || argument.contains(":") || argument.endsWith("-");
            if (change) {
                changes.add(parse(argument));
            } else if (changes.isEmpty()) {
                resources.add(argument);
            } else {
                throw Failure.of("all resources must be specified before taint changes: " + argument);
            }
        }
        if (resources.isEmpty()) {
            throw Failure.of("one or more resources must be specified as <resource> <name>");
        } else if (changes.isEmpty()) {
            throw Failure.of("at least one taint update is required");
        } else if (!Set.of("node", "nodes", "no").contains(resources.getFirst()) && !resources.getFirst().startsWith("node")) {
            throw Failure.of("invalid resource type %s, only node types are supported".formatted(resources.getFirst()));
        }
        var results = Results.of(kubectl);
        Selection.of(kubectl)
                .labels(flags.get("selector"))
                .everything(flags.is("all"))
                .arguments(resources, flags.is("all"))
                .visit(found -> Selection.flat(List.of(found)).forEach(info -> taint(kubectl, results, info, changes)));
    }

    private static Change parse(String text) {
        boolean remove = text.endsWith("-");
        var spec = remove ? text.substring(0, text.length() - 1) : text;
        var parts = spec.split(":", -1);
        var effect = parts.length == 2 ? parts[1] : "";
        if (!effect.isEmpty() && !EFFECTS.contains(effect)) {
            throw Failure.usage("invalid taint effect: " + effect + ", unsupported taint effect");
        }
        var pair = parts.length == 2 ? parts[0].split("=", -1) : new String[] {parts[0]};
        if (parts.length > 2 || pair.length > 2) {
            throw Failure.usage("invalid taint spec: " + spec);
        }
        var problem = pair.length == 2 ? LabelSyntax.valueProblem(pair[1]) : null;
        problem = problem == null ? LabelSyntax.keyProblem(pair[0]) : problem;
        if (problem != null) {
            throw Failure.usage("invalid taint spec: " + spec + ", " + problem);
        } else if (!remove && effect.isEmpty()) {
            throw Failure.usage("invalid taint spec: " + spec);
        }
        return new Change(pair[0], pair.length == 2 ? pair[1] : "", effect, remove);
    }

    private static void taint(Invocation kubectl, Results results, Info info, List<Change> changes) {
        var node = (Node) info.object();
        var kept = new ArrayList<>(node.spec().taints());
        var given = new ArrayList<Taint>();
        boolean added = false;
        boolean removed = false;
        for (var change : changes) {
            var present = kept.stream().filter(change::isAbout).toList();
            if (change.remove) {
                if (present.isEmpty()) {
                    throw Failure.of("taint " + Go.quote(change.title()) + " not found");
                }
                kept.removeAll(present);
                removed = true;
            } else {
                if (!present.isEmpty() && !kubectl.flags().is("overwrite")) {
                    throw Failure.of("node %s already has %s taint(s) with same effect(s) and --overwrite is false"
                            .formatted(info.name(), change.key));
                }
                kept.removeAll(present);
                given.add(Taint.EMPTY.withKey(change.key).withValue(change.value.isEmpty() ? null : change.value).withEffect(change.effect));
                added = true;
            }
        }
        given.addAll(kept);
        var taints = List.copyOf(given);
        if (!results.onlyHere() && !Objects.equals(taints, node.spec().taints())) {
            Map<String, Object> patch = Map.of("spec", Map.of("taints", taints.stream().map(Codec::tree).toList()));
            kubectl.client().patch(info.kind(), info.key(), PatchType.MERGE, patch, results.plainRequest());
        }
        results.print(info, node, added && removed || kubectl.flags().is("overwrite") ? "modified" : removed ? "untainted" : "tainted");
    }
}
