package dev.drydock.kube.apiserver.validation;

import static dev.drydock.kube.apiserver.validation.Values.empty;
import static dev.drydock.kube.apiserver.validation.Values.number;
import static dev.drydock.kube.apiserver.validation.Values.text;

import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.core.ServicePort;
import dev.drydock.kube.api.core.ServiceSpec;
import java.util.HashSet;
import java.util.List;

/// Services. Mirrors `ValidateService` and `ValidateServiceUpdate`.
public final class ServiceValidation {
    static final Path SPEC = Path.of("spec");
    private static final List<String> TYPES = List.of("ClusterIP", "ExternalName", "LoadBalancer", "NodePort");
    private static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");
    private static final List<String> AFFINITIES = List.of("ClientIP", "None");
    private static final List<String> TRAFFIC = List.of("Cluster", "Local");
    private static final List<String> DISTRIBUTIONS = List.of("PreferClose", "PreferSameNode", "PreferSameZone");

    private ServiceValidation() {}

    public static List<FieldError> validate(Service service) {
        var errors = new Errors();
        validate(service, errors);
        return errors.list();
    }

    public static List<FieldError> validateUpdate(Service service, Service old) {
        var errors = new Errors();
        ObjectMetaValidation.validateUpdate(service.metadata(), old.metadata(), errors);
        ServiceAddressValidation.validateUpdate(service.spec(), old.spec(), errors);
        validate(service, errors);
        return errors.list();
    }

    private static void validate(Service service, Errors errors) {
        var spec = service.spec();
        ObjectMetaValidation.validate(service.metadata(), true, Names::dns1123Label, errors);
        if (spec.ports().isEmpty() && !isHeadless(spec) && !isType(spec, "ExternalName")) {
            errors.required(SPEC.child("ports"));
        }
        validateType(spec, errors);
        var names = new HashSet<String>();
        for (int i = 0; i < spec.ports().size(); i++) {
            validatePort(spec.ports().get(i), spec.ports().size() > 1, names, SPEC.child("ports").index(i), errors);
        }
        Labels.validate(spec.selector(), SPEC.child("selector"), errors);
        validateAffinity(spec, errors);
        ServiceAddressValidation.validate(spec, errors);
        for (int i = 0; i < spec.externalIPs().size(); i++) {
            int before = errors.size();
            Addresses.validate(spec.externalIPs().get(i), SPEC.child("externalIPs").index(i), errors);
            if (errors.size() == before) {
                Addresses.validateNotSpecial(spec.externalIPs().get(i), SPEC.child("externalIPs").index(i), errors);
            }
        }
        errors.oneOf(SPEC.child("type"), spec.type(), TYPES);
        validateNoDuplicates(spec, errors);
        validateLoadBalancer(spec, errors);
        validateTraffic(spec, errors);
    }

    private static void validateType(ServiceSpec spec, Errors errors) {
        switch (text(spec.type())) {
            case "LoadBalancer", "NodePort" -> {
                if (isHeadless(spec)) {
                    errors.invalid(SPEC.child("clusterIPs").index(0), spec.clusterIPs().getFirst(),
                            "may not be set to 'None' for " + spec.type() + " services");
                }
            }
            case "ExternalName" -> {
                var detail = "may not be set for ExternalName services";
                if (!spec.clusterIPs().isEmpty()) {
                    errors.forbidden(SPEC.child("clusterIPs"), detail);
                }
                if (!spec.ipFamilies().isEmpty()) {
                    errors.forbidden(SPEC.child("ipFamilies"), detail);
                }
                if (spec.ipFamilyPolicy() != null) {
                    errors.forbidden(SPEC.child("ipFamilyPolicy"), detail);
                }
                var name = text(spec.externalName());
                var cname = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
                if (cname.isEmpty()) {
                    errors.required(SPEC.child("externalName"));
                } else {
                    errors.invalid(SPEC.child("externalName"), cname, Names.dns1123Subdomain(cname));
                }
            }
            default -> {}
        }
    }

    private static void validatePort(ServicePort port, boolean named, HashSet<String> names, Path path, Errors errors) {
        var name = text(port.name());
        if (!name.isEmpty()) {
            errors.invalid(path.child("name"), name, Names.dns1123Label(name));
            if (!names.add(name)) {
                errors.duplicate(path.child("name"), name);
            }
        } else if (named) {
            errors.required(path.child("name"));
        }
        errors.invalid(path.child("port"), number(port.port()), Names.port(number(port.port())));
        errors.oneOf(path.child("protocol"), port.protocol(), PROTOCOLS);
        HandlerValidation.validatePort(port.targetPort(), path.child("targetPort"), errors);
        if (port.appProtocol() != null) {
            errors.invalid(path.child("appProtocol"), port.appProtocol(), Names.qualified(port.appProtocol()));
        }
    }

    private static void validateAffinity(ServiceSpec spec, Errors errors) {
        errors.oneOf(SPEC.child("sessionAffinity"), spec.sessionAffinity(), AFFINITIES);
        var path = SPEC.child("sessionAffinityConfig");
        var config = spec.sessionAffinityConfig();
        if ("None".equals(spec.sessionAffinity()) && config != null) {
            errors.forbidden(path, "must not be set when session affinity is None");
        }
        if (!"ClientIP".equals(spec.sessionAffinity())) {
            return;
        }
        var detail = "when session affinity type is ClientIP";
        var client = config == null ? null : config.clientIP();
        if (config == null) {
            errors.required(path, detail);
        } else if (client == null) {
            errors.required(path.child("clientIP"), detail);
        } else if (client.timeoutSeconds() == null) {
            errors.required(path.child("clientIP").child("timeoutSeconds"), detail);
        } else if (client.timeoutSeconds() <= 0 || client.timeoutSeconds() > 86400) {
            errors.invalid(path.child("clientIP").child("timeoutSeconds"), client.timeoutSeconds(),
                    "must be greater than 0 and less than 86400");
        }
    }

    private static void validateNoDuplicates(ServiceSpec spec, Errors errors) {
        var ports = spec.ports();
        for (int i = 0; i < ports.size() && isType(spec, "ClusterIP"); i++) {
            if (number(ports.get(i).nodePort()) != 0) {
                errors.forbidden(SPEC.child("ports").index(i).child("nodePort"), "may not be used when `type` is 'ClusterIP'");
            }
        }
        var nodePorts = new HashSet<String>(0);
        for (int i = 0; i < ports.size(); i++) {
            var port = ports.get(i);
            if (number(port.nodePort()) != 0 && !nodePorts.add(port.protocol() + "/" + port.nodePort())) {
                errors.duplicate(SPEC.child("ports").index(i).child("nodePort"), number(port.nodePort()));
            }
        }
        var seen = new HashSet<String>(0);
        for (int i = 0; i < ports.size() && ports.size() > 1; i++) {
            var port = ports.get(i);
            if (!seen.add(port.protocol() + "/" + port.port())) {
                var key = ServicePort.EMPTY.withName("").withProtocol(port.protocol()).withPort(number(port.port()))
                        .withTargetPort(dev.drydock.kube.api.IntOrString.of(0)).withNodePort(0);
                errors.duplicate(SPEC.child("ports").index(i), java.util.Objects.requireNonNull(InternalForm.of(key)));
            }
        }
    }

    private static void validateLoadBalancer(ServiceSpec spec, Errors errors) {
        boolean balanced = isType(spec, "LoadBalancer");
        var detail = "may only be used when `type` is 'LoadBalancer'";
        var ranges = SPEC.child("LoadBalancerSourceRanges");
        if (!spec.loadBalancerSourceRanges().isEmpty() && !balanced) {
            errors.forbidden(ranges, detail);
        }
        for (int i = 0; i < spec.loadBalancerSourceRanges().size(); i++) {
            Addresses.validateRange(spec.loadBalancerSourceRanges().get(i).strip(), ranges.index(i), errors);
        }
        if (spec.allocateLoadBalancerNodePorts() != null && !balanced) {
            errors.forbidden(SPEC.child("allocateLoadBalancerNodePorts"), detail);
        }
        if (spec.allocateLoadBalancerNodePorts() == null && balanced) {
            errors.required(Path.of("allocateLoadBalancerNodePorts"));
        }
        var balancer = spec.loadBalancerClass();
        if (balancer != null && balanced) {
            errors.invalid(SPEC.child("loadBalancerClass"), balancer, Names.qualified(balancer));
        } else if (balancer != null) {
            errors.forbidden(SPEC.child("loadBalancerClass"), detail);
        }
    }

    private static void validateTraffic(ServiceSpec spec, Errors errors) {
        var external = SPEC.child("externalTrafficPolicy");
        if (isExternallyAccessible(spec)) {
            errors.oneOf(external, spec.externalTrafficPolicy(), TRAFFIC);
        } else if (!empty(spec.externalTrafficPolicy())) {
            errors.invalid(external, spec.externalTrafficPolicy(), "may only be set for externally-accessible services");
        }
        var health = SPEC.child("healthCheckNodePort");
        int port = number(spec.healthCheckNodePort());
        if (!needsHealthCheck(spec)) {
            if (port != 0) {
                errors.invalid(health, port, "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'");
            }
        } else if (port == 0) {
            errors.required(health);
        } else {
            errors.invalid(health, port, Names.port(port));
        }
        var internal = SPEC.child("internalTrafficPolicy");
        if (spec.internalTrafficPolicy() == null) {
            if (isType(spec, "NodePort") || isType(spec, "LoadBalancer") || isType(spec, "ClusterIP")) {
                errors.required(internal);
            }
        } else if (!TRAFFIC.contains(spec.internalTrafficPolicy())) {
            errors.notSupported(internal, spec.internalTrafficPolicy(), TRAFFIC);
        }
        if (spec.trafficDistribution() != null && !DISTRIBUTIONS.contains(spec.trafficDistribution())) {
            errors.notSupported(SPEC.child("trafficDistribution"), spec.trafficDistribution(), DISTRIBUTIONS);
        }
    }

    public static boolean isType(ServiceSpec spec, String type) {
        return type.equals(spec.type());
    }

    public static boolean isHeadless(ServiceSpec spec) {
        return spec.clusterIPs().size() == 1 && spec.clusterIPs().getFirst().equals("None");
    }

    public static boolean isExternallyAccessible(ServiceSpec spec) {
        return isType(spec, "LoadBalancer")
                || isType(spec, "NodePort")
                || isType(spec, "ClusterIP") && !spec.externalIPs().isEmpty();
    }

    public static boolean needsHealthCheck(ServiceSpec spec) {
        return isType(spec, "LoadBalancer") && "Local".equals(spec.externalTrafficPolicy());
    }
}
