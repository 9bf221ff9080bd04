package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.core.ConfigMap;
import dev.drydock.kube.api.core.ConfigMapProjection;
import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.EnvFromSource;
import dev.drydock.kube.api.core.EnvVarSource;
import dev.drydock.kube.api.core.KeyToPath;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.Secret;
import dev.drydock.kube.api.core.SecretProjection;
import dev.drydock.kube.api.core.Volume;
import dev.drydock.kube.client.Client;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The ConfigMaps and Secrets that a Pod cannot do without.
/// Mirrors `makeEnvironmentVariables` of `pkg/kubelet/kubelet_pods.go` and the volume plug-ins' SetUp.
final class Configs {
    private Configs() {}

    /// What is missing for a container's environment, in the kubelet's words.
    static Optional<String> missing(Client client, Pod pod, Container container) {
        for (var source : container.envFrom()) {
            var missing = missing(client, pod, source);
            if (missing != null) {
                return Optional.of(missing);
            }
        }
        for (var variable : container.env()) {
            var source = variable.valueFrom();
            var missing = source == null ? null : missing(client, pod, source);
            if (missing != null) {
                return Optional.of(missing);
            }
        }
        return NonRoot.refusal(pod, container);
    }

    /// What keeps a volume from being mounted, in the kubelet's words.
    static Optional<String> unmountable(Client client, Pod pod) {
        for (var volume : pod.spec().volumes()) {
            var missing = missing(client, pod, volume);
            if (missing != null) {
                return Optional.of("MountVolume.SetUp failed for volume \"%s\" : %s".formatted(volume.name(), missing));
            }
        }
        return Optional.empty();
    }

    private static @Nullable String missing(Client client, Pod pod, EnvFromSource source) {
        var map = source.configMapRef();
        if (map != null) {
            return configMap(client, pod, map.name(), null, map.optional());
        }
        var secret = source.secretRef();
        return secret == null ? null : secret(client, pod, secret.name(), null, secret.optional());
    }

    private static @Nullable String missing(Client client, Pod pod, EnvVarSource source) {
        var map = source.configMapKeyRef();
        if (map != null) {
            return configMap(client, pod, map.name(), map.key(), map.optional());
        }
        var secret = source.secretKeyRef();
        return secret == null ? null : secret(client, pod, secret.name(), secret.key(), secret.optional());
    }

    private static @Nullable String missing(Client client, Pod pod, Volume volume) {
        var map = volume.configMap();
        if (map != null) {
            return mountable(client, pod, map.name(), map.items(), map.optional());
        }
        var secret = volume.secret();
        if (secret != null) {
            return mountableSecret(client, pod, secret.secretName(), secret.items(), secret.optional());
        }
        var projected = volume.projected();
        if (projected == null) {
            return null;
        }
        return projected.sources().stream()
                .map(source -> projected(client, pod, source.configMap(), source.secret()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String projected(
            Client client, Pod pod, @Nullable ConfigMapProjection map, @Nullable SecretProjection secret) {
        if (map != null) {
            // Its publisher may be a moment late; every Pod has it, so it is not worth a refusal.
            return "kube-root-ca.crt".equals(map.name()) ? null : mountable(client, pod, map.name(), map.items(), map.optional());
        }
        return secret == null ? null : mountableSecret(client, pod, secret.name(), secret.items(), secret.optional());
    }

    private static @Nullable String mountable(
            Client client, Pod pod, @Nullable String name, List<KeyToPath> items, @Nullable Boolean optional) {
        var missing = configMap(client, pod, name, null, optional);
        return missing != null ? missing : items.stream()
                .filter(item -> configMap(client, pod, name, item.key(), optional) != null)
                .map(item -> "configmap references non-existent config key: " + item.key())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String mountableSecret(
            Client client, Pod pod, @Nullable String name, List<KeyToPath> items, @Nullable Boolean optional) {
        var missing = secret(client, pod, name, null, optional);
        return missing != null ? missing : items.stream()
                .filter(item -> secret(client, pod, name, item.key(), optional) != null)
                .map(item -> "references non-existent secret key: " + item.key())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String configMap(
            Client client, Pod pod, @Nullable String name, @Nullable String key, @Nullable Boolean optional) {
        var where = new ObjectKey(pod.namespace(), Objects.requireNonNullElse(name, ""));
        var map = client.get(ConfigMap.class, where);
        if (map.isEmpty()) {
            return missing("configmap", where, optional);
        }
        boolean lacks = key != null && !map.get().data().containsKey(key) && !map.get().binaryData().containsKey(key);
        return lacks ? missingKey("ConfigMap", key, where, optional) : null;
    }

    private static @Nullable String secret(
            Client client, Pod pod, @Nullable String name, @Nullable String key, @Nullable Boolean optional) {
        var where = new ObjectKey(pod.namespace(), Objects.requireNonNullElse(name, ""));
        Optional<Map<String, String>> data = client.get(Secret.class, where).map(Secret::data);
        if (data.isEmpty()) {
            return missing("secret", where, optional);
        }
        return key != null && !data.get().containsKey(key) ? missingKey("Secret", key, where, optional) : null;
    }

    private static @Nullable String missing(String what, ObjectKey where, @Nullable Boolean optional) {
        return Boolean.TRUE.equals(optional) ? null : "%s \"%s\" not found".formatted(what, where.name());
    }

    private static @Nullable String missingKey(String what, String key, ObjectKey where, @Nullable Boolean optional) {
        return Boolean.TRUE.equals(optional) ? null : "couldn't find key %s in %s %s".formatted(key, what, where);
    }
}
