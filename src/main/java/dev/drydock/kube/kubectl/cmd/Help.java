package dev.drydock.kube.kubectl.cmd;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What `--help` says of each command: one text a command in `help/`, as v1.35's kubectl prints it.
/// The lists of commands leave out those that are not here.
public final class Help {
    private Help() {}

    /// @param path such as `kubectl rollout undo`
    public static Optional<String> of(String path) {
        var name = path.equals("kubectl") ? path : path.substring("kubectl ".length()).replace(' ', '-');
        try (InputStream text = Help.class.getResourceAsStream("/dev/drydock/kube/kubectl/help/" + name + ".txt")) {
            return text == null ? Optional.empty() : Optional.of(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The text, or how the command is used where there is none.
    public static String of(String path, String usage) {
        return of(path).orElseGet(() -> "Usage:\n  " + (path + " " + usage).strip() + "\n");
    }
}
