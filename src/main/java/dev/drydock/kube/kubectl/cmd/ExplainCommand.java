package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.Go;
import dev.drydock.kube.api.Kind;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Resources;
import java.util.List;

/// Explains a kind or one of its fields from the schema. Mirrors `kubectl/pkg/cmd/explain`.
final class ExplainCommand implements Command {
    @Override
    public String name() {
        return "explain";
    }

    @Override
    public String usage() {
        return "TYPE [--recursive=FALSE|TRUE] [--api-version=api-version-group] [-o|--output=plaintext|plaintext-openapiv2]";
    }

    @Override
    public void declare(FlagSet flags) {
        flags.bool("recursive").text("api-version").text("output", "o", "plaintext");
    }

    @Override
    public void run(Invocation kubectl) {
        if (kubectl.arguments().isEmpty()) {
            throw Failure.of("You must specify the type of resource to explain. Use \"kubectl api-resources\" for a complete list of supported resources.\n");
        } else if (kubectl.arguments().size() > 1) {
            throw Failure.of("We accept only this format: explain RESOURCE\n");
        }
        var argument = kubectl.arguments().getFirst();
        var apiVersion = kubectl.flags().get("api-version");
        var name = argument.split("\\.", 2)[0];
        var kind = kind(argument, name, apiVersion);
        var path = path(argument, name, kind);
        boolean recursive = kubectl.flags().is("recursive");
        switch (kubectl.flags().get("output")) {
            case "plaintext" -> {
                requireServed(kind, apiVersion);
                kubectl.print(ExplainTemplate.head(kind));
                kubectl.print(ExplainTemplate.body(kind, path, recursive));
            }
            case "plaintext-openapiv2" -> {
                if (!apiVersion.isEmpty() && !apiVersion.equals(kind.gvk().apiVersion())) {
                    throw Failure.of("couldn't find resource for " + Go.quote(apiVersion + ", Kind=" + kind.name()));
                }
                kubectl.print(ExplainModel.print(kind, kind.gvk().apiVersion(), path, recursive));
            }
            case String other -> throw Failure.of("unrecognized format: " + other);
        }
    }

    /// The kind whose resource and group the argument begins with, or else the first of that name.
    private static Kind<?> kind(String argument, String name, String apiVersion) {
        var first = Resources.find(name).orElseThrow(() -> Failure.plain("the server doesn't have a resource type " + Go.quote(name)));
        return Resources.all().stream()
                .filter(kind -> kind.plural().equals(first.plural()))
                .filter(kind -> apiVersion.isEmpty() ? argument.startsWith(kind.groupResource()) : kind.gvk().apiVersion().equals(apiVersion))
                .findFirst()
                .orElse(first);
    }

    private static List<String> path(String argument, String name, Kind<?> kind) {
        var named = argument.startsWith(kind.groupResource()) ? kind.groupResource() : name;
        var rest = argument.substring(named.length());
        return rest.isEmpty() || rest.equals(".") ? List.of() : List.of(rest.substring(1).split("\\.", -1));
    }

    private static void requireServed(Kind<?> kind, String apiVersion) {
        if (apiVersion.isEmpty() || apiVersion.equals(kind.gvk().apiVersion())) {
            return;
        }
        var parts = apiVersion.split("/", -1);
        if (parts.length > 2) {
            throw Failure.of("unexpected GroupVersion string: " + apiVersion);
        }
        var resource = "%s/%s, Resource=%s".formatted(parts.length == 2 ? parts[0] : "", parts[parts.length - 1], kind.plural());
        boolean served = Resources.all().stream().anyMatch(other -> other.gvk().apiVersion().equals(apiVersion));
        throw Failure.of(served
                ? "GVR (" + resource + ") not found in OpenAPI schema"
                : "couldn't find resource for \"" + resource + "\"");
    }
}
