package dev.drydock.workbench;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import dev.drydock.kube.Cluster;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.core.ServicePort;
import dev.drydock.kube.api.discovery.EndpointSlice;
import dev.drydock.kube.api.meta.ObjectMeta;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a [Scene] off a cluster.
final class Scenes {
    private static final String CONTROL_PLANE = "node-role.kubernetes.io/control-plane";
    private static final String SERVICE_NAME = "kubernetes.io/service-name";

    private Scenes() {}

    static Scene.Contents of(Cluster cluster) {
        var reached = reached(cluster.list(EndpointSlice.class));
        return new Scene.Contents(
                sorted(cluster.list(Node.class)).stream().map(Scenes::node).toList(),
                sorted(cluster.list(Pod.class)).stream().map(Scenes::pod).toList(),
                sorted(cluster.list(Service.class)).stream()
                        .map(service -> service(service, reached.getOrDefault(key(service.namespace(), service.name()), List.of())))
                        .toList(),
                sorted(cluster.list(Namespace.class)).stream().map(Scenes::namespace).toList());
    }

    private static <T extends KubeObject> List<T> sorted(List<T> objects) {
        return objects.stream()
                .sorted(comparing((T object) -> object.namespace()).thenComparing(KubeObject::name))
                .toList();
    }

    private static Scene.Node node(Node node) {
        boolean ready = node.status().conditions().stream()
                .anyMatch(condition -> "Ready".equals(condition.type()) && "True".equals(condition.status()));
        boolean cordoned = Boolean.TRUE.equals(node.spec().unschedulable());
        var status = (ready ? "Ready" : "NotReady") + (cordoned ? ",SchedulingDisabled" : "");
        var state = !ready ? Scene.State.FAILING : cordoned ? Scene.State.WAITING : Scene.State.READY;
        var address = node.status().addresses().stream()
                .filter(known -> "InternalIP".equals(known.type()))
                .findFirst()
                .map(known -> text(known.address()))
                .orElse("");
        return new Scene.Node(node.name(), node.metadata().labels().containsKey(CONTROL_PLANE), status, state, address);
    }

    private static Scene.Pod pod(Pod pod) {
        var status = PodStatus.of(pod);
        return new Scene.Pod(
                pod.namespace(),
                pod.name(),
                PodStatus.ready(pod) + "/" + pod.spec().containers().size(),
                status.word(),
                status.state(),
                PodStatus.restarts(pod),
                text(pod.spec().nodeName()),
                text(pod.status().podIP()),
                owner(pod.metadata()).orElse(""),
                pod.metadata().labels(),
                created(pod));
    }

    private static Optional<String> owner(ObjectMeta metadata) {
        return metadata.ownerReferences().stream()
                .filter(owner -> Boolean.TRUE.equals(owner.controller()))
                .findFirst()
                .map(owner -> owner.kind() + "/" + owner.name());
    }

    private static Scene.Service service(Service service, List<String> pods) {
        return new Scene.Service(
                service.namespace(),
                service.name(),
                text(service.spec().type()),
                text(service.spec().clusterIP()),
                service.spec().ports().stream().map(Scenes::port).collect(joining(",")),
                pods,
                created(service),
                external(service));
    }

    private static String external(Service service) {
        return Stream.concat(
                        service.status().loadBalancer().ingress().stream().map(ingress -> text(ingress.ip())),
                        service.spec().externalIPs().stream())
                .findFirst()
                .orElse("");
    }

    private static String port(ServicePort port) {
        var node = port.nodePort() == null || port.nodePort() == 0 ? "" : ":" + port.nodePort();
        return port.port() + node + "/" + (port.protocol() == null ? "TCP" : port.protocol());
    }

    /// Which Pods answer for which Service.
    private static Map<String, List<String>> reached(List<EndpointSlice> slices) {
        return slices.stream()
                .filter(slice -> slice.metadata().labels().containsKey(SERVICE_NAME))
                .collect(Collectors.groupingBy(
                        slice -> key(slice.namespace(), slice.metadata().labels().get(SERVICE_NAME)),
                        Collectors.flatMapping(slice -> readyPods(slice).stream(), Collectors.toList())));
    }

    private static List<String> readyPods(EndpointSlice slice) {
        return slice.endpoints().stream()
                .filter(endpoint -> !Boolean.FALSE.equals(endpoint.conditions().ready()))
                .filter(endpoint -> endpoint.targetRef() != null && "Pod".equals(endpoint.targetRef().kind()))
                .map(endpoint -> text(endpoint.targetRef().name()))
                .toList();
    }

    private static Scene.Namespace namespace(Namespace namespace) {
        boolean ending = namespace.metadata().deletionTimestamp() != null || "Terminating".equals(namespace.status().phase());
        return new Scene.Namespace(
                namespace.name(),
                ending ? "Terminating" : "Active",
                ending ? Scene.State.ENDING : Scene.State.READY,
                created(namespace));
    }

    private static Instant created(KubeObject object) {
        var created = object.metadata().creationTimestamp();
        return created == null ? Instant.EPOCH : created;
    }

    private static String key(String namespace, String name) {
        return namespace + "/" + name;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
