package dev.drydock.kube.apiserver.validation;

import static dev.drydock.kube.apiserver.validation.Values.empty;
import static dev.drydock.kube.apiserver.validation.Values.text;

import dev.drydock.kube.api.discovery.Endpoint;
import dev.drydock.kube.api.discovery.EndpointPort;
import dev.drydock.kube.api.discovery.EndpointSlice;
import java.util.HashSet;
import java.util.List;

/// EndpointSlices. Mirrors `pkg/apis/discovery/validation`.
public final class EndpointValidation {
    private static final List<String> ADDRESS_TYPES = List.of("FQDN", "IPv4", "IPv6");
    private static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");
    private static final int MOST_ENDPOINTS = 1000;
    private static final int MOST_ADDRESSES = 100;
    private static final int MOST_PORTS = 20000;

    private EndpointValidation() {}

    public static List<FieldError> validate(EndpointSlice slice) {
        var errors = new Errors();
        ObjectMetaValidation.validate(slice.metadata(), true, Names::dns1123Subdomain, errors);
        validateContent(slice, errors);
        return errors.list();
    }

    public static List<FieldError> validateUpdate(EndpointSlice slice, EndpointSlice old) {
        var errors = new Errors();
        ObjectMetaValidation.validateUpdate(slice.metadata(), old.metadata(), errors);
        validateContent(slice, errors);
        errors.immutable(Path.of("addressType"), text(slice.addressType()), text(old.addressType()));
        return errors.list();
    }

    private static void validateContent(EndpointSlice slice, Errors errors) {
        errors.oneOf(Path.of("addressType"), slice.addressType(), ADDRESS_TYPES);
        if (slice.endpoints().size() > MOST_ENDPOINTS) {
            errors.add(FieldError.tooMany(Path.of("endpoints"), slice.endpoints().size(), MOST_ENDPOINTS));
            return;
        }
        for (int i = 0; i < slice.endpoints().size(); i++) {
            validateEndpoint(slice.endpoints().get(i), text(slice.addressType()), Path.of("endpoints").index(i), errors);
        }
        validatePorts(slice.ports(), errors);
    }

    private static void validateEndpoint(Endpoint endpoint, String type, Path path, Errors errors) {
        var addresses = path.child("addresses");
        if (endpoint.addresses().isEmpty()) {
            errors.required(addresses, "must contain at least 1 address");
        } else if (endpoint.addresses().size() > MOST_ADDRESSES) {
            errors.add(FieldError.tooMany(addresses, endpoint.addresses().size(), MOST_ADDRESSES));
        }
        for (int i = 0; i < endpoint.addresses().size(); i++) {
            var address = endpoint.addresses().get(i);
            var at = addresses.index(i);
            switch (type) {
                case "IPv4", "IPv6" -> {
                    if (Addresses.parse(address).isEmpty() || Addresses.isIPv6(address) != type.equals("IPv6")) {
                        errors.invalid(at, address, "must be an " + type + " address");
                    } else {
                        Addresses.validateNotSpecial(address, at, errors);
                    }
                }
                case "FQDN" -> errors.invalid(at, address, Names.dns1123Subdomain(address));
                default -> {}
            }
        }
        if (!empty(endpoint.nodeName())) {
            errors.invalid(path.child("nodeName"), endpoint.nodeName(), Names.dns1123Subdomain(text(endpoint.nodeName())));
        }
        if (endpoint.hostname() != null) {
            errors.invalid(path.child("hostname"), endpoint.hostname(), Names.dns1123Label(endpoint.hostname()));
        }
    }

    private static void validatePorts(List<EndpointPort> ports, Errors errors) {
        if (ports.size() > MOST_PORTS) {
            errors.add(FieldError.tooMany(Path.of("ports"), ports.size(), MOST_PORTS));
            return;
        }
        var names = new HashSet<String>();
        for (int i = 0; i < ports.size(); i++) {
            var port = ports.get(i);
            var path = Path.of("ports").index(i);
            var name = text(port.name());
            if (!name.isEmpty()) {
                errors.invalid(path.child("name"), name, Names.dns1123Label(name));
            }
            if (!names.add(name)) {
                errors.duplicate(path.child("name"), name);
            }
            errors.oneOf(path.child("protocol"), port.protocol(), PROTOCOLS);
            if (port.port() != null) {
                errors.invalid(path.child("port"), port.port(), Names.port(port.port()));
            }
        }
    }
}
