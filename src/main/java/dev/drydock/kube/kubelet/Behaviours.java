package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.kubelet.ImageCatalogue.Image;
import dev.drydock.kube.kubelet.shell.Process;
import dev.drydock.kube.kubelet.shell.Surroundings;
import dev.drydock.kube.kubelet.shell.Toolbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Foresees what a container will do, from its command and its image.
final class Behaviours {
    /// The servers in images whose name theirs does not begin with.
    static final Map<String, List<String>> SERVERS = Map.of(
            "httpd", List.of("apachectl"),
            "postgres", List.of("postgres"),
            "mysql", List.of("mysqld"),
            "mariadb", List.of("mariadbd", "mysqld"),
            "mongo", List.of("mongod"));

    private static final String NOT_FOUND = "failed to create containerd task: failed to create shim task: OCI runtime create failed: "
            + "runc create failed: unable to start container process: error during container init: exec: \"%s\": %s: unknown";
    private static final String NO_DIRECTORY = "failed to create containerd task: failed to create shim task: OCI runtime create failed: "
            + "runc create failed: unable to start container process: error during container init: chdir to cwd (\"%s\") set in config.json failed: "
            + "not a directory: unknown";

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
        var directory = Objects.requireNonNullElse(container.workingDir(), "");
        if (surroundings.file(directory).isPresent()) {
            return Behaviour.unable(NO_DIRECTORY.formatted(directory));
        } else if (!isThere(path, image) && surroundings.file(program).isEmpty()) {
            return Behaviour.unable(NOT_FOUND.formatted(
                    program,
                    program.startsWith("/") ? "stat " + program + ": no such file or directory" : "executable file not found in $PATH"));
        } else if (isOwn(path, image)) {
            return byDefault(container, image);
        }
        var words = expanded(argv, surroundings);
        return Toolbox.isShell(path) && words.size() == 1 && Boolean.TRUE.equals(container.stdin())
                ? new Behaviour(null, 0, List.of(), Duration.ZERO, false, null, List.of(), Printing.NOTHING, null)
                : Behaviour.of(Process.main(words, surroundings), process);
    }

    private static boolean isThere(String program, Image image) {
        return isOwn(program, image) || image.process().shell() && (Programs.has(image, program) || !Programs.isOptional(program) && Toolbox.knows(program));
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
        boolean waits = code != null && code == 0 && process.shell() && Boolean.TRUE.equals(container.stdin());
        var behaviour = waits ? new Behaviour(null, 0, List.of(), Duration.ZERO, false, null, List.of(), Printing.NOTHING, null)
                : code == null ? Behaviour.serving(process) : Behaviour.ending(Duration.ofMillis(80), code);
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
                && (program.startsWith(last) || SERVERS.getOrDefault(last, List.of()).contains(program));
    }
}
