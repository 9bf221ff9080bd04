package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.core.Node;
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
import org.jspecify.annotations.Nullable;

/// Closes a node for new Pods, or opens it again.
record CordonCommand(String name, boolean close) implements Command {
    @Override
    public String usage() {
        return "NODE";
    }

    @Override
    public void declare(FlagSet flags) {
        Results.declare(flags).text("selector", "l", "");
    }

    @Override
    public void run(Invocation kubectl) {
        var results = Results.of(kubectl);
        nodes(kubectl, name()).visit(found -> Selection.flat(List.of(found)).forEach(info -> cordon(kubectl, results, info, close)));
    }

    /// The nodes that are named or selected.
    static Selection nodes(Invocation kubectl, String command) {
        var selector = kubectl.flags().get("selector");
        if (kubectl.arguments().isEmpty() && selector.isEmpty()) {
            throw Failure.usage("USAGE: " + command + " NODE [flags]");
        } else if (!kubectl.arguments().isEmpty() && !selector.isEmpty()) {
            throw Failure.of("error: cannot specify both a node name and a --selector option");
        }
        var arguments = new ArrayList<String>();
        if (kubectl.arguments().stream().noneMatch(argument -> argument.contains("/"))) {
            arguments.add("nodes");
        }
        arguments.addAll(kubectl.arguments());
        return Selection.of(kubectl).labels(selector).arguments(arguments, false);
    }

    static void cordon(Invocation kubectl, Results results, Info info, boolean close) {
        if (!(info.object() instanceof Node node)) {
            throw Failure.of("error: unable to " + (close ? "cordon" : "uncordon") + " " + info.kind().plural() + "/" + info.name());
        }
        var done = close ? "cordoned" : "uncordoned";
        if (Boolean.TRUE.equals(node.spec().unschedulable()) == close) {
            results.print(info, node, "already " + done);
            return;
        }
        if (!results.onlyHere()) {
            var spec = new LinkedHashMap<String, @Nullable Object>();
            spec.put("unschedulable", close ? true : null);
            kubectl.client().patch(info.kind(), info.key(), PatchType.STRATEGIC, Map.of("spec", spec), results.plainRequest());
        }
        results.print(info, node, done);
    }
}
