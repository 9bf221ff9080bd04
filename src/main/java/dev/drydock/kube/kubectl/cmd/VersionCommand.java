package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.codec.Json;
import dev.drydock.kube.api.codec.Yaml;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.LinkedHashMap;
import java.util.Map;

/// Says which Kubernetes this is. Commit and date of the build are not known here.
final class VersionCommand implements Command {
    private static final String VERSION = "v1.36.2";
    private static final String KUSTOMIZE = "v5.8.1";

    @Override
    public String name() {
        return "version";
    }

    @Override
    public String usage() {
        return "[--client] [--output=json|yaml]";
    }

    @Override
    public void declare(FlagSet flags) {
        flags.bool("client").text("output", "o", "");
    }

    @Override
    public void run(Invocation kubectl) {
        boolean onlyClient = kubectl.flags().is("client");
        if (!kubectl.arguments().isEmpty()) {
            throw Failure.of("extra arguments: [" + String.join(" ", kubectl.arguments()) + "]");
        }
        switch (kubectl.flags().get("output")) {
            case "" -> {
                kubectl.println("Client Version: " + VERSION);
                kubectl.println("Kustomize Version: " + KUSTOMIZE);
                if (!onlyClient) {
                    kubectl.println("Server Version: " + VERSION);
                }
            }
            case "json" -> kubectl.print(Json.pretty(tree(onlyClient)).replace("    ", "  "));
            case "yaml" -> kubectl.println(Yaml.write(tree(onlyClient)));
            default -> throw Failure.of("--output must be 'yaml' or 'json'");
        }
    }

    private static Map<String, Object> tree(boolean onlyClient) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("clientVersion", version(false));
        tree.put("kustomizeVersion", KUSTOMIZE);
        if (!onlyClient) {
            tree.put("serverVersion", version(true));
        }
        return tree;
    }

    /// Fields in the order in which Go has them.
    static Map<String, Object> version(boolean ofServer) {
        var version = new LinkedHashMap<String, Object>();
        version.put("major", "1");
        version.put("minor", "36");
        if (ofServer) {
            version.put("emulationMajor", "1");
            version.put("emulationMinor", "36");
            version.put("minCompatibilityMajor", "1");
            version.put("minCompatibilityMinor", "35");
        }
        version.put("gitVersion", VERSION);
        version.put("gitCommit", "");
        version.put("gitTreeState", "clean");
        version.put("buildDate", "");
        version.put("goVersion", "go1.26");
        version.put("compiler", "gc");
        version.put("platform", "linux/amd64");
        return version;
    }
}
