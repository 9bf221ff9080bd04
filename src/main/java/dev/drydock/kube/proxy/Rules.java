package dev.drydock.kube.proxy;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.core.LoadBalancerIngress;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.NodeAddress;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.core.ServicePort;
import dev.drydock.kube.api.discovery.Endpoint;
import dev.drydock.kube.api.discovery.EndpointPort;
import dev.drydock.kube.api.discovery.EndpointSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The forwarding rules that follow from Services and their EndpointSlices. Pure. Mirrors `pkg/proxy`.
///
/// @param slices of all Services
record Rules(List<Service> services, List<EndpointSlice> slices, List<Node> nodes) {

    /// The Service port that a connection is for.
    ///
    /// @param external whether it comes by a node port or a load balancer
    record Match(Service service, ServicePort port, boolean external) {
        ObjectKey key() {
            return service.key();
        }
    }

    /// @param ready whether it takes new connections; those that go still do where no other is left
    record Backend(ObjectKey target, String address, int port, String node, boolean ready) {}

    Optional<Match> match(Connection connection) {
        for (var service : services) {
            for (var port : service.spec().ports()) {
                if (!connection.protocol().equals(Objects.requireNonNullElse(port.protocol(), "TCP"))) {
                    continue;
                }
                boolean byPort = Objects.equals(port.port(), connection.port());
                if (byPort && service.spec().clusterIPs().contains(connection.address())) {
                    return Optional.of(new Match(service, port, false));
                }
                boolean byNode = Objects.equals(port.nodePort(), connection.port()) && isNode(connection.address());
                if (byNode || byPort && isExternal(service, connection.address())) {
                    return Optional.of(new Match(service, port, true));
                }
            }
        }
        return Optional.empty();
    }

    private boolean isNode(String address) {
        return nodes.stream()
                .flatMap(node -> node.status().addresses().stream())
                .map(NodeAddress::address)
                .anyMatch(address::equals);
    }

    private boolean isInside(String address) {
        return isNode(address) || nodes.stream()
                .map(node -> node.spec().podCIDR())
                .anyMatch(range -> range != null && address.startsWith(range.substring(0, range.lastIndexOf('.') + 1)));
    }

    private static boolean isExternal(Service service, String address) {
        return service.spec().externalIPs().contains(address)
                || service.status().loadBalancer().ingress().stream().map(LoadBalancerIngress::ip).anyMatch(address::equals);
    }

    /// The endpoints of a Service port that may answer now: the ready ones or, where there are none, those that are going
    /// and still serve.
    List<Backend> backends(Match match) {
        return readyOrGoing(all(match));
    }

    /// Those that may answer a connection that enters on a node: where the traffic policy is `Local`, that node's own.
    /// What comes through a node port or a load balancer from inside the cluster is not held to it.
    List<Backend> backends(Match match, Connection connection) {
        var spec = match.service().spec();
        var policy = match.external() ? spec.externalTrafficPolicy() : spec.internalTrafficPolicy();
        return !"Local".equals(policy) || match.external() && isInside(connection.client())
                ? backends(match)
                : readyOrGoing(all(match).stream().filter(backend -> backend.node().equals(connection.node())).toList());
    }

    private static List<Backend> readyOrGoing(List<Backend> all) {
        var ready = all.stream().filter(Backend::ready).toList();
        return ready.isEmpty() ? all : ready;
    }

    private List<Backend> all(Match match) {
        var all = new ArrayList<Backend>();
        for (var slice : slices) {
            if (match.service().name().equals(slice.metadata().labels().get("kubernetes.io/service-name"))
                    && slice.namespace().equals(match.service().namespace())) {
                collect(slice, match, all);
            }
        }
        return List.copyOf(all);
    }

    private static void collect(EndpointSlice slice, Match match, List<Backend> backends) {
        for (var port : slice.ports()) {
            if (!isSame(port, match.port())) {
                continue;
            }
            for (var endpoint : slice.endpoints()) {
                boolean ready = !Boolean.FALSE.equals(endpoint.conditions().ready());
                boolean leaving = Boolean.TRUE.equals(endpoint.conditions().serving())
                        && Boolean.TRUE.equals(endpoint.conditions().terminating());
                if (ready || leaving) {
                    backends.add(backend(endpoint, Objects.requireNonNullElse(port.port(), 0), slice.namespace(), ready));
                }
            }
        }
    }

    private static boolean isSame(EndpointPort port, ServicePort wanted) {
        return Objects.requireNonNullElse(port.name(), "").equals(Objects.requireNonNullElse(wanted.name(), ""))
                && Objects.requireNonNullElse(port.protocol(), "TCP").equals(Objects.requireNonNullElse(wanted.protocol(), "TCP"));
    }

    private static Backend backend(Endpoint endpoint, int port, String namespace, boolean ready) {
        var address = endpoint.addresses().isEmpty() ? "" : endpoint.addresses().getFirst();
        var target = endpoint.targetRef();
        var name = target == null || target.name() == null ? address : target.name();
        return new Backend(
                new ObjectKey(namespace, name), address, port, Objects.requireNonNullElse(endpoint.nodeName(), ""), ready);
    }
}
