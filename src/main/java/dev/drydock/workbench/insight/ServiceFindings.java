package dev.drydock.workbench.insight;

import static dev.drydock.workbench.insight.Findings.text;
import static java.util.stream.Collectors.joining;

import dev.drydock.kube.Cluster;
import dev.drydock.kube.api.core.ContainerPort;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.core.ServicePort;
import dev.drydock.kube.api.discovery.EndpointSlice;
import dev.drydock.kube.api.select.LabelSelector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Why nobody answers for a Service.
final class ServiceFindings {
    private final Cluster cluster;
    private final Service service;
    private final Ref ref;

    private ServiceFindings(Cluster cluster, Service service) {
        this.cluster = cluster;
        this.service = service;
        this.ref = Ref.of(service);
    }

    static List<Finding> of(Cluster cluster, Service service) {
        return new ServiceFindings(cluster, service).find();
    }

    private List<Finding> find() {
        if ("ExternalName".equals(service.spec().type()) || hasReadyEndpoints()) {
            return List.of();
        }
        var selector = service.spec().selector();
        if (selector.isEmpty()) {
            return List.of(new Finding("no-selector", ref, "", service.name()));
        }
        var here = cluster.list(Pod.class).stream().filter(pod -> pod.namespace().equals(service.namespace())).toList();
        var chosen = here.stream().filter(pod -> LabelSelector.ofLabels(selector).matches(pod.metadata().labels())).toList();
        if (chosen.isEmpty()) {
            return List.of(nobodyChosen(selector, here));
        }
        var findings = new ArrayList<Finding>();
        service.spec().ports().forEach(port -> unknownPort(port, chosen).ifPresent(findings::add));
        if (findings.isEmpty()) {
            chosen.stream().map(pod -> PodFindings.of(cluster, pod)).filter(of -> !of.isEmpty()).findFirst().ifPresentOrElse(
                    of -> {
                        findings.add(new Finding("none-ready", ref, "", service.name(), String.valueOf(chosen.size())));
                        findings.addAll(of);
                    },
                    () -> findings.add(new Finding("endpoints-late", ref, "", service.name())));
        }
        return List.copyOf(findings);
    }

    private boolean hasReadyEndpoints() {
        return cluster.list(EndpointSlice.class).stream()
                .filter(slice -> slice.namespace().equals(service.namespace())
                        && service.name().equals(slice.metadata().labels().get("kubernetes.io/service-name")))
                .flatMap(slice -> slice.endpoints().stream())
                .anyMatch(endpoint -> !Boolean.FALSE.equals(endpoint.conditions().ready()));
    }

    /// Shows the Pod that is nearest to being chosen: the one with most of the selector's labels, or of its keys.
    private Finding nobodyChosen(Map<String, String> selector, List<Pod> here) {
        var near = here.stream().filter(pod -> likeness(selector, pod) > 0).max(Comparator.comparingInt(pod -> likeness(selector, pod)));
        return near.map(pod -> new Finding(
                        "selector", Ref.of(pod), "", words(selector), pod.name(), words(pod.metadata().labels())))
                .orElseGet(() -> new Finding("selector-nobody", ref, "", words(selector), service.namespace()));
    }

    private static int likeness(Map<String, String> selector, Pod pod) {
        var labels = pod.metadata().labels();
        return selector.entrySet().stream()
                .mapToInt(entry -> entry.getValue().equals(labels.get(entry.getKey())) ? 3
                        : labels.containsKey(entry.getKey()) ? 2
                        : labels.containsValue(entry.getValue()) ? 1 : 0)
                .sum();
    }

    private Optional<Finding> unknownPort(ServicePort port, List<Pod> chosen) {
        var name = port.targetPort() == null ? "" : port.targetPort().toString();
        boolean isName = !name.isEmpty() && !Character.isDigit(name.charAt(0));
        boolean known = chosen.stream()
                .flatMap(pod -> pod.spec().containers().stream())
                .flatMap(container -> container.ports().stream())
                .map(ContainerPort::name)
                .anyMatch(name::equals);
        return isName && !known
                ? Optional.of(new Finding("target-port", ref, "", name, chosen.getFirst().name()))
                : Optional.empty();
    }

    private static String words(Map<String, String> labels) {
        return labels.entrySet().stream().map(entry -> entry.getKey() + "=" + text(entry.getValue())).sorted().collect(joining(","));
    }
}
