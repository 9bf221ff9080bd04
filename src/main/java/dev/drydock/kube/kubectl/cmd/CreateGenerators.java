package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.apps.DeploymentSpec;
import dev.drydock.kube.api.core.ConfigMap;
import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.ContainerPort;
import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.api.core.PodSpec;
import dev.drydock.kube.api.core.PodTemplateSpec;
import dev.drydock.kube.api.core.ResourceQuota;
import dev.drydock.kube.api.core.ResourceQuotaSpec;
import dev.drydock.kube.api.core.ServiceAccount;
import dev.drydock.kube.api.meta.LabelSelector;
import dev.drydock.kube.api.meta.ObjectMeta;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// What `kubectl create` makes of flags.
final class CreateGenerators {
    static final List<Command> ALL = Stream.concat(CreateRbac.ALL.stream(), Stream.of(
            CreateJobs.JOB,
            CreateJobs.CRON_JOB,
            CreatePolicies.BUDGET,
            CreatePolicies.PRIORITY,
            new Generator("namespace", List.of("ns"), "NAME", "", flags -> {}, kubectl -> Namespace.EMPTY.withMetadata(named(kubectl))),
            new Generator(
                    "deployment",
                    List.of("deploy"),
                    "NAME --image=image -- [COMMAND] [args...]",
                    "failed to create deployment: ",
                    CreateGenerators::deploymentFlags,
                    CreateGenerators::deployment),
            new CreateServices(),
            new Generator(
                    "configmap",
                    List.of("cm"),
                    "NAME [--from-file=[key=]source] [--from-literal=key1=value1]",
                    "failed to create configmap: ",
                    CreateGenerators::sources,
                    kubectl -> ConfigMap.EMPTY.withMetadata(named(kubectl)).withData(data(kubectl, "cannot add key \"%s\", another key by that name already exists in Data for ConfigMap"))),
            CreateSecrets.GROUP,
            CreateIngress.COMMAND,
            new CreateTokenCommand(),
            new Generator(
                    "serviceaccount",
                    List.of("sa"),
                    "NAME",
                    "failed to create serviceaccount: ",
                    flags -> {},
                    kubectl -> ServiceAccount.EMPTY.withMetadata(named(kubectl))),
            new Generator(
                    "quota",
                    List.of("resourcequota"),
                    "NAME [--hard=key1=value1,key2=value2] [--scopes=Scope1,Scope2]",
                    "failed to create quota: ",
                    flags -> flags.text("hard").text("scopes"),
                    CreateGenerators::quota))).toList();

    private CreateGenerators() {}

    static ObjectMeta named(Invocation kubectl) {
        return ObjectMeta.EMPTY.withName(Generator.requireName(kubectl));
    }

    private static void deploymentFlags(FlagSet flags) {
        flags.list("image", "")
                .integer("port", "", -1)
                .integer("replicas", "r", 1)
                .require("image");
    }

    private static Deployment deployment(Invocation kubectl) {
        var flags = kubectl.flags();
        int named = flags.dash() < 0 ? kubectl.arguments().size() : flags.dash();
        if (named != 1) {
            throw Failure.usage("exactly one NAME is required, got " + named);
        }
        var name = kubectl.arguments().getFirst();
        var command = kubectl.arguments().subList(1, kubectl.arguments().size());
        if (flags.all("image").size() > 1 && !command.isEmpty()) {
            throw Failure.of("cannot specify multiple --image options and command");
        }
        var containers = new ArrayList<Container>();
        for (var image : flags.all("image")) {
            var container = Container.EMPTY.withName(containerName(image)).withImage(image).withCommand(command);
            if (flags.number("port") >= 0 && containers.isEmpty()) {
                container = container.withPorts(
                        List.of(ContainerPort.EMPTY.withContainerPort((int) flags.number("port"))));
            }
            containers.add(container);
        }
        var labels = Map.of("app", name);
        return Deployment.EMPTY
                .withMetadata(ObjectMeta.EMPTY.withName(name).withLabels(labels))
                .withSpec(DeploymentSpec.EMPTY
                        .withReplicas((int) flags.number("replicas"))
                        .withSelector(LabelSelector.EMPTY.withMatchLabels(labels))
                        .withTemplate(PodTemplateSpec.EMPTY
                                .withMetadata(ObjectMeta.EMPTY.withLabels(labels))
                                .withSpec(PodSpec.EMPTY.withContainers(containers))));
    }

    /// The last part of an image's name without tag and digest, as far as a name takes its letters.
    private static String containerName(String image) {
        var name = image.substring(image.lastIndexOf('/') + 1);
        name = name.split("[:@]")[0].replaceAll("[_.]", "-").toLowerCase(Locale.ROOT);
        return name.isEmpty() ? "container" : name;
    }

    static void sources(FlagSet flags) {
        flags.array("from-literal", "").list("from-file", "").list("from-env-file", "").bool("append-hash");
    }

    /// @param twice what is said of a key that is given twice
    static Map<String, String> data(Invocation kubectl, String twice) {
        var data = new LinkedHashMap<String, String>();
        for (var literal : kubectl.flags().all("from-literal")) {
            int equals = literal.indexOf('=');
            if (equals <= 0) {
                throw Failure.of("invalid literal source " + literal + ", expected key=value");
            }
            put(twice, data, literal.substring(0, equals), literal.substring(equals + 1));
        }
        for (var source : kubectl.flags().all("from-file")) {
            int equals = source.indexOf('=');
            var file = source.substring(equals + 1);
            var key = equals < 0 ? file.substring(file.lastIndexOf('/') + 1) : source.substring(0, equals);
            put(twice, data, key, file(kubectl, file));
        }
        for (var file : kubectl.flags().all("from-env-file")) {
            file(kubectl, file).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
                int equals = line.indexOf('=');
                put(twice, data, equals < 0 ? line : line.substring(0, equals), equals < 0 ? "" : line.substring(equals + 1));
            });
        }
        return data;
    }

    static String file(Invocation kubectl, String file) {
        return kubectl.file(file)
                .orElseThrow(() -> Failure.of("error reading " + file + ": no such file or directory"));
    }

    private static void put(String twice, Map<String, String> data, String key, String value) {
        if (data.put(key, value) != null) {
            throw Failure.of(twice.formatted(key));
        }
    }

    private static ResourceQuota quota(Invocation kubectl) {
        var hard = new LinkedHashMap<String, Quantity>();
        var given = kubectl.flags().get("hard");
        for (var pair : given.isEmpty() ? new String[0] : given.split(",")) {
            var parts = pair.split("=", 2);
            if (parts.length != 2) {
                throw Failure.of("Invalid argument syntax %s, expected <resource>=<value>".formatted(pair));
            }
            try {
                hard.put(parts[0], Quantity.parse(parts[1]));
            } catch (IllegalArgumentException mistake) {
                throw Failure.of(String.valueOf(mistake.getMessage()));
            }
        }
        var scopes = kubectl.flags().get("scopes");
        return ResourceQuota.EMPTY
                .withMetadata(named(kubectl))
                .withSpec(ResourceQuotaSpec.EMPTY.withHard(hard).withScopes(scopes.isEmpty() ? List.of() : List.of(scopes.split(","))));
    }
}
