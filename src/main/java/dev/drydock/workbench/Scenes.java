package dev.drydock.workbench;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import dev.drydock.kube.Cluster;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.core.ServicePort;
import dev.drydock.kube.api.discovery.EndpointSlice;
import dev.drydock.kube.api.meta.ObjectMeta;
import java.time.Instant;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a [Scene] off a cluster, again and again. What did not change since it looked last it does not work out anew, so that
/// a large cluster can be looked at after every step.
final class Scenes {
    private static final String CONTROL_PLANE = "node-role.kubernetes.io/control-plane";
    private static final String SERVICE_NAME = "kubernetes.io/service-name";
    private static final String REVISION = "deployment.kubernetes.io/revision";
    private static final Comparator<KubeObject> ORDER = comparing(KubeObject::namespace).thenComparing(KubeObject::name);

    private final Part<Node, Scene.Node> nodes = new Part<>(Scenes::node);
    private final Part<Pod, Scene.Pod> pods = new Part<>(Scenes::pod);
    private final Part<Namespace, Scene.Namespace> namespaces = new Part<>(Scenes::namespace);
    private final Part<Deployment, Scene.Deployment> deployments = new Part<>(Scenes::deployment);
    private final Part<ReplicaSet, Scene.ReplicaSet> replicaSets = new Part<>(Scenes::replicaSet);

    static Scene.Contents of(Cluster cluster) {
        return new Scenes().read(cluster);
    }

    Scene.Contents read(Cluster cluster) {
        var reached = reached(cluster.list(EndpointSlice.class));
        var services = cluster.list(Service.class).stream()
                .sorted(ORDER)
                .map(service -> service(service, reached.getOrDefault(key(service.namespace(), service.name()), List.of())))
                .toList();
        return new Scene.Contents(
                nodes.read(cluster.list(Node.class)),
                pods.read(cluster.list(Pod.class)),
                services,
                namespaces.read(cluster.list(Namespace.class)),
                deployments.read(cluster.list(Deployment.class)),
                replicaSets.read(cluster.list(ReplicaSet.class)));
    }

    /// All of one kind. Objects are never changed, only replaced: the same one looks the same.
    private static final class Part<T extends KubeObject, S> {
        private final Function<T, S> look;
        private Map<T, S> known = Map.of();
        private List<S> seen = List.of();

        Part(Function<T, S> look) {
            this.look = look;
        }

        List<S> read(List<T> objects) {
            if (objects.size() == known.size() && objects.stream().allMatch(known::containsKey)) {
                return seen;
            }
            var now = new IdentityHashMap<T, S>(objects.size());
            seen = objects.stream()
                    .sorted(ORDER)
                    .map(object -> {
                        var before = known.get(object);
                        var after = before == null ? look.apply(object) : before;
                        now.put(object, after);
                        return after;
                    })
                    .toList();
            known = now;
            return seen;
        }
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

    private static Scene.Deployment deployment(Deployment deployment) {
        var status = deployment.status();
        int desired = number(deployment.spec().replicas());
        int upToDate = number(status.updatedReplicas());
        int available = number(status.availableReplicas());
        boolean stuck = status.conditions().stream()
                .anyMatch(condition -> "Progressing".equals(condition.type()) && "False".equals(condition.status()));
        boolean settled = upToDate == desired && available == desired && number(status.replicas()) == desired;
        var state = stuck ? Scene.State.FAILING : settled ? Scene.State.READY : Scene.State.STARTING;
        return new Scene.Deployment(
                deployment.namespace(), deployment.name(), state, desired, number(status.readyReplicas()), upToDate, available,
                created(deployment));
    }

    private static Scene.ReplicaSet replicaSet(ReplicaSet set) {
        int desired = number(set.spec().replicas());
        int current = number(set.status().replicas());
        int ready = number(set.status().readyReplicas());
        var deployment = owner(set.metadata()).filter(owner -> owner.startsWith("Deployment/"));
        var state = desired == current && ready == desired ? Scene.State.READY : Scene.State.STARTING;
        return new Scene.ReplicaSet(
                set.namespace(),
                set.name(),
                deployment.map(owner -> owner.substring(owner.indexOf('/') + 1)).orElse(""),
                deployment.isPresent() ? revision(set.metadata().annotations().get(REVISION)) : 0,
                state, desired, current, ready, created(set));
    }

    /// A learner may write anything there.
    private static int revision(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static int number(@Nullable Integer number) {
        return number == null ? 0 : number;
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
