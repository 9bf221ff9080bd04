package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.describe.Describers;
import dev.drydock.kube.kubectl.resource.Info;
import dev.drydock.kube.kubectl.resource.Resources;
import dev.drydock.kube.kubectl.resource.Selection;
import java.util.ArrayList;
import java.util.List;

/// Shows all that is worth knowing of objects, their events too.
final class DescribeCommand implements Command {
    @Override
    public String name() {
        return "describe";
    }

    @Override
    public String usage() {
        return "(-f FILENAME | TYPE [NAME_PREFIX | -l label] | TYPE/NAME)";
    }

    @Override
    public void declare(FlagSet flags) {
        FileFlags.declare(flags)
                .text("selector", "l", "")
                .integer("chunk-size", "", 500)
                .bool("all-namespaces", "A", false)
                .bool("show-events", "", true);
    }

    @Override
    public void run(Invocation kubectl) {
        var flags = kubectl.flags();
        if (kubectl.arguments().isEmpty() && FileFlags.files(kubectl).isEmpty()) {
            throw Failure.of("You must specify the type of resource to describe. Use \"kubectl api-resources\" for a complete list of supported resources.\n");
        }
        var failures = new ArrayList<RuntimeException>();
        List<KubeObject> found = Selection.flat(Selection.of(kubectl)
                        .files(FileFlags.files(kubectl))
                        .labels(flags.get("selector"))
                        .allNamespaces(flags.is("all-namespaces"))
                        .arguments(kubectl.arguments(), true)
                        .all(failures))
                .stream()
                .map(Info::object)
                .toList();
        if (found.isEmpty() && failures.size() == 1 && failures.getFirst() instanceof StatusException refusal && refusal.is("NotFound")) {
            found = beginningAlike(kubectl);
            if (!found.isEmpty()) {
                found.forEach(object -> kubectl.println(Describers.describe(object, kubectl)));
                return;
            }
        }
        Failure.throwAll(failures);
        var first = true;
        for (var object : found) {
            kubectl.print((first ? "" : "\n\n") + Describers.describe(object, kubectl));
            first = false;
        }
        if (found.isEmpty() && failures.isEmpty()) {
            kubectl.complain(flags.is("all-namespaces")
                    ? "No resources found"
                    : "No resources found in " + kubectl.namespace() + " namespace.");
        }
        Failure.throwAll(failures);
    }

    /// `describe pod web` means all Pods whose names begin so, where none has that name.
    private static List<KubeObject> beginningAlike(Invocation kubectl) {
        if (kubectl.arguments().size() != 2) {
            return List.of();
        }
        var kind = Resources.ofArgument(kubectl.arguments().getFirst());
        return kubectl.client().list(kind, kind.namespaced() ? kubectl.namespace() : "", "", "").stream()
                .filter(object -> object.name().startsWith(kubectl.arguments().get(1)))
                .toList();
    }
}
