package dev.drydock.kube.apiserver.printers;

import static dev.drydock.kube.apiserver.printers.TablePrinter.age;
import static dev.drydock.kube.apiserver.printers.TablePrinter.orEmpty;
import static dev.drydock.kube.apiserver.printers.TablePrinter.orNone;

import dev.drydock.kube.api.SelectorFormat;
import dev.drydock.kube.api.Table.Column;
import dev.drydock.kube.api.core.Endpoints;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.core.ServicePort;
import dev.drydock.kube.api.discovery.EndpointSlice;
import dev.drydock.kube.api.networking.Ingress;
import dev.drydock.kube.api.networking.IngressClass;
import dev.drydock.kube.api.networking.NetworkPolicy;
import dev.drydock.kube.api.networking.ServiceCIDR;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The tables of Services and what is behind them.
final class NetworkTables {
    private static final int SHOWN_ENDPOINTS = 3;
    private static final int SHOWN_ADDRESS = 16;

    static final List<TablePrinter<?>> PRINTERS = List.of(
            new TablePrinter<>(
                    Service.class,
                    List.of(
                            Column.ofName(),
                            Column.of("Type"),
                            Column.of("Cluster-IP"),
                            Column.of("External-IP"),
                            Column.of("Port(s)"),
                            Column.of("Age"),
                            Column.onlyWide("Selector")),
                    (service, now) -> List.of(
                            service.name(),
                            orEmpty(service.spec().type()),
                            service.spec().clusterIPs().isEmpty()
                                    ? orNone(service.spec().clusterIP())
                                    : service.spec().clusterIPs().getFirst(),
                            externalIp(service),
                            ports(service.spec().ports()),
                            age(service, now),
                            SelectorFormat.labels(service.spec().selector()))),
            new TablePrinter<>(
                    EndpointSlice.class,
                    List.of(Column.ofName(), Column.of("AddressType"), Column.of("Ports"), Column.of("Endpoints"), Column.of("Age")),
                    (slice, now) -> List.of(
                            slice.name(),
                            orEmpty(slice.addressType()),
                            some(slice.ports().stream().map(port -> port.port() == null ? "*" : port.port().toString()).toList(), "<unset>"),
                            some(slice.endpoints().stream().flatMap(endpoint -> endpoint.addresses().stream()).toList(), "<unset>"),
                            age(slice, now))),
            new TablePrinter<>(
                    Endpoints.class,
                    List.of(Column.ofName(), Column.of("Endpoints"), Column.of("Age")),
                    (endpoints, now) -> List.of(endpoints.name(), addresses(endpoints), age(endpoints, now))),
            new TablePrinter<>(
                    Ingress.class,
                    List.of(Column.ofName(), Column.of("Class"), Column.of("Hosts"), Column.of("Address"), Column.of("Ports"), Column.of("Age")),
                    (ingress, now) -> List.of(
                            ingress.name(),
                            orNone(ingress.spec().ingressClassName()),
                            hosts(ingress),
                            ingress.status().loadBalancer().ingress().stream()
                                    .map(each -> orEmpty(each.ip() != null ? each.ip() : each.hostname()))
                                    .collect(Collectors.joining(",")),
                            ingress.spec().tls().isEmpty() ? "80" : "80, 443",
                            age(ingress, now))),
            new TablePrinter<>(
                    IngressClass.class,
                    List.of(Column.ofName(), Column.of("Controller"), Column.of("Parameters"), Column.of("Age")),
                    (ingressClass, now) -> {
                        var spec = ingressClass.spec();
                        var parameters = spec.parameters() == null
                                ? "<none>"
                                : orEmpty(spec.parameters().kind())
                                        + (spec.parameters().apiGroup() == null ? "" : "." + spec.parameters().apiGroup())
                                        + "/" + spec.parameters().name();
                        return List.of(ingressClass.name(), orEmpty(spec.controller()), parameters, age(ingressClass, now));
                    }),
            new TablePrinter<>(
                    NetworkPolicy.class,
                    List.of(Column.ofName(), Column.of("Pod-Selector"), Column.of("Age")),
                    (policy, now) -> List.of(policy.name(), SelectorFormat.selector(policy.spec().podSelector()), age(policy, now))),
            new TablePrinter<>(
                    ServiceCIDR.class,
                    List.of(Column.ofName(), Column.of("CIDRs"), Column.of("Age")),
                    (range, now) -> List.of(range.name(), String.join(",", range.spec().cidrs()), age(range, now))));

    private NetworkTables() {}

    private static String externalIp(Service service) {
        var external = service.spec().externalIPs();
        return switch (orEmpty(service.spec().type())) {
            case "LoadBalancer" -> {
                var addresses = new TreeSet<String>();
                service.status().loadBalancer().ingress().forEach(each ->
                        addresses.add(orEmpty(each.ip() != null && !each.ip().isEmpty() ? each.ip() : each.hostname())));
                var given = String.join(",", addresses);
                var shown = given.length() > SHOWN_ADDRESS ? given.substring(0, SHOWN_ADDRESS - 3) + "..." : given;
                var all = new ArrayList<String>();
                if (!shown.isEmpty()) {
                    all.add(shown);
                }
                all.addAll(external);
                yield all.isEmpty() ? "<pending>" : String.join(",", all);
            }
            case "ExternalName" -> orEmpty(service.spec().externalName());
            default -> external.isEmpty() ? "<none>" : String.join(",", external);
        };
    }

    private static String ports(List<ServicePort> ports) {
        return ports.isEmpty()
                ? "<none>"
                : ports.stream()
                        .map(port -> port.port()
                                + (Objects.requireNonNullElse(port.nodePort(), 0) > 0 ? ":" + port.nodePort() : "")
                                + "/" + port.protocol())
                        .collect(Collectors.joining(","));
    }

    /// The first few, and how many more.
    private static String some(List<String> items, String none) {
        if (items.isEmpty()) {
            return none;
        }
        var shown = String.join(",", items.subList(0, Math.min(items.size(), SHOWN_ENDPOINTS)));
        int more = items.size() - SHOWN_ENDPOINTS;
        return more > 0 ? "%s + %d more...".formatted(shown, more) : shown;
    }

    private static String addresses(Endpoints endpoints) {
        var all = new ArrayList<String>();
        for (var subset : endpoints.subsets()) {
            if (subset.ports().isEmpty()) {
                subset.addresses().forEach(address -> all.add(orEmpty(address.ip())));
            }
            subset.ports().forEach(port -> subset.addresses().forEach(address -> all.add(address.ip() + ":" + port.port())));
        }
        return some(all, "<none>");
    }

    private static String hosts(Ingress ingress) {
        var hosts = ingress.spec().rules().stream()
                .map(rule -> orEmpty(rule.host()))
                .filter(host -> !host.isEmpty())
                .toList();
        if (hosts.isEmpty()) {
            return "*";
        }
        var shown = String.join(",", hosts.subList(0, Math.min(hosts.size(), SHOWN_ENDPOINTS)));
        int more = hosts.size() - SHOWN_ENDPOINTS;
        return more > 0 ? "%s + %d more...".formatted(shown, more) : shown;
    }
}
