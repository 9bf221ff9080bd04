package dev.drydock.kube;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.discovery.Endpoint;
import dev.drydock.kube.api.discovery.EndpointSlice;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.kubelet.shell.Network.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The names that CoreDNS serves, asked as a Pod's resolver asks: with its search list. Mirrors CoreDNS' `kubernetes` plug-in.
final class ClusterNames {
    private static final String SERVICES = ".svc.cluster.local";
    private static final String PODS = ".pod.cluster.local";
    private static final String ADDRESS = "\\d{1,3}(\\.\\d{1,3}){3}";
    private static final int FEWEST_DOTS = 5;

    private final Client client;

    ClusterNames(Client client) {
        this.client = client;
    }

    /// The Service whose load balancer has a name outside.
    Optional<Service> serviceOutside(String name) {
        var parts = name.split("\\.");
        return client.get(Service.class, parts.length > 1 ? parts[1] : "default", parts[0]);
    }

    List<Found> lookUp(ObjectKey asker, String name) {
        if (name.matches(ADDRESS)) {
            return List.of(new Found(name, name, List.of(name)));
        }
        var pod = client.get(Pod.class, asker);
        var local = pod.map(found -> hosts(found, name)).orElse(name.equals("localhost") ? List.of("127.0.0.1") : List.of());
        if (!local.isEmpty()) {
            return List.of(new Found(name, name, local));
        }
        for (var full : candidates(asker, pod, name)) {
            var found = record(full);
            if (found.isPresent()) {
                return List.of(found.get());
            }
        }
        return List.of();
    }

    /// What `/etc/hosts` says.
    private static List<String> hosts(Pod pod, String name) {
        if (name.equals("localhost")) {
            return List.of("127.0.0.1");
        }
        var own = Objects.requireNonNullElse(pod.spec().hostname(), "");
        if (name.equals(own.isEmpty() ? pod.name() : own)) {
            return List.of(Objects.requireNonNullElse(pod.status().podIP(), "127.0.0.1"));
        }
        return pod.spec().hostAliases().stream()
                .filter(alias -> alias.hostnames().contains(name) && alias.ip() != null)
                .map(alias -> String.valueOf(alias.ip()))
                .toList();
    }

    /// The full names that a resolver tries one after the other.
    private static List<String> candidates(ObjectKey asker, Optional<Pod> pod, String name) {
        if (name.endsWith(".")) {
            return List.of(name.substring(0, name.length() - 1));
        }
        var policy = pod.map(found -> found.spec().dnsPolicy()).orElse("ClusterFirst");
        boolean hosted = pod.map(found -> Boolean.TRUE.equals(found.spec().hostNetwork())).orElse(false);
        if ("Default".equals(policy) || hosted && "ClusterFirst".equals(policy)) {
            return List.of();
        }
        var search = new ArrayList<String>();
        if (!"None".equals(policy)) {
            search.addAll(List.of(asker.namespace() + SERVICES, SERVICES.substring(1), "cluster.local"));
        }
        pod.map(found -> found.spec().dnsConfig()).ifPresent(config -> search.addAll(config.searches()));
        var listed = search.stream().map(domain -> name + "." + domain);
        boolean first = name.chars().filter(c -> c == '.').count() >= FEWEST_DOTS;
        return (first ? Stream.concat(Stream.of(name), listed) : Stream.concat(listed, Stream.of(name))).toList();
    }

    private Optional<Found> record(String name) {
        if (name.endsWith(PODS)) {
            return ofPod(name, name.substring(0, name.length() - PODS.length()).split("\\."));
        } else if (!name.endsWith(SERVICES)) {
            return Optional.empty();
        }
        var parts = name.substring(0, name.length() - SERVICES.length()).split("\\.");
        return switch (parts.length) {
            case 2 -> client.get(Service.class, parts[1], parts[0]).flatMap(service -> ofService(name, service));
            case 3 -> client.get(Service.class, parts[2], parts[1])
                    .filter(service -> "None".equals(service.spec().clusterIP()))
                    .map(service -> endpoints(service).filter(endpoint -> parts[0].equals(label(endpoint))).flatMap(each -> each.addresses().stream()).toList())
                    .filter(addresses -> !addresses.isEmpty())
                    .map(addresses -> new Found(name, name, addresses));
            default -> Optional.empty();
        };
    }

    /// `10-244-1-2.default.pod.cluster.local`.
    private Optional<Found> ofPod(String name, String[] parts) {
        var address = parts[0].replace('-', '.');
        return parts.length == 2 && address.matches(ADDRESS)
                ? Optional.of(new Found(name, name, List.of(address)))
                : Optional.empty();
    }

    private Optional<Found> ofService(String name, Service service) {
        var external = service.spec().externalName();
        if ("ExternalName".equals(service.spec().type()) && external != null) {
            var behind = record(external);
            return Optional.of(new Found(name, external, behind.map(Found::addresses).orElse(List.of())));
        }
        var address = service.spec().clusterIP();
        if ("None".equals(address)) {
            var all = endpoints(service).flatMap(endpoint -> endpoint.addresses().stream()).distinct().toList();
            return all.isEmpty() ? Optional.empty() : Optional.of(new Found(name, name, all));
        }
        return address == null || address.isEmpty() ? Optional.empty() : Optional.of(new Found(name, name, List.of(address)));
    }

    private Stream<Endpoint> endpoints(Service service) {
        return client.list(EndpointSlice.class, service.namespace()).stream()
                .filter(slice -> service.name().equals(slice.metadata().labels().get("kubernetes.io/service-name")))
                .flatMap(slice -> slice.endpoints().stream())
                .filter(endpoint -> !Boolean.FALSE.equals(endpoint.conditions().ready()));
    }

    private static String label(Endpoint endpoint) {
        var hostname = Objects.requireNonNullElse(endpoint.hostname(), "");
        return !hostname.isEmpty() || endpoint.addresses().isEmpty() ? hostname : endpoint.addresses().getFirst().replace('.', '-');
    }
}
