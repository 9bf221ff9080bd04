package dev.drydock.kube.kubectl.describe;

import static dev.drydock.kube.kubectl.describe.Description.isEmpty;
import static dev.drydock.kube.kubectl.describe.Description.text;
import static dev.drydock.kube.kubectl.describe.Description.time;

import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.coordination.Lease;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Mirrors `NodeDescriber` of `kubectl/pkg/describe`.
final class NodeDescriber implements Describer<Node> {
    private static final String ROLE_PREFIX = "node-role.kubernetes.io/";

    @Override
    public Description describe(Node node, Invocation kubectl) {
        var description = new Description()
                .field("Name", node.name())
                .fieldOrNone(0, "Roles", node.metadata().labels().keySet().stream()
                        .filter(key -> key.startsWith(ROLE_PREFIX))
                        .map(key -> key.substring(ROLE_PREFIX.length()))
                        .sorted()
                        .collect(Collectors.joining(",")))
                .labels("Labels", node.metadata().labels())
                .annotations("Annotations", node.metadata().annotations())
                .field("CreationTimestamp", time(node.metadata().creationTimestamp()))
                .lines("Taints", node.spec().taints().stream()
                        .map(taint -> taint.key() + (isEmpty(taint.value()) ? "" : "=" + taint.value()) + ":" + taint.effect())
                        .toList())
                .field("Unschedulable", Boolean.TRUE.equals(node.spec().unschedulable()));
        lease(description, node, kubectl);
        conditions(description, node);
        capacity(description, node);
        system(description, node);
        if (!isEmpty(node.spec().podCIDR())) {
            description.field("PodCIDR", node.spec().podCIDR());
            description.field("PodCIDRs", String.join(",", node.spec().podCIDRs()));
        }
        if (!isEmpty(node.spec().providerID())) {
            description.field("ProviderID", node.spec().providerID());
        }
        List<Pod> pods = kubectl.client().list(Kinds.of(Pod.class), "", "", "").stream()
                .map(Pod.class::cast)
                .filter(pod -> node.name().equals(pod.spec().nodeName()))
                .filter(pod -> !"Succeeded".equals(pod.status().phase()) && !"Failed".equals(pod.status().phase()))
                .toList();
        NodeUsage.add(description, node, pods, kubectl.now());
        EventLines.add(description, kubectl, node, Set.of(node.name(), text(node.metadata().uid())));
        return description;
    }

    private static void lease(Description description, Node node, Invocation kubectl) {
        description.line(0, "Lease:");
        kubectl.client()
                .find(Kinds.of(Lease.class), new ObjectKey("kube-node-lease", node.name()))
                .map(Lease.class::cast)
                .ifPresentOrElse(
                        lease -> {
                            var spec = lease.spec();
                            description.field(1, "HolderIdentity", isEmpty(spec.holderIdentity()) ? "<unset>" : spec.holderIdentity());
                            description.field(1, "AcquireTime", time(spec.acquireTime()));
                            description.field(1, "RenewTime", time(spec.renewTime()));
                        },
                        () -> description.field(1, "Failed to get lease", "leases.coordination.k8s.io \"" + node.name() + "\" not found"));
    }

    private static void conditions(Description description, Node node) {
        if (node.status().conditions().isEmpty()) {
            return;
        }
        description.line(0, "Conditions:");
        description.line(1, "Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage");
        description.line(1, "----\t------\t-----------------\t------------------\t------\t-------");
        node.status().conditions().forEach(each -> description.line(1, "%s \t%s \t%s \t%s \t%s \t%s".formatted(
                each.type(),
                each.status(),
                time(each.lastHeartbeatTime()),
                time(each.lastTransitionTime()),
                text(each.reason()),
                text(each.message()))));
    }

    private static void capacity(Description description, Node node) {
        description.line(0, "Addresses:");
        node.status().addresses().forEach(address -> description.field(1, text(address.type()), address.address()));
        description.line(0, "Capacity:");
        new TreeMap<>(node.status().capacity()).forEach((resource, amount) -> description.field(1, resource, amount));
        description.line(0, "Allocatable:");
        new TreeMap<>(node.status().allocatable()).forEach((resource, amount) -> description.field(1, resource, amount));
    }

    private static void system(Description description, Node node) {
        var info = node.status().nodeInfo();
        description
                .line(0, "System Info:")
                .field(1, "Machine ID", text(info.machineID()))
                .field(1, "System UUID", text(info.systemUUID()))
                .field(1, "Boot ID", text(info.bootID()))
                .field(1, "Kernel Version", text(info.kernelVersion()))
                .field(1, "OS Image", text(info.osImage()))
                .field(1, "Operating System", text(info.operatingSystem()))
                .field(1, "Architecture", text(info.architecture()))
                .field(1, "Container Runtime Version", text(info.containerRuntimeVersion()))
                .field(1, "Kubelet Version", text(info.kubeletVersion()));
    }
}
