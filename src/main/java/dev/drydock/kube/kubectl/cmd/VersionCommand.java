package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;

/// Says which Kubernetes this is.
final class VersionCommand implements Command {
    private static final String VERSION = "v1.36.2";

    @Override
    public String name() {
        return "version";
    }

    @Override
    public String usage() {
        return "[flags]";
    }

    @Override
    public void declare(FlagSet flags) {
        flags.bool("client").text("output", "o", "");
    }

    @Override
    public void run(Invocation kubectl) {
        kubectl.println("Client Version: " + VERSION);
        kubectl.println("Kustomize Version: v5.8.1");
        if (!kubectl.flags().is("client")) {
            kubectl.println("Server Version: " + VERSION);
        }
    }
}
