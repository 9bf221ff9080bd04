package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.kubelet.ImageCatalogue.Image;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Foresees what a container will do, from its command and its image.
final class Behaviours {
    private static final String NOT_FOUND = "failed to create containerd task: failed to create shim task: OCI runtime create failed: "
            + "runc create failed: unable to start container process: error during container init: exec: \"%s\": %s: unknown";

    private Behaviours() {}

    static Behaviour of(Container container, Image image, Surroundings surroundings) {
        var process = image.process();
        var argv = new ArrayList<>(container.command());
        argv.addAll(container.args());
        if (argv.isEmpty() || container.command().isEmpty() && argv.getFirst().startsWith("-")) {
            return byDefault(container, image);
        }
        var program = argv.getFirst();
        var path = program.substring(program.lastIndexOf('/') + 1);
        if (Script.isShell(path) && !process.shell() || !Script.knows(path) && !isOwn(path, image)) {
            return Behaviour.unable(NOT_FOUND.formatted(
                    program,
                    program.startsWith("/") ? "stat " + program + ": no such file or directory" : "executable file not found in $PATH"));
        }
        return isOwn(path, image) ? byDefault(container, image) : Script.run(expanded(argv, surroundings), process, surroundings);
    }

    /// With the variables in place that a manifest names as `$(NAME)`.
    private static List<String> expanded(List<String> argv, Surroundings surroundings) {
        var variables = surroundings.variables();
        return argv.stream().map(word -> Environments.expand(word, variables)).toList();
    }

    private static Behaviour byDefault(Container container, Image image) {
        var process = image.process();
        boolean content = process.needs().isEmpty()
                || !container.envFrom().isEmpty()
                || container.env().stream().anyMatch(variable -> process.needs().contains(variable.name()));
        var code = process.exitCode();
        if (!content) {
            return Behaviour.ending(Duration.ofMillis(600), 1).printing(new Printing(name(image), true, List.of(), null));
        }
        var behaviour = code == null ? Behaviour.serving(process) : Behaviour.ending(Duration.ofMillis(80), code);
        return behaviour.printing(new Printing(name(image), false, List.of(), null));
    }

    private static String name(Image image) {
        var path = image.name().path();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// Whether a program is what the image is there for: `redis-server` in `redis`, `docker-entrypoint.sh` in any.
    private static boolean isOwn(String program, Image image) {
        if (program.endsWith("entrypoint.sh")) {
            return true;
        }
        var path = image.name().path();
        var last = path.substring(path.lastIndexOf('/') + 1);
        return image.process().exitCode() == null
                && (program.startsWith(last) || Script.SERVERS.getOrDefault(last, List.of()).contains(program));
    }
}
