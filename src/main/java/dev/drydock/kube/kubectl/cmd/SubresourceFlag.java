package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.Go;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.List;

/// `--subresource`: which part of an object a command is about.
final class SubresourceFlag {
    private SubresourceFlag() {}

    static FlagSet declare(FlagSet flags) {
        return flags.text("subresource");
    }

    /// Empty for the object itself.
    static String of(Invocation kubectl, String... supported) {
        var given = kubectl.flags().get("subresource");
        if (!given.isEmpty() && !List.of(supported).contains(given)) {
            throw Failure.of("invalid subresource value: %s. Must be one of [%s]".formatted(Go.quote(given), String.join(" ", supported)));
        }
        return given;
    }
}
