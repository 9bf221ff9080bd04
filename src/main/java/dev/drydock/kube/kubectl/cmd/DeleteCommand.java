package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.meta.DeleteOptions;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Info;
import dev.drydock.kube.kubectl.resource.Resources;
import dev.drydock.kube.kubectl.resource.Selection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Deletes objects and waits until they are gone.
final class DeleteCommand implements Command {
    /// Where the real one would wait without end: after this the learner has the prompt back.
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Override
    public String name() {
        return "delete";
    }

    @Override
    public String usage() {
        return "([-f FILENAME] | [-k DIRECTORY] | TYPE [(NAME | -l label | --all)])";
    }

    @Override
    public void declare(FlagSet flags) {
        Results.declare(FileFlags.declare(flags))
                .text("selector", "l", "")
                .text("field-selector")
                .text("raw")
                .bool("all")
                .bool("all-namespaces", "A", false)
                .bool("force")
                .bool("now")
                .bool("wait", "", true)
                .bool("ignore-not-found")
                .bool("interactive", "i", false)
                .integer("grace-period", "", -1)
                .duration("timeout", "0s")
                .textOrBare("cascade", "background", "background");
    }

    @Override
    public void run(Invocation kubectl) {
        var flags = kubectl.flags();
        var results = Results.of(kubectl);
        if (!List.of("", "name").contains(flags.get("output"))) {
            throw Failure.of("unexpected -o output mode: %s. We only support '-o name'".formatted(flags.get("output")));
        }
        var options = options(kubectl).withDryRun(results.plainRequest().dryRun() ? List.of("All") : List.of());
        boolean selecting = flags.is("all") || !flags.get("selector").isEmpty() || !flags.get("field-selector").isEmpty();
        if (flags.is("all") && !flags.get("selector").isEmpty()) {
            throw Failure.of("setting 'all' parameter but found a non empty selector.");
        } else if (flags.is("all") && !flags.get("field-selector").isEmpty()) {
            throw Failure.of("cannot set --all and --field-selector at the same time");
        }
        boolean ignoreMissing = flags.changed("ignore-not-found") ? flags.is("ignore-not-found") : selecting;
        Map<Info, String> going = new LinkedHashMap<>();
        var found = new int[1];
        var selection = Selection.of(kubectl)
                .files(FileFlags.files(kubectl))
                .labels(flags.get("selector"))
                .fields(flags.get("field-selector"))
                .everything(flags.is("all"))
                .allNamespaces(flags.is("all-namespaces"))
                .arguments(kubectl.arguments(), false)
                .fetch(false);
        selection.visit(selected -> {
            var failures = new ArrayList<RuntimeException>();
            for (var info : Selection.flat(List.of(selected))) {
                found[0]++;
                try {
                    going.put(info, delete(kubectl, results, info, options));
                } catch (StatusException refusal) {
                    if (!ignoreMissing || !refusal.is("NotFound")) {
                        failures.add(Failure.during("deleting", info.source(), refusal));
                    }
                }
            }
            Failure.throwAll(failures);
        });
        if (found[0] == 0) {
            kubectl.println("No resources found");
        } else if (flags.is("wait") && results.suffix().isEmpty()) {
            going.forEach((info, uid) -> await(kubectl, info, uid));
        }
    }

    private static DeleteOptions options(Invocation kubectl) {
        var flags = kubectl.flags();
        long grace = flags.number("grace-period");
        if (flags.is("now")) {
            if (grace != -1) {
                throw Failure.of("--now and --grace-period cannot be specified together");
            }
            grace = 1;
        }
        if (grace == 0 && !flags.is("force")) {
            grace = 1;
        } else if (flags.is("force") && grace < 0) {
            grace = 0;
        }
        if (grace == 0) {
            kubectl.warn("Immediate deletion does not wait for confirmation that the running resource has been terminated."
                    + " The resource may continue to run on the cluster indefinitely.");
        } else if (grace > 0 && flags.is("force")) {
            throw Failure.of("--force and --grace-period greater than 0 cannot be specified together");
        }
        var options = DeleteOptions.EMPTY.withPropagationPolicy(propagation(kubectl, flags.get("cascade")));
        return grace < 0 ? options : options.withGracePeriodSeconds(grace);
    }

    private static String propagation(Invocation kubectl, String cascade) {
        if (cascade.equals("true") || cascade.equals("false")) {
            kubectl.complain("warning: --cascade=%s is deprecated (boolean value) and can be replaced with --cascade=%s."
                    .formatted(cascade, cascade.equals("true") ? "background" : "orphan"));
        }
        return switch (cascade) {
            case "background", "true" -> "Background";
            case "foreground" -> "Foreground";
            case "orphan", "false" -> "Orphan";
            default ->
                throw Failure.of("invalid cascade value (" + cascade + "). Must be \"background\", \"foreground\", or \"orphan\"");
        };
    }

    /// @return the uid of what is on its way out
    private static String delete(Invocation kubectl, Results results, Info info, DeleteOptions options) {
        if (info.name().isEmpty()) {
            throw Failure.during("deleting", info.source(), Failure.of("resource name may not be empty"));
        }
        KubeObject left = results.onlyHere()
                ? kubectl.client().get(info.kind(), info.key())
                : kubectl.client().delete(info.kind(), info.key(), options);
        if (kubectl.flags().get("output").equals("name")) {
            kubectl.println(info.title());
        } else {
            boolean forced = Long.valueOf(0).equals(options.gracePeriodSeconds());
            kubectl.println(sentence(info, forced ? "force " : "") + results.suffix());
        }
        return Objects.requireNonNullElse(left.metadata().uid(), "");
    }

    static String sentence(Info info, String how) {
        return "%s \"%s\" %sdeleted%s".formatted(
                Resources.title(info.kind()),
                info.name(),
                how,
                info.kind().namespaced() ? " from " + info.namespace() + " namespace" : "");
    }

    private static void await(Invocation kubectl, Info info, String uid) {
        var timeout = kubectl.flags().time("timeout");
        boolean gone = kubectl.waitUntil(
                () -> kubectl.client()
                        .find(info.kind(), info.key())
                        .filter(object -> uid.equals(object.metadata().uid()))
                        .isEmpty(),
                timeout.isZero() || timeout.compareTo(PATIENCE) > 0 ? PATIENCE : timeout);
        if (!gone) {
            throw Failure.of("timed out waiting for the condition on " + info.resourceName());
        }
    }
}
