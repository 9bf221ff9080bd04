package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.IntOrString;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.ContainerPort;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.PodSpec;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.core.ServicePort;
import dev.drydock.kube.api.core.ServiceSpec;
import dev.drydock.kube.api.meta.LabelSelector;
import dev.drydock.kube.api.meta.ObjectMeta;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Info;
import dev.drydock.kube.kubectl.resource.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes a Service for what has Pods.
final class ExposeCommand implements Command {
    @Override
    public String name() {
        return "expose";
    }

    @Override
    public String usage() {
        return "(-f FILENAME | TYPE NAME) [--port=port] [--protocol=TCP|UDP|SCTP] [--target-port=number-or-name] [--name=name] [--external-ip=external-ip-of-service] [--type=type]";
    }

    @Override
    public void declare(FlagSet flags) {
        Results.declare(FileFlags.declare(flags))
                .text("port")
                .text("target-port")
                .text("type")
                .text("name")
                .text("protocol")
                .text("selector")
                .text("labels", "l", "")
                .text("external-ip")
                .text("load-balancer-ip")
                .text("cluster-ip")
                .text("session-affinity")
                .text("overrides")
                .bool("save-config")
                .bool("record");
    }

    @Override
    public void run(Invocation kubectl) {
        var results = Results.of(kubectl);
        Selection.of(kubectl)
                .files(FileFlags.files(kubectl))
                .arguments(kubectl.arguments(), false)
                .visit(info -> Generator.create(kubectl, results, service(kubectl, info), "exposed", ""));
    }

    private static Service service(Invocation kubectl, Info info) {
        var flags = kubectl.flags();
        var object = info.object();
        var selector = flags.get("selector").isEmpty() ? selector(info, object) : pairs(flags.get("selector"));
        var labels = flags.get("labels").isEmpty() ? object.metadata().labels() : pairs(flags.get("labels"));
        var spec = ServiceSpec.EMPTY.withSelector(selector).withPorts(ports(kubectl, object));
        if (!flags.get("type").isEmpty()) {
            spec = spec.withType(flags.get("type"));
        }
        if (!flags.get("external-ip").isEmpty()) {
            spec = spec.withExternalIPs(List.of(flags.get("external-ip").split(",")));
        }
        if (!flags.get("load-balancer-ip").isEmpty()) {
            spec = spec.withLoadBalancerIP(flags.get("load-balancer-ip"));
        }
        if (!flags.get("cluster-ip").isEmpty()) {
            spec = spec.withClusterIP(flags.get("cluster-ip"));
        }
        if (!flags.get("session-affinity").isEmpty()) {
            spec = spec.withSessionAffinity(flags.get("session-affinity"));
        }
        var name = flags.get("name").isEmpty() ? info.name() : flags.get("name");
        return Service.EMPTY
                .withMetadata(ObjectMeta.EMPTY.withName(name).withLabels(labels))
                .withSpec(spec);
    }

    private static Map<String, String> selector(Info info, KubeObject object) {
        return switch (object) {
            case Pod pod -> {
                if (pod.metadata().labels().isEmpty()) {
                    throw Failure.of("couldn't retrieve selectors via --selector flag or introspection: the pod has no labels and cannot be exposed");
                }
                yield pod.metadata().labels();
            }
            case Service service -> {
                if (service.spec().selector().isEmpty()) {
                    throw Failure.of("couldn't retrieve selectors via --selector flag or introspection: the service has no pod selector set");
                }
                yield service.spec().selector();
            }
            case Deployment deployment -> labels(deployment.spec().selector());
            case ReplicaSet set -> labels(set.spec().selector());
            default -> throw Failure.of("cannot expose a " + info.kind().name());
        };
    }

    private static Map<String, String> labels(@Nullable LabelSelector selector) {
        if (selector == null || !selector.matchExpressions().isEmpty()) {
            throw Failure.of("couldn't retrieve selectors via --selector flag or introspection: couldn't convert expressions - \"%s\" to map-based selector format"
                    .formatted(selector == null ? "" : selector.matchExpressions()));
        }
        return selector.matchLabels();
    }

    private static Map<String, String> pairs(String text) {
        var pairs = new LinkedHashMap<String, String>();
        for (var pair : text.split(",")) {
            var parts = pair.split("=", 2);
            if (parts.length != 2) {
                throw Failure.of("unexpected label spec: " + pair);
            }
            pairs.put(parts[0], parts[1]);
        }
        return pairs;
    }

    private static List<ServicePort> ports(Invocation kubectl, KubeObject object) {
        var given = kubectl.flags().get("port");
        var exposed = exposed(object);
        var numbers = given.isEmpty()
                ? exposed.stream().map(port -> Objects.requireNonNullElse(port.containerPort(), 0)).distinct().toList()
                : List.of(given.split(",")).stream().map(RunCommand::port).toList();
        if (numbers.isEmpty()) {
            throw Failure.usage("couldn't find port via --port flag or introspection");
        }
        var target = kubectl.flags().get("target-port");
        var ports = new ArrayList<ServicePort>();
        for (int number : numbers) {
            var protocol = kubectl.flags().get("protocol");
            var port = ServicePort.EMPTY
                    .withPort(number)
                    .withProtocol(protocol.isEmpty() ? "TCP" : protocol)
                    .withTargetPort(target.isEmpty()
                            ? IntOrString.of(number)
                            : target.matches("\\d+") ? IntOrString.of(RunCommand.port(target)) : IntOrString.of(target));
            ports.add(numbers.size() == 1 ? port : port.withName("port-" + (ports.size() + 1)));
        }
        return ports;
    }

    private static List<ContainerPort> exposed(KubeObject object) {
        PodSpec spec = switch (object) {
            case Pod pod -> pod.spec();
            case Deployment deployment -> deployment.spec().template().spec();
            case ReplicaSet set -> set.spec().template().spec();
            default -> PodSpec.EMPTY;
        };
        return spec.containers().stream().map(Container::ports).flatMap(List::stream).toList();
    }
}
