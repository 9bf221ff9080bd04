package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.core.ConfigMap;
import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.EnvVarSource;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.NodeAddress;
import dev.drydock.kube.api.core.ObjectFieldSelector;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.ResourceFieldSelector;
import dev.drydock.kube.api.core.Secret;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.client.Client;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The environment variables of containers. Mirrors `makeEnvironmentVariables` of `pkg/kubelet/kubelet_pods.go`.
final class Environments {
    private static final Pattern REFERENCE = Pattern.compile("\\$(\\$|\\(([^)]*)\\))");
    private static final Pattern MAP_KEY = Pattern.compile("metadata\\.(labels|annotations)\\['([^']*)']");

    private Environments() {}

    /// The variables that a container's spec gives it, as their sources are now.
    ///
    /// @param address the Pod's
    static Map<String, String> given(Client client, Pod pod, Container container, String address) {
        if (container.env().isEmpty() && container.envFrom().isEmpty()) {
            return Map.of();
        }
        var variables = new LinkedHashMap<String, String>();
        for (var source : container.envFrom()) {
            var prefix = Objects.requireNonNullElse(source.prefix(), "");
            var map = source.configMapRef();
            if (map != null) {
                configMap(client, pod, map.name()).forEach((name, value) -> variables.put(prefix + name, value));
            }
            var secret = source.secretRef();
            if (secret != null) {
                secret(client, pod, secret.name()).forEach((name, value) -> variables.put(prefix + name, value));
            }
        }
        for (var variable : container.env()) {
            var source = variable.valueFrom();
            var value = source == null
                    ? expand(Objects.requireNonNullElse(variable.value(), ""), variables)
                    : value(client, pod, container, source, address);
            if (value != null) {
                variables.put(Objects.requireNonNull(variable.name()), value);
            }
        }
        return Collections.unmodifiableMap(variables);
    }

    private static @Nullable String value(
            Client client, Pod pod, Container container, EnvVarSource source, String address) {
        var map = source.configMapKeyRef();
        if (map != null) {
            return configMap(client, pod, map.name()).get(map.key());
        }
        var secret = source.secretKeyRef();
        if (secret != null) {
            return secret(client, pod, secret.name()).get(secret.key());
        }
        var field = source.fieldRef();
        if (field != null) {
            return field(client, pod, field, address);
        }
        var resource = source.resourceFieldRef();
        return resource == null ? null : resource(pod, container, resource);
    }

    static Map<String, String> configMap(Client client, Pod pod, @Nullable String name) {
        return client.get(ConfigMap.class, pod.namespace(), Objects.requireNonNullElse(name, "")).map(ConfigMap::data).orElse(Map.of());
    }

    static Map<String, String> secret(Client client, Pod pod, @Nullable String name) {
        var plain = new TreeMap<String, String>();
        client.get(Secret.class, pod.namespace(), Objects.requireNonNullElse(name, ""))
                .map(Secret::data)
                .orElse(Map.of())
                .forEach((key, value) -> plain.put(key, new String(Base64.getMimeDecoder().decode(value), StandardCharsets.UTF_8)));
        return plain;
    }

    /// What the downward API says of a field of the Pod.
    static String field(Client client, Pod pod, ObjectFieldSelector selector, String address) {
        var path = Objects.requireNonNullElse(selector.fieldPath(), "");
        var key = MAP_KEY.matcher(path);
        if (key.matches()) {
            var map = key.group(1).equals("labels") ? pod.metadata().labels() : pod.metadata().annotations();
            return map.getOrDefault(key.group(2), "");
        }
        return switch (path) {
            case "metadata.name" -> pod.name();
            case "metadata.namespace" -> pod.namespace();
            case "metadata.uid" -> Objects.requireNonNullElse(pod.metadata().uid(), "");
            case "metadata.labels" -> quoted(pod.metadata().labels());
            case "metadata.annotations" -> quoted(pod.metadata().annotations());
            case "spec.nodeName" -> Objects.requireNonNullElse(pod.spec().nodeName(), "");
            case "spec.serviceAccountName" -> Objects.requireNonNullElse(pod.spec().serviceAccountName(), "default");
            case "status.podIP", "status.podIPs" -> address;
            case "status.hostIP", "status.hostIPs" -> hostAddress(client, pod);
            default -> "";
        };
    }

    private static String quoted(Map<String, String> map) {
        var text = new StringBuilder();
        new TreeMap<>(map).forEach((name, value) -> text.append(text.isEmpty() ? "" : "\n").append(name).append("=\"").append(value).append('"'));
        return text.toString();
    }

    private static String hostAddress(Client client, Pod pod) {
        return client.get(Node.class, "", Objects.requireNonNullElse(pod.spec().nodeName(), ""))
                .flatMap(node -> node.status().addresses().stream().filter(each -> "InternalIP".equals(each.type())).findFirst())
                .map(NodeAddress::address)
                .orElse("");
    }

    static String resource(Pod pod, Container own, ResourceFieldSelector selector) {
        var container = selector.containerName() == null || selector.containerName().isEmpty() ? own : Lifecycle.spec(pod, selector.containerName());
        var parts = Objects.requireNonNullElse(selector.resource(), "").split("\\.", 2);
        var amounts = parts[0].equals("limits") ? container.resources().limits() : container.resources().requests();
        var amount = parts.length < 2 ? null : amounts.get(parts[1]);
        if (amount == null) {
            return "0";
        }
        var divisor = selector.divisor();
        long unit = divisor == null || divisor.isZero() ? 1000 : divisor.milliValue();
        return BigDecimal.valueOf(amount.milliValue()).divide(BigDecimal.valueOf(unit), 0, RoundingMode.CEILING).toPlainString();
    }

    /// The variables that name the Services which a container found when it started.
    static Map<String, String> services(Client client, Pod pod, Instant start) {
        var variables = new LinkedHashMap<String, String>();
        client.get(Service.class, new ObjectKey("default", "kubernetes")).ifPresent(service -> add(service, variables));
        if (!Boolean.FALSE.equals(pod.spec().enableServiceLinks())) {
            client.list(Service.class, pod.namespace()).stream()
                    .filter(service -> service.metadata().creationTimestamp() != null && !service.metadata().creationTimestamp().isAfter(start))
                    .forEach(service -> add(service, variables));
        }
        return variables;
    }

    private static void add(Service service, Map<String, String> variables) {
        var address = service.spec().clusterIP();
        if (address == null || address.isEmpty() || address.equals("None") || service.spec().ports().isEmpty()) {
            return;
        }
        var name = service.name().toUpperCase(Locale.ROOT).replace('-', '_');
        var first = service.spec().ports().getFirst();
        variables.put(name + "_SERVICE_HOST", address);
        variables.put(name + "_SERVICE_PORT", String.valueOf(first.port()));
        for (var port : service.spec().ports()) {
            if (port.name() != null && !port.name().isEmpty()) {
                variables.put(name + "_SERVICE_PORT_" + port.name().toUpperCase(Locale.ROOT).replace('-', '_'), String.valueOf(port.port()));
            }
        }
        for (var port : service.spec().ports()) {
            var protocol = Objects.requireNonNullElse(port.protocol(), "TCP");
            var url = "%s://%s:%s".formatted(protocol.toLowerCase(Locale.ROOT), address, port.port());
            if (port == first) {
                variables.put(name + "_PORT", url);
            }
            var prefix = "%s_PORT_%s_%s".formatted(name, port.port(), protocol);
            variables.put(prefix, url);
            variables.put(prefix + "_PROTO", protocol.toLowerCase(Locale.ROOT));
            variables.put(prefix + "_PORT", String.valueOf(port.port()));
            variables.put(prefix + "_ADDR", address);
        }
    }

    /// With the values in place of `$(NAME)`; what has none stays as it is. Mirrors `third_party/forked/golang/expansion`.
    static String expand(String text, Map<String, String> variables) {
        return text.indexOf('$') < 0 ? text : REFERENCE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(
                found.group(2) == null ? "$" : variables.getOrDefault(found.group(2), found.group())));
    }
}
