package dev.drydock.kube.controller;

import dev.drydock.kube.api.IntOrString;
import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.ObjectReference;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.core.ServicePort;
import dev.drydock.kube.client.Client;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which Pods stand behind a Service, and by which ports.
/// Mirrors `k8s.io/endpointslice/util` and `FindPort` in `pkg/api/v1/pod`.
final class ServiceBackends {
    static final String TRIGGER_TIME = "endpoints.kubernetes.io/last-change-trigger-time";
    static final String HEADLESS = "service.kubernetes.io/headless";

    private ServiceBackends() {}

    /// Whether a Service's backends are looked for among the Pods at all.
    static boolean hasSelector(Service service) {
        return !service.spec().selector().isEmpty() && !"ExternalName".equals(service.spec().type());
    }

    /// The Services that a change of a Pod may concern.
    static Stream<ObjectKey> concerned(Client client, @Nullable Pod before, @Nullable Pod after) {
        var pod = after != null ? after : Objects.requireNonNull(before);
        if (before != null && after != null && view(before).equals(view(after))) {
            return Stream.empty();
        }
        return client.list(Service.class, pod.namespace()).stream()
                .filter(ServiceBackends::hasSelector)
                .filter(service -> selects(service, before) || selects(service, after))
                .map(Service::key);
    }

    private record View(Map<String, String> labels, boolean ready, boolean deleting, boolean ended, String ip, String node) {}

    private static View view(Pod pod) {
        return new View(pod.metadata().labels(), Pods.isReady(pod), Owners.isDeleting(pod), Pods.isTerminal(pod),
                Objects.requireNonNullElse(pod.status().podIP(), ""), Objects.requireNonNullElse(pod.spec().nodeName(), ""));
    }

    private static boolean selects(Service service, @Nullable Pod pod) {
        return pod != null && Selectors.matches(service.spec().selector(), pod.metadata().labels());
    }

    /// The selected Pods that have an address and have not ended.
    static List<Pod> pods(Client client, Service service) {
        return client.list(Pod.class, service.namespace()).stream()
                .filter(pod -> selects(service, pod))
                .filter(pod -> !Pods.isTerminal(pod) && pod.status().podIP() != null)
                .toList();
    }

    /// The number of a Pod's port that a Service's port leads to; empty where it names a port that the Pod lacks.
    static Optional<Integer> targetPort(Pod pod, ServicePort port) {
        return switch (port.targetPort()) {
            case null -> Optional.ofNullable(port.port());
            case IntOrString.Int(var number) -> Optional.of(number);
            case IntOrString.Text(var name) -> Stream.concat(
                            pod.spec().containers().stream(),
                            pod.spec().initContainers().stream().filter(ServiceBackends::isSidecar))
                    .flatMap(container -> container.ports().stream())
                    .filter(offered -> name.equals(offered.name()) && protocol(offered.protocol()).equals(protocol(port.protocol())))
                    .findFirst()
                    .map(offered -> Objects.requireNonNull(offered.containerPort()));
        };
    }

    private static boolean isSidecar(Container container) {
        return "Always".equals(container.restartPolicy());
    }

    static String protocol(@Nullable String protocol) {
        return Objects.requireNonNullElse(protocol, "TCP");
    }

    static boolean isHeadless(Service service) {
        return "None".equals(service.spec().clusterIP());
    }

    /// The host name under which a headless Service's name server knows the Pod; null where it has none.
    static @Nullable String hostname(Pod pod, Service service) {
        boolean named = pod.spec().hostname() != null && service.name().equals(pod.spec().subdomain());
        return named ? pod.spec().hostname() : null;
    }

    static ObjectReference referenceTo(Pod pod) {
        return ObjectReference.EMPTY
                .withKind("Pod")
                .withNamespace(pod.namespace())
                .withName(pod.name())
                .withUid(pod.metadata().uid());
    }

    /// The Service's own labels with the mark of a headless one.
    static Map<String, String> labels(Service service) {
        var labels = new LinkedHashMap<>(service.metadata().labels());
        labels.remove(HEADLESS);
        if (isHeadless(service)) {
            labels.put(HEADLESS, "");
        }
        return labels;
    }
}
