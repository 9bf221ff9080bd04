package dev.drydock.kube.kubelet.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Opens the files that a command's `>` and `<` name.
final class Redirects {
    private final Shell shell;
    private final Expander expander;

    Redirects(Shell shell, Expander expander) {
        this.shell = shell;
        this.expander = expander;
    }

    /// @return where the command prints; empty where something cannot be opened, which is said
    Optional<Streams> open(List<Syntax.Redirect> redirects, Streams streams) {
        var now = streams;
        for (var redirect : redirects) {
            var target = expander.text(redirect.target());
            switch (redirect.operator()) {
                case "<<" -> shell.read(new Input(target));
                case "<" -> {
                    var text = shell.files().read(path(target));
                    if (text.isEmpty()) {
                        shell.complain(Dialect.of(shell).cannotOpen(target), 1);
                        return Optional.empty();
                    }
                    shell.read(new Input(text.get()));
                }
                case ">&" -> now = redirect.stream() == 2 ? now.withErr(stream(target, now)) : now.withOut(stream(target, now));
                default -> {
                    var obstacle = shell.files().obstacle(path(target));
                    if (obstacle.isPresent()) {
                        shell.complain(Dialect.of(shell).cannotCreate(target, obstacle.get()), 1);
                        return Optional.empty();
                    }
                    var sink = file(target, redirect.operator().equals(">>"), now);
                    now = redirect.stream() == 2 ? now.withErr(sink) : now.withOut(sink);
                }
            }
        }
        return Optional.of(now);
    }

    private static Consumer<String> stream(String target, Streams now) {
        return target.equals("2") ? now.err() : target.equals("-") ? Streams.nowhere() : now.out();
    }

    private Consumer<String> file(String target, boolean append, Streams now) {
        switch (target) {
            case "/dev/null":
                return Streams.nowhere();
            case "/dev/stdout", "/proc/1/fd/1", "/dev/fd/1":
                return now.out();
            case "/dev/stderr", "/proc/1/fd/2", "/dev/fd/2":
                return now.err();
            default:
                var path = path(target);
                if (!append || shell.files().read(path).isEmpty()) {
                    shell.files().write(path, "", false);
                }
                return text -> {
                    if (!text.isEmpty()) {
                        shell.files().write(path, text, true);
                    }
                };
        }
    }

    private String path(String target) {
        return Files.resolve(shell.scope().directory(), target);
    }
}
