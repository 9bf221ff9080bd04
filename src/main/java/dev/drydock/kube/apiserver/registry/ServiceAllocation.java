package dev.drydock.kube.apiserver.registry;

import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.core.ServicePort;
import dev.drydock.kube.api.core.ServiceSpec;
import dev.drydock.kube.apiserver.Refusals;
import dev.drydock.kube.apiserver.StoreView;
import dev.drydock.kube.apiserver.validation.Addresses;
import dev.drydock.kube.apiserver.validation.FieldError;
import dev.drydock.kube.apiserver.validation.Path;
import dev.drydock.kube.apiserver.validation.ServiceValidation;
import dev.drydock.kube.apiserver.validation.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Gives Services their addresses and node ports. Mirrors `pkg/registry/core/service/storage/alloc.go` for a cluster of IPv4 alone.
///
/// What is taken is read from the stored Services, so that nothing needs to be released.
final class ServiceAllocation {
    private static final Path SPEC = Path.of("spec");
    private static final int RANGE_START = 10 << 24 | 96 << 16;
    private static final int RANGE_SIZE = 1 << 20;
    private static final int STATIC_ADDRESSES = 256;
    private static final int FIRST_PORT = 30000;
    private static final int LAST_PORT = 32767;
    private static final int STATIC_PORTS = 86;

    private final Service service;
    private final StoreView store;

    private ServiceAllocation(Service service, StoreView store) {
        this.service = service;
        this.store = store;
    }

    static Service allocate(Service service, @Nullable Service old, StoreView store) {
        var before = old == null ? ServiceSpec.EMPTY : old.spec();
        var spec = ServiceFields.withAddressList(ServiceFields.withAllocated(service.spec(), before), before);
        var allocation = new ServiceAllocation(service.withSpec(spec), store);
        return service.withSpec(allocation.withPorts(allocation.withAddress(allocation.withFamilies(spec))));
    }

    private ServiceSpec withFamilies(ServiceSpec spec) {
        if (!ServiceFields.needsAddress(spec)) {
            return spec;
        }
        if (ServiceValidation.isHeadless(spec) && spec.selector().isEmpty()) {
            var policy = spec.ipFamilyPolicy() == null ? "RequireDualStack" : spec.ipFamilyPolicy();
            var both = policy.equals("SingleStack") ? List.of("IPv4") : List.of("IPv4", "IPv6");
            return spec.withIpFamilyPolicy(policy).withIpFamilies(spec.ipFamilies().isEmpty() ? both : spec.ipFamilies());
        }
        if ("RequireDualStack".equals(spec.ipFamilyPolicy())) {
            throw refuse(FieldError.invalid(SPEC.child("ipFamilyPolicy"), "RequireDualStack",
                    "this cluster is not configured for dual-stack services"));
        }
        int six = spec.ipFamilies().indexOf("IPv6");
        if (six >= 0) {
            throw refuse(FieldError.invalid(SPEC.child("ipFamilies").index(six), "IPv6", "not configured on this cluster"));
        }
        return spec.withIpFamilyPolicy(spec.ipFamilyPolicy() == null ? "SingleStack" : spec.ipFamilyPolicy())
                .withIpFamilies(spec.ipFamilies().isEmpty() ? List.of("IPv4") : spec.ipFamilies());
    }

    private ServiceSpec withAddress(ServiceSpec spec) {
        if (!ServiceFields.needsAddress(spec) || ServiceValidation.isHeadless(spec)) {
            return spec;
        }
        var taken = takenAddresses();
        if (spec.clusterIPs().isEmpty()) {
            var free = freeAddress(taken);
            return spec.withClusterIP(free).withClusterIPs(List.of(free));
        }
        for (var address : spec.clusterIPs()) {
            var problem = problem(address, taken);
            if (problem != null) {
                throw refuse(FieldError.invalid(SPEC.child("clusterIPs"), spec.clusterIPs(),
                        "failed to allocate IP %s: %s".formatted(address, problem)));
            }
        }
        return spec;
    }

    /// Null also for what is no address at all, which validation refuses.
    private static @Nullable String problem(String address, Set<String> taken) {
        var parsed = Addresses.parse(address);
        if (parsed.isEmpty()) {
            return null;
        }
        var bytes = parsed.get();
        int number = bytes.length == 4 ? (bytes[0] & 0xFF) << 24 | (bytes[1] & 0xFF) << 16 : 0;
        if (bytes.length != 4 || (number & -RANGE_SIZE) != RANGE_START) {
            return "the provided network does not match the current range";
        }
        return taken.contains(address) ? "provided IP is already allocated" : null;
    }

    private Set<String> takenAddresses() {
        var taken = new HashSet<String>();
        for (var other : store.list(Service.class, "")) {
            if (!other.key().equals(service.key())) {
                taken.addAll(other.spec().clusterIPs());
            }
        }
        return taken;
    }

    /// The lower addresses are left to those who ask for one.
    private String freeAddress(Set<String> taken) {
        int first = STATIC_ADDRESSES + 1;
        int count = RANGE_SIZE - 1 - first;
        int start = store.random().below(count);
        for (int i = 0; i < count; i++) {
            int number = RANGE_START + first + (start + i) % count;
            var address = "%d.%d.%d.%d".formatted(number >>> 24, number >>> 16 & 0xFF, number >>> 8 & 0xFF, number & 0xFF);
            if (!taken.contains(address)) {
                return address;
            }
        }
        throw Refusals.exhausted("failed to allocate a serviceIP: range is full");
    }

    private ServiceSpec withPorts(ServiceSpec spec) {
        boolean ports = ServiceFields.needsNodePorts(spec);
        boolean health = ServiceValidation.needsHealthCheck(spec);
        if (!ports && !health) {
            return spec;
        }
        var taken = takenPorts();
        var changed = ports ? spec.withPorts(withNodePorts(spec.ports(), taken)) : spec;
        if (!health) {
            return changed;
        }
        int asked = Values.number(spec.healthCheckNodePort());
        if (asked != 0 && taken.contains(asked)) {
            throw Refusals.exhausted("Internal error occurred: failed to allocate requested HealthCheck NodePort %d: provided port is already allocated"
                    .formatted(asked));
        }
        return asked != 0 ? changed : changed.withHealthCheckNodePort(freePort(taken::contains));
    }

    private Set<Integer> takenPorts() {
        var taken = new HashSet<Integer>();
        for (var other : store.list(Service.class, "")) {
            if (!other.key().equals(service.key())) {
                other.spec().ports().forEach(port -> taken.add(Values.number(port.nodePort())));
                taken.add(Values.number(other.spec().healthCheckNodePort()));
            }
        }
        return taken;
    }

    /// Two ports of one Service may share a node port where their protocols differ.
    private List<ServicePort> withNodePorts(List<ServicePort> ports, Set<Integer> taken) {
        Map<Integer, Set<String>> own = new HashMap<>();
        for (int i = 0; i < ports.size(); i++) {
            int asked = Values.number(ports.get(i).nodePort());
            if (asked != 0) {
                refuseTaken(asked, i, taken);
                own.computeIfAbsent(asked, port -> new HashSet<>()).add(Values.text(ports.get(i).protocol()));
            }
        }
        var given = new ArrayList<ServicePort>(ports.size());
        for (var port : ports) {
            if (Values.number(port.nodePort()) != 0) {
                given.add(port);
                continue;
            }
            int free = sharedPort(port, ports, own);
            int chosen = free != 0 ? free : freePort(number -> taken.contains(number) || own.containsKey(number));
            own.computeIfAbsent(chosen, number -> new HashSet<>()).add(Values.text(port.protocol()));
            given.add(port.withNodePort(chosen));
        }
        return given;
    }

    /// The node port of the same port with another protocol, as DNS over TCP and UDP; 0 for none.
    private static int sharedPort(ServicePort port, List<ServicePort> ports, Map<Integer, Set<String>> own) {
        return ports.stream()
                .filter(other -> Values.number(other.nodePort()) != 0 && Values.number(other.port()) == Values.number(port.port()))
                .map(other -> Values.number(other.nodePort()))
                .filter(number -> !own.getOrDefault(number, Set.of()).contains(Values.text(port.protocol())))
                .findFirst()
                .orElse(0);
    }

    private void refuseTaken(int port, int index, Set<Integer> taken) {
        var path = SPEC.child("ports").index(index).child("nodePort");
        if (port < FIRST_PORT || port > LAST_PORT) {
            throw refuse(FieldError.invalid(path, port,
                    "provided port is not in the valid range. The range of valid ports is %d-%d".formatted(FIRST_PORT, LAST_PORT)));
        }
        if (taken.contains(port)) {
            throw refuse(FieldError.invalid(path, port, "provided port is already allocated"));
        }
    }

    private int freePort(IntPredicate taken) {
        int first = FIRST_PORT + STATIC_PORTS;
        int count = LAST_PORT + 1 - first;
        int start = store.random().below(count);
        for (int i = 0; i < count; i++) {
            int port = first + (start + i) % count;
            if (!taken.test(port)) {
                return port;
            }
        }
        throw Refusals.exhausted("failed to allocate a nodePort: range is full");
    }

    private RuntimeException refuse(FieldError error) {
        return Refusals.invalid("Service", service.name(), List.of(error));
    }
}
