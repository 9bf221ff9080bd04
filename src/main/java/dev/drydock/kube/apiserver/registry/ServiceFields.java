package dev.drydock.kube.apiserver.registry;

import dev.drydock.kube.api.core.ServicePort;
import dev.drydock.kube.api.core.ServiceSpec;
import dev.drydock.kube.apiserver.validation.ServiceValidation;
import dev.drydock.kube.apiserver.validation.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/// Which fields of a Service go with its type. Mirrors `patchAllocatedValues`, `normalizeClusterIPs` and `dropTypeDependentFields`.
final class ServiceFields {
    private ServiceFields() {}

    static boolean needsAddress(ServiceSpec spec) {
        return List.of("ClusterIP", "NodePort", "LoadBalancer").contains(Values.text(spec.type()));
    }

    static boolean needsNodePorts(ServiceSpec spec) {
        return ServiceValidation.isType(spec, "NodePort")
                || ServiceValidation.isType(spec, "LoadBalancer")
                        && (spec.allocateLoadBalancerNodePorts() == null || spec.allocateLoadBalancerNodePorts());
    }

    /// Keeps what was given out before and the new version does not mention.
    static ServiceSpec withAllocated(ServiceSpec spec, ServiceSpec old) {
        var kept = spec;
        if (needsAddress(old) && needsAddress(spec)) {
            if (Values.empty(kept.clusterIP())) {
                kept = kept.withClusterIP(old.clusterIP());
            }
            if (kept.clusterIPs().isEmpty()) {
                kept = kept.withClusterIPs(old.clusterIPs());
            }
        }
        if (needsNodePorts(old) && needsNodePorts(spec)) {
            kept = kept.withPorts(withNodePorts(kept.ports(), old.ports()));
        }
        if (ServiceValidation.needsHealthCheck(old)
                && ServiceValidation.needsHealthCheck(spec)
                && Values.number(kept.healthCheckNodePort()) == 0) {
            kept = kept.withHealthCheckNodePort(old.healthCheckNodePort());
        }
        return kept;
    }

    private static List<ServicePort> withNodePorts(List<ServicePort> ports, List<ServicePort> old) {
        var before = new HashMap<String, Integer>();
        old.forEach(port -> before.put(Values.text(port.name()), Values.number(port.nodePort())));
        var used = new HashSet<Integer>();
        ports.forEach(port -> used.add(Values.number(port.nodePort())));
        used.retainAll(before.values());
        var kept = new ArrayList<ServicePort>(ports.size());
        for (var port : ports) {
            int known = before.getOrDefault(Values.text(port.name()), 0);
            boolean open = Values.number(port.nodePort()) == 0 && known != 0;
            kept.add(open && used.add(known) ? port.withNodePort(known) : port);
        }
        return kept;
    }

    /// `clusterIP` is what users write, `clusterIPs` what counts.
    static ServiceSpec withAddressList(ServiceSpec spec, ServiceSpec old) {
        var address = Values.text(spec.clusterIP());
        if (address.equals(Values.text(old.clusterIP()))) {
            return spec.clusterIPs().isEmpty() && !address.isEmpty() ? spec.withClusterIPs(List.of(address)) : spec;
        }
        boolean untouched = spec.clusterIPs().equals(old.clusterIPs());
        if (address.isEmpty()) {
            return untouched ? spec.withClusterIPs(List.of()) : spec;
        }
        if (spec.clusterIPs().isEmpty()) {
            return spec.withClusterIPs(List.of(address));
        }
        if (!untouched) {
            return spec;
        }
        var addresses = new ArrayList<>(spec.clusterIPs());
        addresses.set(0, address);
        return spec.withClusterIPs(addresses);
    }

    /// Drops what the old type needed, the new one does not, and the user did not change.
    static ServiceSpec withoutUnneeded(ServiceSpec spec, ServiceSpec old) {
        var kept = spec;
        if (needsAddress(old) && !needsAddress(spec)) {
            if (spec.clusterIPs().equals(old.clusterIPs()) && Objects.equals(spec.clusterIP(), old.clusterIP())) {
                kept = kept.withClusterIP(null).withClusterIPs(List.of());
            }
            if (spec.ipFamilies().equals(old.ipFamilies())) {
                kept = kept.withIpFamilies(List.of());
            }
            if (Objects.equals(spec.ipFamilyPolicy(), old.ipFamilyPolicy())) {
                kept = kept.withIpFamilyPolicy(null);
            }
        }
        if (needsNodePorts(old) && !needsNodePorts(spec) && nodePorts(spec).equals(nodePorts(old))) {
            kept = kept.withPorts(kept.ports().stream().map(port -> port.withNodePort(null)).toList());
        }
        if (ServiceValidation.needsHealthCheck(old)
                && !ServiceValidation.needsHealthCheck(spec)
                && Objects.equals(spec.healthCheckNodePort(), old.healthCheckNodePort())) {
            kept = kept.withHealthCheckNodePort(null);
        }
        boolean balanced = ServiceValidation.isType(spec, "LoadBalancer");
        if (ServiceValidation.isType(old, "LoadBalancer") && !balanced) {
            if (Objects.equals(spec.allocateLoadBalancerNodePorts(), old.allocateLoadBalancerNodePorts())) {
                kept = kept.withAllocateLoadBalancerNodePorts(null);
            }
            if (Objects.equals(spec.loadBalancerClass(), old.loadBalancerClass())) {
                kept = kept.withLoadBalancerClass(null);
            }
        }
        if (ServiceValidation.isExternallyAccessible(old)
                && !ServiceValidation.isExternallyAccessible(spec)
                && Objects.equals(spec.externalTrafficPolicy(), old.externalTrafficPolicy())) {
            kept = kept.withExternalTrafficPolicy(null);
        }
        return kept;
    }

    private static List<Integer> nodePorts(ServiceSpec spec) {
        return spec.ports().stream().map(port -> Values.number(port.nodePort())).sorted().toList();
    }
}
