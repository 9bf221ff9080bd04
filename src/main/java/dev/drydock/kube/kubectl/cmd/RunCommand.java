package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.IntOrString;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.api.codec.DecodeException;
import dev.drydock.kube.api.codec.Json;
import dev.drydock.kube.api.codec.JsonException;
import dev.drydock.kube.api.codec.Trees;
import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.ContainerPort;
import dev.drydock.kube.api.core.EnvVar;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.PodSpec;
import dev.drydock.kube.api.core.SecurityContext;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.core.ServicePort;
import dev.drydock.kube.api.core.ServiceSpec;
import dev.drydock.kube.api.meta.ObjectMeta;
import dev.drydock.kube.api.patch.MergePatch;
import dev.drydock.kube.api.patch.StrategicMergePatch;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.api.Go;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Runs an image in a Pod. Attaching to it is left out.
final class RunCommand implements Command {
    /// A reference as `distribution/reference` reads it: a host with its port, a path in small letters, a tag, a digest.
    private static final Pattern IMAGE = Pattern.compile(
            "((localhost|[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+|[A-Za-z0-9.-]+(?=:\\d+/))(:\\d+)?/)?"
                    + "[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*"
                    + "(:\\w[\\w.-]{0,127})?(@[A-Za-z][A-Za-z0-9]*([-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?");

    @Override
    public String name() {
        return "run";
    }

    @Override
    public String usage() {
        return "NAME --image=image [--env=\"key=value\"] [--port=port] [--dry-run=server|client] [--overrides=inline-json] [--command] -- [COMMAND] [args...]";
    }

    @Override
    public void declare(FlagSet flags) {
        Results.declare(FileFlags.declare(flags))
                .text("image")
                .text("image-pull-policy")
                .text("labels", "l", "")
                .text("port")
                .text("restart", "", "Always")
                .text("annotations-file")
                .text("overrides")
                .text("override-type", "", "merge")
                .array("annotations", "")
                .array("env", "e")
                .bool("command")
                .bool("expose")
                .bool("rm")
                .bool("stdin", "i", false)
                .bool("tty", "t", false)
                .bool("attach")
                .bool("quiet", "q", false)
                .bool("privileged")
                .bool("save-config")
                .bool("leave-stdin-open")
                .bool("force")
                .bool("wait", "", true)
                .bool("record")
                .duration("pod-running-timeout", "1m0s")
                .require("image");
    }

    @Override
    public void run(Invocation kubectl) {
        var flags = kubectl.flags();
        if (kubectl.arguments().isEmpty()) {
            throw Failure.usage("NAME is required for run");
        } else if (flags.get("image").isEmpty()) {
            throw Failure.of("--image is required");
        } else if (!IMAGE.matcher(flags.get("image")).matches()) {
            throw Failure.of("Invalid image name " + Go.quote(flags.get("image")) + ": invalid reference format");
        } else if (flags.is("rm") && !flags.is("attach") && !flags.is("stdin")) {
            throw Failure.usage("--rm should only be used for attached containers");
        } else if (flags.is("expose") && flags.get("port").isEmpty()) {
            throw Failure.usage("--port must be set when exposing a service");
        }
        var results = Results.of(kubectl);
        var pod = Generator.made(kubectl, results, overridden(kubectl, pod(kubectl)), "");
        if (flags.is("expose")) {
            Generator.made(kubectl, results, service(kubectl, pod.object()), "").print(results, "created");
            if (flags.get("output").equals("yaml")) {
                kubectl.println("---");
            }
        }
        pod.print(results, "created");
    }

    /// The Pod with what `--overrides` says otherwise.
    private static Pod overridden(Invocation kubectl, Pod pod) {
        var overrides = kubectl.flags().get("overrides");
        if (overrides.isEmpty()) {
            return pod;
        }
        try {
            var patch = Json.parse(overrides);
            var before = Codec.tree(pod);
            var after = kubectl.flags().get("override-type").equals("strategic")
                    ? StrategicMergePatch.apply(before, Trees.map(patch), Pod.TYPE)
                    : MergePatch.apply(before, patch);
            return Codec.decode(Pod.TYPE, after).value();
        } catch (JsonException | DecodeException mistake) {
            throw Failure.of("Invalid JSON Patch: " + mistake.getMessage());
        }
    }

    private static Pod pod(Invocation kubectl) {
        var flags = kubectl.flags();
        var name = kubectl.arguments().getFirst();
        var rest = kubectl.arguments().subList(1, kubectl.arguments().size());
        var container = Container.EMPTY
                .withName(name)
                .withImage(flags.get("image"))
                .withEnv(environment(flags.all("env")));
        if (!flags.get("port").isEmpty()) {
            container = container.withPorts(List.of(ContainerPort.EMPTY.withContainerPort(port(flags.get("port")))));
        }
        if (!flags.get("image-pull-policy").isEmpty()) {
            container = container.withImagePullPolicy(pullPolicy(flags.get("image-pull-policy")));
        }
        if (flags.is("stdin")) {
            container = container.withStdin(true).withStdinOnce(true);
        }
        if (flags.is("privileged")) {
            container = container.withSecurityContext(SecurityContext.EMPTY.withPrivileged(true));
        }
        if (flags.is("tty")) {
            container = container.withTty(true);
        }
        if (!rest.isEmpty()) {
            container = flags.is("command") ? container.withCommand(rest) : container.withArgs(rest);
        }
        return Pod.EMPTY
                .withMetadata(ObjectMeta.EMPTY
                        .withName(name)
                        .withLabels(labels(flags.get("labels"), name))
                        .withAnnotations(pairs(flags.all("annotations"), "annotation format")))
                .withSpec(PodSpec.EMPTY
                        .withContainers(List.of(container))
                        .withDnsPolicy("ClusterFirst")
                        .withRestartPolicy(restartPolicy(flags.get("restart"))));
    }

    private static String pullPolicy(String given) {
        return switch (given) {
            case "Always", "IfNotPresent", "Never" -> given;
            default -> throw Failure.usage("invalid image pull policy: " + given);
        };
    }

    private static String restartPolicy(String given) {
        return switch (given) {
            case "" -> "Always";
            case "Always", "OnFailure", "Never" -> given;
            default -> throw Failure.usage("invalid restart policy: " + given);
        };
    }

    private static Map<String, String> labels(String given, String name) {
        return given.isEmpty() ? Map.of("run", name) : pairs(List.of(given.split(",")), "label spec");
    }

    private static Map<String, String> pairs(List<String> given, String what) {
        var pairs = new LinkedHashMap<String, String>();
        for (var pair : given) {
            int equals = pair.indexOf('=');
            if (equals <= 0) {
                throw Failure.of("unexpected " + what + ": " + pair);
            }
            pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return pairs;
    }

    private static List<EnvVar> environment(List<String> given) {
        var variables = new ArrayList<EnvVar>();
        for (var pair : given) {
            int equals = pair.indexOf('=');
            if (equals <= 0) {
                throw Failure.of("invalid env: " + pair);
            }
            variables.add(EnvVar.EMPTY.withName(pair.substring(0, equals)).withValue(pair.substring(equals + 1)));
        }
        return variables;
    }

    static int port(String text) {
        return port(text, "Atoi");
    }

    /// @param function of Go that reads the number, for its refusal
    static int port(String text, String function) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Failure.of("strconv." + function + ": parsing " + Go.quote(text) + ": invalid syntax");
        }
    }

    private static Service service(Invocation kubectl, KubeObject pod) {
        int port = port(kubectl.flags().get("port"));
        return Service.EMPTY
                .withMetadata(ObjectMeta.EMPTY.withName(pod.name()))
                .withSpec(ServiceSpec.EMPTY
                        .withSelector(pod.metadata().labels())
                        .withPorts(List.of(ServicePort.EMPTY
                                .withPort(port)
                                .withProtocol("TCP")
                                .withTargetPort(IntOrString.of(port)))));
    }
}
