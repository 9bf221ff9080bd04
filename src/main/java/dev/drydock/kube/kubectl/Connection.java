package dev.drydock.kube.kubectl;

import dev.drydock.kube.api.Go;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.Flag;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Kubeconfig;
import java.util.Map;
import java.util.Set;

/// Whether the kubeconfig leads to this cluster as somebody it knows. Mirrors `client_config.go` of `clientcmd`.
final class Connection {
    /// Verbs that ask no server.
    private static final Set<String> LOCAL = Set.of("config", "options");

    private Connection() {}

    static void check(String verb, FlagSet flags, Kubeconfig config) {
        if (LOCAL.contains(verb) || verb.equals("version") && flags.is("client")) {
            return;
        }
        require("context", flags.get("context"), config.contexts());
        require("cluster", flags.get("cluster"), config.clusters());
        // Commands about roles have a flag of that name with another meaning.
        boolean asUser = flags.longFlag("user").filter(flag -> flag.type() == Flag.Type.TEXT).isPresent();
        var asked = asUser ? flags.get("user") : "";
        require("auth info", asked, config.users());
        var context = flags.get("context").isEmpty() ? config.current() : flags.get("context");
        if (!context.isEmpty() && !config.contexts().containsKey(context)) {
            throw Failure.of("context was not found for specified context: " + context);
        }
        var user = asked.isEmpty() ? Kubeconfig.text(config.contexts(), context, "user") : asked;
        var server = server(flags, config, context);
        if (!server.equals(Kubeconfig.SERVER)) {
            throw Failure.plain("The connection to the server %s was refused - did you specify the right host or port?"
                    .formatted(server.replaceFirst("^https?://", "")));
        } else if (Kubeconfig.text(config.users(), user, "client-key-data").isEmpty()) {
            throw Failure.of("You must be logged in to the server (Unauthorized)");
        }
    }

    /// Without one, kubectl looks where clusters for trying out listen.
    private static String server(FlagSet flags, Kubeconfig config, String context) {
        if (!flags.get("server").isEmpty()) {
            return flags.get("server");
        }
        var cluster = flags.get("cluster").isEmpty() ? Kubeconfig.text(config.contexts(), context, "cluster") : flags.get("cluster");
        var server = Kubeconfig.text(config.clusters(), cluster, "server");
        return server.isEmpty() ? "localhost:8080" : server;
    }

    private static void require(String what, String name, Map<String, ?> entries) {
        if (!name.isEmpty() && !entries.containsKey(name)) {
            throw Failure.of(what + " " + Go.quote(name) + " does not exist");
        }
    }
}
