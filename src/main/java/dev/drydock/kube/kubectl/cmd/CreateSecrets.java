package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.codec.Json;
import dev.drydock.kube.api.core.Secret;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `kubectl create secret` and its three kinds. Whether key and certificate belong together is not looked at.
final class CreateSecrets {
    static final Command GROUP = new Group("secret", List.of(
            new Generator(
                    "docker-registry",
                    List.of(),
                    "NAME --docker-username=user --docker-password=password --docker-email=email [--docker-server=string]"
                            + " [--from-file=[key=]source] [--dry-run=server|client|none]",
                    "failed to create secret ",
                    flags -> flags.text("docker-username")
                            .text("docker-password")
                            .text("docker-email")
                            .text("docker-server", "", "https://index.docker.io/v1/")
                            .list("from-file", "")
                            .bool("append-hash"),
                    CreateSecrets::registry),
            new Generator(
                    "generic",
                    List.of(),
                    "NAME [--type=string] [--from-file=[key=]source] [--from-literal=key1=value1] [--dry-run=server|client|none]",
                    "failed to create secret ",
                    flags -> {
                        CreateGenerators.sources(flags);
                        flags.text("type");
                    },
                    CreateSecrets::generic),
            new Generator(
                    "tls",
                    List.of(),
                    "NAME --cert=path/to/cert/file --key=path/to/key/file [--dry-run=server|client|none]",
                    "failed to create secret ",
                    flags -> flags.text("cert").text("key").bool("append-hash"),
                    CreateSecrets::tls)));

    private static final String REGISTRY_KEY = ".dockerconfigjson";

    private CreateSecrets() {}

    private static Secret generic(Invocation kubectl) {
        var named = Secret.EMPTY.withMetadata(CreateGenerators.named(kubectl));
        var secret = named.withData(encoded(CreateGenerators.data(kubectl, "cannot add key %s, another key by that name already exists")));
        return kubectl.flags().get("type").isEmpty() ? secret : secret.withType(kubectl.flags().get("type"));
    }

    private static Secret tls(Invocation kubectl) {
        var meta = CreateGenerators.named(kubectl);
        var flags = kubectl.flags();
        if (flags.get("key").isEmpty() || flags.get("cert").isEmpty()) {
            throw Failure.of("key and cert must be specified");
        }
        var data = new LinkedHashMap<String, String>();
        data.put("tls.crt", read(kubectl, flags.get("cert")));
        data.put("tls.key", read(kubectl, flags.get("key")));
        if (!data.get("tls.crt").contains("-----BEGIN ")) {
            throw Failure.of("tls: failed to find any PEM data in certificate input");
        } else if (!data.get("tls.key").contains("-----BEGIN ")) {
            throw Failure.of("tls: failed to find any PEM data in key input");
        }
        return Secret.EMPTY.withMetadata(meta).withType("kubernetes.io/tls").withData(encoded(data));
    }

    private static String read(Invocation kubectl, String file) {
        return kubectl.file(file).orElseThrow(() -> Failure.of("Cannot read file " + file + ", open " + file + ": no such file or directory"));
    }

    private static Secret registry(Invocation kubectl) {
        var meta = CreateGenerators.named(kubectl);
        var flags = kubectl.flags();
        var files = flags.all("from-file");
        if (files.isEmpty() && (flags.get("docker-username").isEmpty() || flags.get("docker-password").isEmpty() || flags.get("docker-server").isEmpty())) {
            throw Failure.of("either --from-file or the combination of --docker-username, --docker-password and --docker-server is required");
        }
        var data = new LinkedHashMap<String, String>();
        for (var source : files) {
            int equals = source.indexOf('=');
            data.put(equals < 0 ? REGISTRY_KEY : source.substring(0, equals), CreateGenerators.file(kubectl, source.substring(equals + 1)));
        }
        if (files.isEmpty()) {
            data.put(REGISTRY_KEY, login(flags.get("docker-server"), flags.get("docker-username"), flags.get("docker-password"), flags.get("docker-email")));
        }
        return Secret.EMPTY.withMetadata(meta).withType("kubernetes.io/dockerconfigjson").withData(encoded(data));
    }

    /// As Go writes it: the fields in the order of its struct.
    private static String login(String server, String user, String password, String email) {
        var auth = encoded(user + ":" + password);
        return "{\"auths\":{%s:{\"username\":%s,\"password\":%s%s,\"auth\":%s}}}".formatted(
                Json.write(server), Json.write(user), Json.write(password),
                email.isEmpty() ? "" : ",\"email\":" + Json.write(email), Json.write(auth));
    }

    private static Map<String, String> encoded(Map<String, String> data) {
        var encoded = new LinkedHashMap<String, String>();
        data.forEach((key, value) -> encoded.put(key, encoded(value)));
        return encoded;
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
