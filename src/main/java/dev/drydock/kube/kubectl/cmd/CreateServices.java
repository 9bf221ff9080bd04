package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.IntOrString;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.core.ServicePort;
import dev.drydock.kube.api.core.ServiceSpec;
import dev.drydock.kube.api.meta.ObjectMeta;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `kubectl create service` and its four kinds.
final class CreateServices implements Command {
    private static final Group KINDS = new Group("service", List.of(
            kind("clusterip", "ClusterIP"),
            kind("nodeport", "NodePort"),
            kind("loadbalancer", "LoadBalancer"),
            kind("externalname", "ExternalName")));

    @Override
    public String name() {
        return KINDS.name();
    }

    @Override
    public List<String> aliases() {
        return List.of("svc");
    }

    @Override
    public String usage() {
        return KINDS.usage();
    }

    @Override
    public List<Command> subcommands() {
        return KINDS.subcommands();
    }

    @Override
    public void run(Invocation kubectl) {
        KINDS.run(kubectl);
    }

    private static Command kind(String name, String type) {
        return new Generator(
                name,
                List.of(),
                "NAME [--tcp=<port>:<targetPort>]",
                "failed to create " + type + " service: ",
                flags -> declare(flags, type),
                kubectl -> service(kubectl, type));
    }

    private static void declare(FlagSet flags, String type) {
        flags.list("tcp", "").text("clusterip").integer("node-port", "", 0).text("external-name");
        if (type.equals("ExternalName")) {
            flags.require("external-name");
        }
    }

    private static Service service(Invocation kubectl, String type) {
        var flags = kubectl.flags();
        var name = Generator.requireName(kubectl);
        var ports = new ArrayList<ServicePort>();
        for (var tcp : flags.all("tcp")) {
            ports.add(port(tcp, (int) flags.number("node-port")));
        }
        boolean needsPorts = !type.equals("ExternalName") && !"None".equals(flags.get("clusterip"));
        if (ports.isEmpty() && needsPorts) {
            throw Failure.of("at least one tcp port specifier must be provided");
        }
        var labels = Map.of("app", name);
        var spec = ServiceSpec.EMPTY.withType(type).withPorts(ports).withSelector(labels);
        if (!flags.get("clusterip").isEmpty()) {
            spec = spec.withClusterIP(flags.get("clusterip"));
        }
        if (type.equals("ExternalName")) {
            spec = spec.withExternalName(flags.get("external-name"));
        }
        return Service.EMPTY
                .withMetadata(ObjectMeta.EMPTY.withName(name).withLabels(labels))
                .withSpec(spec);
    }

    private static ServicePort port(String text, int nodePort) {
        var parts = text.split(":", 2);
        int port = RunCommand.port(parts[0], "ParseUint");
        var target = parts.length < 2
                ? IntOrString.of(port)
                : parts[1].matches("\\d+") ? IntOrString.of(RunCommand.port(parts[1])) : IntOrString.of(parts[1]);
        var made = ServicePort.EMPTY
                .withName(text.replace(':', '-'))
                .withPort(port)
                .withTargetPort(target)
                .withProtocol("TCP");
        return nodePort > 0 ? made.withNodePort(nodePort) : made;
    }
}
