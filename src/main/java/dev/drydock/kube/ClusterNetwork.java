package dev.drydock.kube;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.core.LoadBalancerIngress;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.NodeAddress;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.client.Components;
import dev.drydock.kube.kubelet.Kubelet;
import dev.drydock.kube.kubelet.NodeServer;
import dev.drydock.kube.kubelet.shell.Network;
import dev.drydock.kube.proxy.Answer;
import dev.drydock.kube.proxy.Connection;
import dev.drydock.kube.proxy.Proxy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The cluster's network: the names that CoreDNS knows, kube-proxy's rules, and the Pods that answer behind them.
final class ClusterNetwork implements Network {
    private static final String API_SERVER = "172.18.0.2";
    private static final String OUTSIDE = "172.18.0.1";

    private final Client client;
    private final Proxy proxy;
    private final NodeServer nodes;
    private final Faults faults;
    private final ClusterNames names;
    private boolean quiet;

    ClusterNetwork(Components components) {
        this.client = components.client("coredns");
        this.names = new ClusterNames(client);
        this.proxy = new Proxy(components.client(Proxy.NAME));
        this.faults = new Faults(components, proxy);
        this.nodes = new NodeServer(components.client(Kubelet.NAME), this);
    }

    NodeServer nodes() {
        return nodes;
    }

    Faults faults() {
        return faults;
    }

    /// A request from outside of the cluster: it finds nodes and load balancers, but neither Services' nor Pods' own addresses.
    Outcome fromOutside(String address, int port, String path) {
        boolean balanced = client.list(Service.class).stream().anyMatch(service -> !address.equals(service.spec().clusterIP()) && isOf(service, address));
        var entry = client.list(Node.class).stream().map(Node::name).filter(node -> !faults.isCutOff(node)).findFirst().orElse("");
        return balanced || nodeAt(address).isPresent()
                ? request(OUTSIDE, nodeAt(address).orElse(entry), address, port, path)
                : new Outcome.TimedOut();
    }

    /// The address that a name means outside: of a node, or of a Service's load balancer.
    Optional<String> addressOutside(String name) {
        var node = client.get(Node.class, "", name)
                .flatMap(found -> found.status().addresses().stream().filter(each -> "InternalIP".equals(each.type())).findFirst())
                .map(NodeAddress::address);
        return node.or(() -> names.serviceOutside(name)
                .flatMap(found -> found.status().loadBalancer().ingress().stream().findFirst())
                .map(LoadBalancerIngress::ip));
    }

    @Override
    public List<Found> lookUp(ObjectKey pod, String name) {
        var found = names.lookUp(pod, name);
        boolean asksOthers = found.stream().anyMatch(each -> each.name().endsWith(".cluster.local"));
        return asksOthers && faults.isCutOff(nodeOf(pod)) ? List.of() : found;
    }

    @Override
    public boolean isThere(String address) {
        return nodeAt(address).filter(node -> !faults.isCutOff(node)).isPresent() || address.startsWith("127.") || client.list(Pod.class).stream()
                .anyMatch(pod -> address.equals(pod.status().podIP()) && "Running".equals(pod.status().phase()) && !faults.isCutOff(nodeOf(pod)));
    }

    @Override
    public Network quiet() {
        return new QuietNetwork(this);
    }

    /// Who would answer: as [#request(ObjectKey, String, int, String)], but nobody notices.
    Outcome foresee(ObjectKey pod, String address, int port, String path) {
        quiet = true;
        try {
            return request(pod, address, port, path);
        } finally {
            quiet = false;
        }
    }

    @Override
    public Outcome request(ObjectKey pod, String address, int port, String path) {
        var from = client.get(Pod.class, pod);
        var node = from.map(found -> found.spec().nodeName()).orElse("");
        var local = address.startsWith("127.") ? from.map(found -> found.status().podIP()).orElse(address) : address;
        return request(from.map(found -> found.status().podIP()).orElse("10.244.0.1"), node, local, port, path);
    }

    /// @param client the address that a request comes from
    /// @param node where it enters the network; empty for the node that `address` is of
    Outcome request(String from, String node, String address, int port, String path) {
        var entered = node.isEmpty() || isOther(address, node) ? nodeAt(address).orElse(node) : node;
        if (!address.equals(from) && (faults.isCutOff(node) || faults.isCutOff(entered))) {
            return new Outcome.TimedOut();
        }
        return switch (connect(new Connection(from, entered, address, port, "TCP"))) {
            case Answer.Reached reached when reached.address().equals(API_SERVER) ->
                new Outcome.Answered(reached.target(), 403, "Forbidden\n");
            case Answer.Reached reached -> client.get(Pod.class, reached.target())
                    .map(pod -> ask(pod, reached.port(), path, from))
                    .orElseGet(Outcome.TimedOut::new);
            case Answer.Refused _ -> new Outcome.Refused();
            case Answer.Dropped _ -> new Outcome.TimedOut();
            case Answer.Unknown _ -> direct(from, address, port, path);
        };
    }

    private Answer connect(Connection connection) {
        return quiet ? proxy.foresee(connection) : proxy.connect(connection);
    }

    private Outcome ask(Pod pod, int port, String path, String from) {
        boolean itself = from.equals(pod.status().podIP());
        return faults.isCutOff(nodeOf(pod)) && !itself
                ? new Outcome.TimedOut()
                : nodes.request(pod, port, path, from, !quiet);
    }

    private String nodeOf(ObjectKey pod) {
        return client.get(Pod.class, pod).map(ClusterNetwork::nodeOf).orElse("");
    }

    private static String nodeOf(Pod pod) {
        return Objects.requireNonNullElse(pod.spec().nodeName(), "");
    }

    /// The Service that an address leads to, if it is of one.
    ///
    /// @param name the name that was asked for it; the same as `address` where none was
    Optional<ObjectKey> serviceAt(ObjectKey asker, String name, String address, int port) {
        boolean isNode = nodeAt(address).isPresent();
        var parts = name.split("\\.");
        var named = new ObjectKey(parts.length > 1 ? parts[1] : asker.namespace(), parts[0]);
        return client.list(Service.class).stream()
                .filter(service -> address.isEmpty() || !name.equals(address) && "None".equals(service.spec().clusterIP())
                        ? service.key().equals(named)
                        : isNode
                                ? service.spec().ports().stream().anyMatch(each -> each.nodePort() != null && each.nodePort() == port)
                                : isOf(service, address))
                .map(Service::key)
                .findFirst();
    }

    private static boolean isOf(Service service, String address) {
        return address.equals(service.spec().clusterIP())
                || service.spec().externalIPs().contains(address)
                || service.status().loadBalancer().ingress().stream().anyMatch(ingress -> address.equals(ingress.ip()));
    }

    private boolean isOther(String address, String node) {
        return nodeAt(address).filter(name -> !name.equals(node)).isPresent();
    }

    private Optional<String> nodeAt(String address) {
        return client.list(Node.class).stream()
                .filter(node -> node.status().addresses().stream().anyMatch(each -> address.equals(each.address())))
                .map(Node::name)
                .findFirst();
    }

    private Outcome direct(String from, String address, int port, String path) {
        for (var pod : client.list(Pod.class)) {
            if (address.equals(pod.status().podIP()) && !"Succeeded".equals(pod.status().phase()) && !"Failed".equals(pod.status().phase())) {
                return ask(pod, port, path, from);
            }
        }
        boolean service = client.list(Service.class).stream().anyMatch(each -> Objects.equals(each.spec().clusterIP(), address));
        return nodeAt(address).isPresent() && !service ? new Outcome.Refused() : new Outcome.TimedOut();
    }
}
