package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.api.core.ContainerImage;
import dev.drydock.kube.api.core.DaemonEndpoint;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.NodeAddress;
import dev.drydock.kube.api.core.NodeCondition;
import dev.drydock.kube.api.core.NodeDaemonEndpoints;
import dev.drydock.kube.api.core.NodeSpec;
import dev.drydock.kube.api.core.NodeStatus;
import dev.drydock.kube.api.core.NodeSystemInfo;
import dev.drydock.kube.api.meta.ObjectMeta;
import dev.drydock.kube.client.Client;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The Node objects that kubelets write.
final class Nodes {
    private static final String VERSION = "v1.36.2";

    private Nodes() {}

    /// As a kubelet registers it: its network is not set up yet.
    static Node unready(NodeShape shape, Client client) {
        var labels = new TreeMap<>(shape.labels());
        labels.putAll(Map.of(
                "beta.kubernetes.io/arch", "amd64",
                "beta.kubernetes.io/os", "linux",
                "kubernetes.io/arch", "amd64",
                "kubernetes.io/hostname", shape.name(),
                "kubernetes.io/os", "linux"));
        var annotations = new TreeMap<>(Map.of(
                "node.alpha.kubernetes.io/ttl", "0",
                "volumes.kubernetes.io/controller-managed-attach-detach", "true"));
        return Node.EMPTY
                .withMetadata(ObjectMeta.EMPTY.withName(shape.name()).withLabels(labels).withAnnotations(annotations))
                .withSpec(NodeSpec.EMPTY.withTaints(shape.taints()))
                .withStatus(NodeStatus.EMPTY
                        .withAddresses(List.of(
                                NodeAddress.EMPTY.withType("InternalIP").withAddress(shape.address()),
                                NodeAddress.EMPTY.withType("Hostname").withAddress(shape.name())))
                        .withCapacity(resources(shape, Quantity.parse("51290592Ki")))
                        .withAllocatable(resources(shape, Quantity.of(47_269_409_551L)))
                        .withConditions(conditions(false, client.now()))
                        .withDaemonEndpoints(NodeDaemonEndpoints.EMPTY.withKubeletEndpoint(DaemonEndpoint.EMPTY.withPort(10250)))
                        .withNodeInfo(info(client)));
    }

    private static Map<String, Quantity> resources(NodeShape shape, Quantity storage) {
        var resources = new TreeMap<String, Quantity>();
        resources.put("cpu", shape.cpu());
        resources.put("ephemeral-storage", storage);
        resources.put("hugepages-1Gi", Quantity.ZERO);
        resources.put("hugepages-2Mi", Quantity.ZERO);
        resources.put("memory", shape.memory());
        resources.put("pods", Quantity.of(shape.pods()));
        return resources;
    }

    private static NodeSystemInfo info(Client client) {
        return NodeSystemInfo.EMPTY
                .withArchitecture("amd64")
                .withBootID(client.random().uuid())
                .withContainerRuntimeVersion("containerd://2.1.3")
                .withKernelVersion("6.8.0-71-generic")
                .withKubeProxyVersion("")
                .withKubeletVersion(VERSION)
                .withMachineID(Ids.hex(client.random(), 32))
                .withOperatingSystem("linux")
                .withOsImage("Debian GNU/Linux 12 (bookworm)")
                .withSystemUUID(client.random().uuid());
    }

    /// The conditions of a node that is well, each since when it has been so; others' conditions stay.
    /// Its network is up once it has been given addresses for its Pods.
    static List<NodeCondition> current(Node node, Instant now) {
        var conditions = new ArrayList<NodeCondition>();
        for (var condition : conditions(node.spec().podCIDR() != null, now)) {
            var since = node.status().conditions().stream()
                    .filter(before -> Objects.equals(before.type(), condition.type())
                            && Objects.equals(before.status(), condition.status()))
                    .map(NodeCondition::lastTransitionTime)
                    .filter(Objects::nonNull)
                    .findFirst();
            conditions.add(condition.withLastTransitionTime(since.orElse(now)));
        }
        for (var other : node.status().conditions()) {
            if (conditions.stream().noneMatch(own -> Objects.equals(own.type(), other.type()))) {
                conditions.add(other);
            }
        }
        return conditions;
    }

    private static List<NodeCondition> conditions(boolean ready, Instant now) {
        return List.of(
                condition("MemoryPressure", false, "KubeletHasSufficientMemory", "kubelet has sufficient memory available", now),
                condition("DiskPressure", false, "KubeletHasNoDiskPressure", "kubelet has no disk pressure", now),
                condition("PIDPressure", false, "KubeletHasSufficientPID", "kubelet has sufficient PID available", now),
                ready
                        ? condition("Ready", true, "KubeletReady", "kubelet is posting ready status", now)
                        : condition("Ready", false, "KubeletNotReady",
                                "container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady "
                                        + "message:Network plugin returns error: cni plugin not initialized", now));
    }

    private static NodeCondition condition(String type, boolean holds, String reason, String message, Instant now) {
        return NodeCondition.EMPTY
                .withType(type)
                .withStatus(holds ? "True" : "False")
                .withReason(reason)
                .withMessage(message)
                .withLastHeartbeatTime(now)
                .withLastTransitionTime(now);
    }

    /// The images that a node holds, as the scheduler's ImageLocality reads them.
    static List<ContainerImage> images(Machine machine) {
        var images = new ArrayList<ContainerImage>();
        for (var name : machine.images()) {
            ImageName.parse(name).flatMap(ImageCatalogue.builtIn()::find).ifPresent(image -> images.add(ContainerImage.EMPTY
                    .withNames(List.of(image.id(), name))
                    .withSizeBytes(image.size())));
        }
        return images;
    }
}
