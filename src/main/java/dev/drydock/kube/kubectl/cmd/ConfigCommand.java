package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.Go;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.cli.Kubeconfig;
import dev.drydock.kube.kubectl.printers.TabWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// `kubectl config`: shows and changes the kubeconfig. Mirrors `kubectl/pkg/cmd/config`, without what makes credentials.
final class ConfigCommand {
    private static final Consumer<FlagSet> NONE = flags -> {};

    static final Command GROUP = new Group(
            "config",
            List.of(
                    new Part("current-context", "", NONE, ConfigCommand::currentContext),
                    new Part("delete-cluster", "NAME", NONE, kubectl -> delete(kubectl, "cluster")),
                    new Part("delete-context", "NAME", NONE, kubectl -> delete(kubectl, "context")),
                    new Part("delete-user", "NAME", NONE, kubectl -> delete(kubectl, "user")),
                    new Part("get-clusters", "", NONE, kubectl -> names(kubectl, "clusters")),
                    new Part(
                            "get-contexts",
                            "[(-o|--output=)name)]",
                            flags -> flags.text("output", "o", "").bool("no-headers"),
                            ConfigCommand::getContexts),
                    new Part("get-users", "", NONE, kubectl -> names(kubectl, "users")),
                    new Part("rename-context", "CONTEXT_NAME NEW_NAME", NONE, ConfigCommand::renameContext),
                    new Part("set", "PROPERTY_NAME PROPERTY_VALUE", flags -> flags.bool("set-raw-bytes"), ConfigProperties::set),
                    new Part(
                            "set-context",
                            "[NAME | --current] [--cluster=cluster_nickname] [--user=user_nickname] [--namespace=namespace]",
                            flags -> flags.bool("current"),
                            ConfigCommand::setContext),
                    new Part("unset", "PROPERTY_NAME", NONE, ConfigProperties::unset),
                    new Part("use-context", "CONTEXT_NAME", NONE, ConfigCommand::useContext),
                    new Part("use", "CONTEXT_NAME", NONE, ConfigCommand::useContext),
                    new Part("view", "", ConfigView::declare, ConfigView::show)));

    private ConfigCommand() {}

    private record Part(String name, String usage, Consumer<FlagSet> flags, Consumer<Invocation> action) implements Command {
        @Override
        public void declare(FlagSet all) {
            flags.accept(all);
        }

        @Override
        public void run(Invocation kubectl) {
            action.accept(kubectl);
        }
    }

    /// Refuses another number of arguments than the command takes.
    static void require(Invocation kubectl, int count, String usage) {
        if (kubectl.arguments().size() != count) {
            kubectl.println("Usage:\n  kubectl config " + usage);
            throw Failure.of("Unexpected args: [" + String.join(" ", kubectl.arguments()) + "]");
        }
    }

    private static void currentContext(Invocation kubectl) {
        var current = kubectl.kubeconfig().current();
        if (current.isEmpty()) {
            throw Failure.of("current-context is not set");
        }
        kubectl.println(current);
    }

    private static void useContext(Invocation kubectl) {
        require(kubectl, 1, "use-context CONTEXT_NAME [options]");
        var name = kubectl.arguments().getFirst();
        var config = kubectl.kubeconfig();
        if (name.isEmpty()) {
            throw Failure.of("empty context names are not allowed");
        } else if (!config.contexts().containsKey(name)) {
            throw Failure.of("no context exists with the name: " + Go.quote(name));
        }
        kubectl.keep(config.withCurrent(name));
        kubectl.println("Switched to context " + Go.quote(name) + ".");
    }

    private static void setContext(Invocation kubectl) {
        var flags = kubectl.flags();
        if (kubectl.arguments().size() > 1) {
            require(kubectl, 1, "set-context [NAME | --current] [--cluster=cluster_nickname] [--user=user_nickname] [--namespace=namespace] [options]");
        }
        var given = kubectl.arguments().isEmpty() ? "" : kubectl.arguments().getFirst();
        if (given.isEmpty() && !flags.is("current")) {
            throw Failure.of("you must specify a non-empty context name or --current");
        } else if (!given.isEmpty() && flags.is("current")) {
            throw Failure.of("you cannot specify both a context name and --current");
        }
        var config = kubectl.kubeconfig();
        var name = flags.is("current") ? config.current() : given;
        if (name.isEmpty()) {
            throw Failure.of("no current context is set");
        }
        boolean exists = config.contexts().containsKey(name);
        var context = new TreeMap<String, Object>(config.contexts().getOrDefault(name, new TreeMap<>()));
        for (var field : List.of("cluster", "user", "namespace")) {
            if (flags.changed(field)) {
                context.put(field, flags.get(field));
            }
        }
        context.putIfAbsent("cluster", "");
        context.putIfAbsent("user", "");
        context.remove("namespace", "");
        kubectl.keep(config.with("contexts", name, context));
        kubectl.println("Context " + Go.quote(name) + (exists ? " modified." : " created."));
    }

    private static void renameContext(Invocation kubectl) {
        require(kubectl, 2, "rename-context CONTEXT_NAME NEW_NAME [options]");
        var old = kubectl.arguments().getFirst();
        var name = kubectl.arguments().getLast();
        var config = kubectl.kubeconfig();
        var context = config.contexts().get(old);
        if (name.isEmpty()) {
            throw Failure.of("You must specify a new non-empty context name");
        } else if (context == null) {
            throw Failure.of("cannot rename the context %s, it's not in %s".formatted(Go.quote(old), Kubeconfig.FILE));
        } else if (config.contexts().containsKey(name)) {
            throw Failure.of("cannot rename the context %s, the context %s already exists in %s"
                    .formatted(Go.quote(old), Go.quote(name), Kubeconfig.FILE));
        }
        var renamed = config.with("contexts", name, context).with("contexts", old, null);
        kubectl.keep(config.current().equals(old) ? renamed.withCurrent(name) : renamed);
        kubectl.println("Context %s renamed to %s.".formatted(Go.quote(old), Go.quote(name)));
    }

    private static void delete(Invocation kubectl, String what) {
        if (kubectl.arguments().size() != 1) {
            if (what.equals("user")) {
                throw Failure.usage("user to delete is required");
            }
            kubectl.println("Usage:\n  kubectl config delete-" + what + " NAME [options]");
            return;
        }
        var name = kubectl.arguments().getFirst();
        var config = kubectl.kubeconfig();
        if (!config.section(what + "s").containsKey(name)) {
            throw Failure.of("cannot delete %s %s, not in %s".formatted(what, name, Kubeconfig.FILE));
        }
        if (what.equals("context") && config.current().equals(name)) {
            kubectl.complain("warning: this removed your active context, use \"kubectl config use-context\" to select a different one");
        }
        kubectl.keep(config.with(what + "s", name, null));
        kubectl.println("deleted %s %s from %s".formatted(what, name, Kubeconfig.FILE));
    }

    private static void names(Invocation kubectl, String section) {
        kubectl.println("NAME");
        kubectl.kubeconfig().section(section).keySet().forEach(kubectl::println);
    }

    private static void getContexts(Invocation kubectl) {
        var output = kubectl.flags().get("output");
        if (!Set.of("", "json", "yaml", "wide", "name", "custom-columns", "custom-columns-file", "go-template", "go-template-file", "jsonpath", "jsonpath-file")
                .contains(output)) {
            throw Failure.of("output must be one of '' or 'name': " + output);
        } else if (!output.isEmpty() && !output.equals("name")) {
            throw Failure.of("--output " + output + " is not available in kubectl config get-contexts; resetting to default output format");
        }
        var config = kubectl.kubeconfig();
        var failures = new ArrayList<RuntimeException>();
        var rows = new LinkedHashMap<String, String>();
        for (var name : kubectl.arguments().isEmpty() ? List.copyOf(config.contexts().keySet()) : kubectl.arguments().stream().sorted().toList()) {
            if (!config.contexts().containsKey(name)) {
                failures.add(Failure.of("context " + name + " not found"));
                continue;
            }
            rows.put(name, String.join(
                    "\t",
                    config.current().equals(name) ? "*" : " ",
                    name,
                    Kubeconfig.text(config.contexts(), name, "cluster"),
                    Kubeconfig.text(config.contexts(), name, "user"),
                    config.namespace(name)));
        }
        if (output.equals("name")) {
            rows.keySet().forEach(kubectl::println);
        } else {
            var header = kubectl.flags().is("no-headers") ? "" : "CURRENT\tNAME\tCLUSTER\tAUTHINFO\tNAMESPACE\n";
            var table = new StringBuilder(header);
            rows.values().forEach(row -> table.append(row).append('\n'));
            kubectl.print(TabWriter.table(table.toString()));
        }
        Failure.throwAll(failures);
    }
}
