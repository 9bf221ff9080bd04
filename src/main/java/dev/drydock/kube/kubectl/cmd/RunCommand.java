package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.IntOrString;
import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.ContainerPort;
import dev.drydock.kube.api.core.EnvVar;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.PodSpec;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.core.ServicePort;
import dev.drydock.kube.api.core.ServiceSpec;
import dev.drydock.kube.api.meta.ObjectMeta;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.api.Go;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs an image in a Pod. Attaching to it is left out.
final class RunCommand implements Command {
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
        } else if (flags.get("image").isBlank() || flags.get("image").contains(" ")) {
            throw Failure.of("Invalid image name " + Go.quote(flags.get("image")) + ": invalid reference format");
        } else if (flags.is("expose") && flags.get("port").isEmpty()) {
            throw Failure.of("--port must be set when exposing a service");
        }
        var results = Results.of(kubectl);
        var pod = pod(kubectl);
        if (flags.is("expose")) {
            Generator.create(kubectl, results, service(kubectl, pod), "created", "");
        }
        Generator.create(kubectl, results, pod, "created", "");
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
            container = container.withImagePullPolicy(flags.get("image-pull-policy"));
        }
        if (flags.is("stdin")) {
            container = container.withStdin(true).withStdinOnce(true);
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
                        .withAnnotations(pairs(flags.all("annotations"), "annotation")))
                .withSpec(PodSpec.EMPTY
                        .withContainers(List.of(container))
                        .withDnsPolicy("ClusterFirst")
                        .withRestartPolicy(restartPolicy(flags.get("restart"))));
    }

    private static String restartPolicy(String given) {
        return switch (given) {
            case "" -> "Always";
            case "Always", "OnFailure", "Never" -> given;
            default -> throw Failure.of("invalid restart policy: " + given);
        };
    }

    private static Map<String, String> labels(String given, String name) {
        return given.isEmpty() ? Map.of("run", name) : pairs(List.of(given.split(",")), "label");
    }

    private static Map<String, String> pairs(List<String> given, String what) {
        var pairs = new LinkedHashMap<String, String>();
        for (var pair : given) {
            int equals = pair.indexOf('=');
            if (equals <= 0) {
                throw Failure.of("unexpected " + what + " format: " + pair);
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
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Failure.of("strconv.ParseInt: parsing " + Go.quote(text) + ": invalid syntax");
        }
    }

    private static Service service(Invocation kubectl, Pod pod) {
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
