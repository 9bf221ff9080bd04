package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.Go;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.core.ConfigMap;
import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.EnvVar;
import dev.drydock.kube.api.core.EnvVarSource;
import dev.drydock.kube.api.core.Secret;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Info;
import dev.drydock.kube.kubectl.resource.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// `kubectl set env`.
final class SetEnvironment {
    private SetEnvironment() {}

    static void run(Invocation kubectl) {
        var flags = kubectl.flags();
        var pairs = SetCommand.pairs(kubectl, "environment");
        if (SetCommand.isNothingNamed(kubectl, pairs.resources())) {
            throw Failure.of(SetCommand.NO_RESOURCES);
        } else if (flags.is("list") && !flags.get("output").isEmpty()) {
            throw Failure.of("--list and --output may not be specified together");
        } else if (!flags.all("keys").isEmpty() && flags.get("from").isEmpty()) {
            throw Failure.of("when specifying --keys, a configmap or secret must be provided with --from");
        }
        var variables = variables(kubectl, pairs);
        var infos = SetCommand.infos(kubectl, pairs.resources());
        if (flags.is("list")) {
            infos.forEach(info -> list(kubectl, info));
            return;
        }
        SetCommand.apply(kubectl, infos, new SetCommand.Change(
                "env updated", "failed to patch env update to pod template:", info -> patch(kubectl, info, variables)));
    }

    private static List<Map<String, Object>> variables(Invocation kubectl, Pairs pairs) {
        var variables = new ArrayList<Map<String, Object>>();
        kubectl.flags().all("env").forEach(pair -> {
            var sides = pair.split("=", 2);
            variables.add(Map.of("name", sides[0], "value", sides.length < 2 ? "" : sides[1]));
        });
        variables.addAll(imported(kubectl));
        pairs.added().forEach((name, value) -> variables.add(Map.of("name", name, "value", value)));
        pairs.removed().forEach(name -> variables.add(Map.of("name", name, "$patch", "delete")));
        return variables;
    }

    /// One variable for each key of the ConfigMap or Secret that `--from` names.
    private static List<Map<String, Object>> imported(Invocation kubectl) {
        var from = kubectl.flags().get("from");
        if (from.isEmpty()) {
            return List.of();
        }
        var parts = from.split("/", 2);
        if (parts.length < 2) {
            throw Failure.of("you must provide a resource and a resource name together");
        }
        var kind = Resources.ofArgument(parts[0]);
        var source = kubectl.client().get(kind, new ObjectKey(kubectl.namespace(), parts[1]));
        var wanted = kubectl.flags().all("keys");
        return new TreeSet<>(keys(source))
                .stream()
                        .filter(key -> wanted.isEmpty() || wanted.contains(key))
                        .peek(key -> {
                            if (!key.matches("[a-zA-Z0-9_]+")) {
                                kubectl.warn("key %s transferred to %s".formatted(key, variable(key)));
                            }
                        })
                        .map(key -> Map.<String, Object>of(
                                "name", kubectl.flags().get("prefix") + variable(key),
                                "valueFrom", Map.of(source instanceof Secret ? "secretKeyRef" : "configMapKeyRef", Map.of("name", parts[1], "key", key))))
                        .toList();
    }

    private static List<String> keys(KubeObject source) {
        return switch (source) {
            case ConfigMap map -> List.copyOf(map.data().keySet());
            case Secret secret -> List.copyOf(secret.data().keySet());
            default -> throw Failure.of("unsupported resource specified in --from");
        };
    }

    private static String variable(String key) {
        return key.replaceAll("[^a-zA-Z0-9_]", "_").toUpperCase(Locale.ROOT);
    }

    private static Map<String, @Nullable Object> patch(Invocation kubectl, Info info, List<Map<String, Object>> variables) {
        if (variables.isEmpty()) {
            SetCommand.podSpec(info);
            return Map.of();
        }
        if (!kubectl.flags().is("overwrite")) {
            refuseOverwriting(info, variables);
        }
        return SetCommand.inContainers(kubectl, info, container -> Map.of("env", variables, "$setElementOrder/env", order(container, variables)))
                .orElseGet(() -> {
                    kubectl.warn("%s/%s does not have any containers matching %s"
                            .formatted(info.kind().name(), info.name(), Go.quote(kubectl.flags().get("containers"))));
                    return Map.of();
                });
    }

    /// What a container has keeps its place, what is new comes behind it.
    private static List<Map<String, Object>> order(Container container, List<Map<String, Object>> variables) {
        var names = new LinkedHashSet<Object>();
        container.env().forEach(variable -> names.add(String.valueOf(variable.name())));
        variables.forEach(variable -> {
            if (variable.containsKey("$patch")) {
                names.remove(variable.get("name"));
            } else {
                names.add(variable.get("name"));
            }
        });
        return names.stream().map(name -> Map.of("name", name)).toList();
    }

    private static void refuseOverwriting(Info info, List<Map<String, Object>> variables) {
        var present = new HashMap<String, String>();
        SetCommand.containers(SetCommand.podSpec(info)).map(Container::env).flatMap(List::stream).forEach(variable ->
                present.put(String.valueOf(variable.name()), variable.value() == null ? "" : variable.value()));
        for (var variable : variables) {
            var value = present.get(String.valueOf(variable.get("name")));
            if (value != null && !variable.containsKey("$patch")) {
                throw Failure.of("error: %s '%s' already has a value (%s), and --overwrite is false"
                        .formatted(info.resourceName(), variable.get("name"), value));
            }
        }
    }

    private static void list(Invocation kubectl, Info info) {
        var spec = SetCommand.podSpec(info);
        var wanted = kubectl.flags().get("containers");
        var meant = SetCommand.containers(spec).filter(each -> !SetCommand.names(List.of(each), wanted).isEmpty()).toList();
        for (var container : meant) {
            kubectl.println("# %s %s, container %s".formatted(info.kind().name(), info.name(), container.name()));
            container.env().forEach(variable -> kubectl.println(shown(variable)));
        }
    }

    private static String shown(EnvVar variable) {
        var source = variable.valueFrom();
        return source == null
                ? variable.name() + "=" + (variable.value() == null ? "" : variable.value())
                : "# " + variable.name() + " from " + source(source);
    }

    private static String source(EnvVarSource source) {
        if (source.configMapKeyRef() != null) {
            return "configmap %s, key %s".formatted(source.configMapKeyRef().name(), source.configMapKeyRef().key());
        } else if (source.secretKeyRef() != null) {
            return "secret %s, key %s".formatted(source.secretKeyRef().name(), source.secretKeyRef().key());
        } else if (source.fieldRef() != null) {
            return "field path " + source.fieldRef().fieldPath();
        } else if (source.resourceFieldRef() != null) {
            var container = source.resourceFieldRef().containerName();
            return "resource field " + (container == null || container.isEmpty() ? "" : container + "/") + source.resourceFieldRef().resource();
        }
        return "invalid valueFrom";
    }
}
