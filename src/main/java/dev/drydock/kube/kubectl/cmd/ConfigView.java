package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.cli.Kubeconfig;
import dev.drydock.kube.kubectl.printers.Format;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `kubectl config view`: the kubeconfig, without its secrets unless asked for them.
final class ConfigView {
    private ConfigView() {}

    static void declare(FlagSet flags) {
        flags.text("output", "o", "yaml")
                .text("template")
                .bool("allow-missing-template-keys", "", true)
                .bool("show-managed-fields")
                .bool("raw")
                .bool("flatten")
                .bool("minify")
                .bool("merge", "", true);
    }

    static void show(Invocation kubectl) {
        var flags = kubectl.flags();
        if (!kubectl.arguments().isEmpty()) {
            throw Failure.usage("unexpected arguments: [" + String.join(" ", kubectl.arguments()) + "]");
        } else if (!flags.is("merge") && flags.get("kubeconfig").isEmpty()) {
            throw Failure.of("if merge==false a precise file must be specified");
        }
        var format = Format.of(kubectl, false);
        var config = flags.is("minify") ? minified(kubectl.kubeconfig(), flags.get("context")) : kubectl.kubeconfig();
        kubectl.print(format.print(tree(config, flags.is("raw") || flags.is("flatten"))));
    }

    private static Kubeconfig minified(Kubeconfig config, String wanted) {
        var current = wanted.isEmpty() ? config.current() : wanted;
        if (current.isEmpty()) {
            throw Failure.of("current-context must exist in order to minify");
        }
        var context = config.contexts().get(current);
        if (context == null) {
            throw Failure.of("cannot locate context " + current);
        }
        return new Kubeconfig(
                only(config.clusters(), String.valueOf(context.get("cluster")), "cluster"),
                Map.of(current, context),
                only(config.users(), String.valueOf(context.get("user")), "user"),
                current);
    }

    private static Map<String, Map<String, Object>> only(Map<String, Map<String, Object>> entries, String name, String what) {
        var entry = entries.get(name);
        if (entry == null && !name.isEmpty()) {
            throw Failure.of("cannot locate " + what + " " + name);
        }
        return entry == null ? Map.of() : Map.of(name, entry);
    }

    private static Map<String, Object> tree(Kubeconfig config, boolean raw) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("kind", "Config");
        tree.put("apiVersion", "v1");
        tree.put("clusters", entries(config.clusters(), "cluster", raw));
        tree.put("users", entries(config.users(), "user", raw));
        tree.put("contexts", entries(config.contexts(), "context", raw));
        tree.put("current-context", config.current());
        return tree;
    }

    private static List<Object> entries(Map<String, Map<String, Object>> section, String key, boolean raw) {
        var entries = new ArrayList<Object>();
        section.forEach((name, fields) -> {
            var shown = new TreeMap<String, Object>(fields);
            if (!raw) {
                shown.replaceAll((field, value) -> field.endsWith("-data") ? "DATA+OMITTED"
                        : field.equals("token") || field.equals("password") ? "REDACTED" : value);
            }
            var entry = new LinkedHashMap<String, Object>();
            entry.put("name", name);
            entry.put(key, shown);
            entries.add(entry);
        });
        return entries;
    }
}
