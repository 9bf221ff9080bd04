package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.DownwardAPIVolumeFile;
import dev.drydock.kube.api.core.KeyToPath;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.Volume;
import dev.drydock.kube.api.core.VolumeMount;
import dev.drydock.kube.client.Client;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The files that a container finds in its volumes: ConfigMaps, Secrets, the downward API, its service account.
final class MountedFiles {
    private final Client client;
    private final Pod pod;
    private final Container container;
    private final String address;

    MountedFiles(Client client, Pod pod, Container container, String address) {
        this.client = client;
        this.pod = pod;
        this.container = container;
        this.address = address;
    }

    /// By their full paths.
    Map<String, String> all() {
        var files = new TreeMap<String, String>();
        for (var mount : container.volumeMounts()) {
            pod.spec().volumes().stream()
                    .filter(volume -> Objects.equals(volume.name(), mount.name()))
                    .findFirst()
                    .ifPresent(volume -> add(mount, of(volume), files));
        }
        return files;
    }

    private static void add(VolumeMount mount, Map<String, String> inside, Map<String, String> files) {
        var path = Objects.requireNonNullElse(mount.mountPath(), "/");
        var part = Objects.requireNonNullElse(mount.subPath(), "");
        var root = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        inside.forEach((name, text) -> {
            if (part.isEmpty()) {
                files.put(root + "/" + name, text);
            } else if (name.equals(part)) {
                files.put(root, text);
            } else if (name.startsWith(part + "/")) {
                files.put(root + name.substring(part.length()), text);
            }
        });
    }

    private Map<String, String> of(Volume volume) {
        var files = new TreeMap<String, String>();
        var map = volume.configMap();
        if (map != null) {
            files.putAll(picked(Environments.configMap(client, pod, map.name()), map.items()));
        }
        var secret = volume.secret();
        if (secret != null) {
            files.putAll(picked(Environments.secret(client, pod, secret.secretName()), secret.items()));
        }
        var downward = volume.downwardAPI();
        if (downward != null) {
            downward.items().forEach(item -> add(item, files));
        }
        var projected = volume.projected();
        if (projected != null) {
            for (var source : projected.sources()) {
                var config = source.configMap();
                if (config != null) {
                    files.putAll(picked(Environments.configMap(client, pod, config.name()), config.items()));
                }
                var hidden = source.secret();
                if (hidden != null) {
                    files.putAll(picked(Environments.secret(client, pod, hidden.name()), hidden.items()));
                }
                var fields = source.downwardAPI();
                if (fields != null) {
                    fields.items().forEach(item -> add(item, files));
                }
                var token = source.serviceAccountToken();
                if (token != null) {
                    files.put(Objects.requireNonNullElse(token.path(), "token"), "eyJhbGciOiJSUzI1NiJ9." + pod.metadata().uid());
                }
            }
        }
        return files;
    }

    private void add(DownwardAPIVolumeFile item, Map<String, String> files) {
        var field = item.fieldRef();
        var resource = item.resourceFieldRef();
        files.put(
                Objects.requireNonNullElse(item.path(), ""),
                field != null
                        ? Environments.field(client, pod, field, address)
                        : resource == null ? "" : Environments.resource(pod, container, resource));
    }

    private static Map<String, String> picked(Map<String, String> data, List<KeyToPath> items) {
        if (items.isEmpty()) {
            return data;
        }
        var picked = new TreeMap<String, String>();
        for (var item : items) {
            var value = data.get(Objects.requireNonNullElse(item.key(), ""));
            if (value != null) {
                picked.put(Objects.requireNonNullElse(item.path(), ""), value);
            }
        }
        return picked;
    }
}
