package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.codec.Json;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// `kubectl get --raw`: the server's health, its version and its groups. Objects are not read this way.
final class RawPaths {
    private RawPaths() {}

    static void get(Invocation kubectl, String path) {
        if (!kubectl.arguments().isEmpty()) {
            throw Failure.usage("arguments may not be passed when --raw is specified");
        }
        kubectl.client().revision();
        switch (path) {
            case "/healthz", "/livez", "/readyz" -> kubectl.print("ok");
            case "/version" -> kubectl.print(lines(VersionCommand.version(true)));
            case "/api" -> kubectl.println(Json.write(versions()));
            case "/apis" -> kubectl.println(Json.write(groups()));
            default -> throw Failure.plain(path.startsWith("/")
                    ? "Error from server (NotFound): the server could not find the requested resource"
                    : "error: parse \"" + path + "\": invalid URI for request");
        }
    }

    /// As the server writes it: two blanks deep, in Go's order.
    private static String lines(Map<String, Object> version) {
        return version.entrySet().stream()
                .map(entry -> "  " + Json.write(entry.getKey()) + ": " + Json.write(entry.getValue()))
                .collect(Collectors.joining(",\n", "{\n", "\n}"));
    }

    private static Map<String, Object> versions() {
        return Map.of(
                "kind", "APIVersions",
                "serverAddressByClientCIDRs", List.of(Map.of("clientCIDR", "0.0.0.0/0", "serverAddress", "172.18.0.2:6443")),
                "versions", List.of("v1"));
    }

    private static Map<String, Object> groups() {
        var groups = new LinkedHashMap<String, Object>();
        for (var kind : Kinds.all()) {
            if (!kind.gvk().group().isEmpty()) {
                groups.computeIfAbsent(kind.gvk().group(), group -> group(kind));
            }
        }
        return Map.of("apiVersion", "v1", "groups", List.copyOf(groups.values()), "kind", "APIGroupList");
    }

    private static Map<String, Object> group(Kind<?> kind) {
        var version = Map.of("groupVersion", kind.gvk().apiVersion(), "version", kind.gvk().version());
        return Map.of("name", kind.gvk().group(), "preferredVersion", version, "versions", List.of(version));
    }
}
