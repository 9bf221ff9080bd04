package dev.drydock.workbench.parts;

import dev.drydock.workbench.Scene;
import dev.drydock.workbench.parts.Choice.Option;
import java.util.ArrayList;
import java.util.List;

/// The addresses in a cluster to which a request can be sent, and where it can come from.
///
/// @param names of Services, as a Pod of the same namespace calls them; with their namespace where it is not `default`
record Destinations(
        List<Option> names, List<Option> clusterIps, List<Option> nodePorts, List<Option> balancers, List<Option> pods, List<Option> senders) {
    static Destinations of(Scene.Contents contents) {
        var names = new ArrayList<Option>();
        var ips = new ArrayList<Option>();
        var nodePorts = new ArrayList<Option>();
        var balancers = new ArrayList<Option>();
        contents.services().stream().filter(Destinations::isLearners).forEach(service -> {
            var name = named(service.namespace(), service.name());
            for (var port : ports(service)) {
                var number = port.split(":")[0];
                names.add(option(name + (number.equals("80") ? "" : ":" + number), ""));
                if (!service.clusterIp().isEmpty() && !service.clusterIp().equals("None")) {
                    ips.add(option(service.clusterIp() + ":" + number, name));
                }
                if (!service.external().isEmpty()) {
                    balancers.add(option(service.external() + ":" + number, name));
                }
                if (port.contains(":")) {
                    contents.nodes().forEach(node -> nodePorts.add(option(node.name() + ":" + port.split(":")[1], name)));
                }
            }
        });
        var running = contents.pods().stream().filter(pod -> !pod.isSystem() && !pod.ip().isEmpty()).toList();
        return new Destinations(
                names, ips, nodePorts, balancers,
                running.stream().map(pod -> option(pod.ip(), named(pod.namespace(), pod.name()))).toList(),
                running.stream().map(pod -> new Option(pod.namespace() + "/" + pod.name(), named(pod.namespace(), pod.name()))).toList());
    }

    boolean isEmpty() {
        return names.isEmpty() && pods.isEmpty();
    }

    /// Where somebody who has chosen nothing yet sends from: inside, unless there is a way in from outside.
    String likelySender() {
        return nodePorts.isEmpty() && balancers.isEmpty() && !senders.isEmpty() ? senders.getFirst().value() : "";
    }

    /// The first address that can be reached from there.
    String likelyAddress(String from) {
        var order = from.isEmpty() ? List.of(balancers, nodePorts, names, pods) : List.of(names, pods);
        return order.stream().flatMap(List::stream).findFirst().map(Option::value).orElse("");
    }

    /// The name or address in what was asked for: `web` of `http://web:80/page`.
    static String host(String address) {
        return address.replaceFirst("^https?://", "").split("[:/?]", 2)[0];
    }

    private static boolean isLearners(Scene.Service service) {
        return !service.namespace().startsWith("kube-")
                && !service.type().equals("ExternalName")
                && !(service.namespace().equals("default") && service.name().equals("kubernetes"));
    }

    /// `80`, `80:30080`
    private static List<String> ports(Scene.Service service) {
        return service.ports().isEmpty()
                ? List.of()
                : List.of(service.ports().split(",")).stream().filter(port -> port.endsWith("/TCP")).map(port -> port.replace("/TCP", "")).toList();
    }

    private static String named(String namespace, String name) {
        return namespace.equals("default") ? name : name + "." + namespace;
    }

    private static Option option(String address, String about) {
        return new Option(address, about.isEmpty() ? address : address + " · " + about);
    }
}
