package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Resources;

/// Lists the groups and versions that the server knows.
final class ApiVersionsCommand implements Command {
    @Override
    public String name() {
        return "api-versions";
    }

    @Override
    public String usage() {
        return "[options]";
    }

    @Override
    public void run(Invocation kubectl) {
        if (!kubectl.arguments().isEmpty()) {
            throw Failure.usage("unexpected arguments: [" + String.join(" ", kubectl.arguments()) + "]");
        }
        Resources.all().stream().map(kind -> kind.gvk().apiVersion()).distinct().sorted().forEach(kubectl::println);
    }
}
