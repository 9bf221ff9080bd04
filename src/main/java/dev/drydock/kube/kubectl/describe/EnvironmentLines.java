package dev.drydock.kube.kubectl.describe;

import static dev.drydock.kube.kubectl.describe.Description.isEmpty;
import static dev.drydock.kube.kubectl.describe.Description.text;

import dev.drydock.kube.api.Go;
import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.EnvVarSource;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.ResourceFieldSelector;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A container's environment, and where it comes from.
final class EnvironmentLines {
    private static final Pattern SUBSCRIPT = Pattern.compile("metadata\\.(labels|annotations)\\['(.+)'\\]");

    private EnvironmentLines() {}

    static void add(Description description, Container container, @Nullable Pod pod) {
        if (!container.envFrom().isEmpty()) {
            description.line(2, "Environment Variables from:");
            for (var from : container.envFrom()) {
                boolean map = from.configMapRef() != null;
                var name = map ? from.configMapRef().name() : from.secretRef() == null ? "" : from.secretRef().name();
                var optional = map ? from.configMapRef().optional() : from.secretRef() == null ? null : from.secretRef().optional();
                description.line(3, "%s\t%s%s\tOptional: %s".formatted(
                        name,
                        map ? "ConfigMap" : "Secret",
                        isEmpty(from.prefix()) ? "" : " with prefix '" + from.prefix() + "'",
                        Boolean.TRUE.equals(optional)));
            }
        }
        if (container.env().isEmpty()) {
            description.field(2, "Environment", "<none>");
            return;
        }
        description.line(2, "Environment:");
        for (var variable : container.env()) {
            if (variable.valueFrom() == null) {
                var lines = text(variable.value()).split("\n", -1);
                description.field(3, text(variable.name()), lines[0]);
                Stream.of(lines).skip(1).forEach(line -> description.line(3, "\t" + line));
            } else {
                description.field(3, text(variable.name()), value(variable.valueFrom(), container, pod));
            }
        }
    }

    private static String value(EnvVarSource from, Container container, @Nullable Pod pod) {
        if (from.fieldRef() != null) {
            return "%s (%s:%s)".formatted(pod == null ? "" : field(pod, text(from.fieldRef().fieldPath())), from.fieldRef().apiVersion(), from.fieldRef().fieldPath());
        } else if (from.resourceFieldRef() != null) {
            return resource(from.resourceFieldRef(), container) + " (" + from.resourceFieldRef().resource() + ")";
        } else if (from.configMapKeyRef() != null) {
            var key = from.configMapKeyRef();
            return "<set to the key '%s' of config map '%s'>\tOptional: %s"
                    .formatted(key.key(), key.name(), Boolean.TRUE.equals(key.optional()));
        } else if (from.secretKeyRef() != null) {
            var key = from.secretKeyRef();
            return "<set to the key '%s' in secret '%s'>\tOptional: %s"
                    .formatted(key.key(), key.name(), Boolean.TRUE.equals(key.optional()));
        }
        return "";
    }

    /// What a description knows of a Pod's fields; what only the kubelet knows is left empty.
    private static String field(Pod pod, String path) {
        var metadata = pod.metadata();
        var part = SUBSCRIPT.matcher(path);
        if (part.matches()) {
            var values = part.group(1).equals("labels") ? metadata.labels() : metadata.annotations();
            return values.getOrDefault(part.group(2), "");
        }
        return switch (path) {
            case "metadata.name" -> pod.name();
            case "metadata.namespace" -> pod.namespace();
            case "metadata.uid" -> text(metadata.uid());
            case "metadata.labels" -> lines(metadata.labels());
            case "metadata.annotations" -> lines(metadata.annotations());
            default -> "";
        };
    }

    private static String lines(Map<String, String> values) {
        return new TreeMap<>(values)
                .entrySet().stream().map(each -> each.getKey() + "=" + Go.quote(each.getValue())).collect(Collectors.joining("\n"));
    }

    private static String resource(ResourceFieldSelector selector, Container container) {
        var resource = text(selector.resource());
        var parts = resource.split("\\.", 2);
        var amounts = parts[0].equals("limits") ? container.resources().limits() : container.resources().requests();
        var amount = parts.length < 2 ? null : amounts.get(parts[1]);
        if (amount == null || amount.isZero()) {
            return resource.equals("limits.cpu") || resource.equals("limits.memory") ? "node allocatable" : "0";
        }
        var divisor = selector.divisor() == null || selector.divisor().isZero() ? Quantity.of(1) : selector.divisor();
        return Long.toString(Math.ceilDiv(amount.milliValue(), Math.max(1, divisor.milliValue())));
    }
}
