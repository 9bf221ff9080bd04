package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.client.NodeApi.Executed;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.List;
import java.util.Set;

/// Runs a command in a container. A shell with a terminal stays open, for what is typed next.
final class ExecCommand implements Command {
    @Override
    public String name() {
        return "exec";
    }

    @Override
    public String usage() {
        return "(POD | TYPE/NAME) [-c CONTAINER] [flags] -- COMMAND [args...]";
    }

    @Override
    public void declare(FlagSet flags) {
        FileFlags.declare(flags)
                .text("container", "c", "")
                .bool("stdin", "i", false)
                .bool("tty", "t", false)
                .bool("quiet", "q", false)
                .duration("pod-running-timeout", "1m0s");
    }

    @Override
    public void run(Invocation kubectl) {
        var flags = kubectl.flags();
        var arguments = kubectl.arguments();
        int dash = flags.dash();
        if (arguments.isEmpty() || dash == 0) {
            throw Failure.of("pod, type/name or --filename must be specified");
        } else if (dash < 0 && arguments.size() > 1) {
            throw Failure.usage("exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead");
        }
        List<String> command = dash < 0 ? List.of() : arguments.subList(dash, arguments.size());
        if (command.isEmpty()) {
            throw Failure.of("you must specify at least one command for the container");
        }
        var object = PodChoice.named(kubectl, arguments.getFirst());
        var pod = PodChoice.behind(kubectl, object, flags.time("pod-running-timeout"), "attach to").getFirst();
        var phase = String.valueOf(pod.status().phase());
        if (Set.of("Succeeded", "Failed").contains(phase)) {
            throw Failure.of("cannot exec into a container in a completed pod; current phase is " + phase);
        }
        var given = flags.get("container");
        var container = given.isEmpty() ? PodChoice.container(kubectl, pod, flags.is("quiet")) : given;
        boolean interactive = flags.is("stdin") && flags.is("tty") && kubectl.file("-").isEmpty();
        if (interactive && kubectl.client().open(pod.key(), container, command)) {
            return;
        }
        var done = execute(kubectl, pod, container, command);
        kubectl.waitUntil(() -> false, done.took());
        kubectl.print(done.out());
        if (!done.error().isEmpty()) {
            kubectl.complain(done.error().stripTrailing());
        }
        if (done.code() != 0) {
            throw Failure.exit(done.code(), "command terminated with exit code " + done.code());
        }
    }

    private static Executed execute(Invocation kubectl, Pod pod, String container, List<String> command) {
        var input = kubectl.flags().is("stdin") ? kubectl.file("-").orElse("") : "";
        try {
            return kubectl.client().execute(pod.key(), container, command, input);
        } catch (StatusException refusal) {
            throw refusal.is("InternalError") ? Failure.of(refusal.text()) : refusal;
        }
    }
}
