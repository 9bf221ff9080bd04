package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.coordination.Lease;
import dev.drydock.kube.api.coordination.LeaseSpec;
import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.NodeCondition;
import dev.drydock.kube.api.meta.ObjectMeta;
import dev.drydock.kube.api.meta.OwnerReference;
import dev.drydock.kube.client.Client;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Registers a node, keeps its Lease renewed and its status told.
/// Mirrors `pkg/kubelet/kubelet_node_status.go` and `component-helpers/apimachinery/lease`.
final class NodeAgent {
    private static final String LEASES = "kube-node-lease";
    private static final Duration RENEWAL = Duration.ofSeconds(10);
    private static final Duration REPORT = Duration.ofMinutes(5);

    private final Client client;

    NodeAgent(Client client) {
        this.client = client;
    }

    void sync(ObjectKey key, Machine machine) {
        if (!machine.running()) {
            return;
        }
        var node = client.get(Node.class, key);
        if (!machine.registered()) {
            client.memory().remember(key, machine.asRegistered());
            node = node.or(() -> Optional.of(register(machine.shape())));
        }
        node.ifPresent(present -> {
            report(present, machine);
            renew(present);
        });
        client.beat(key, RENEWAL);
    }

    private Node register(NodeShape shape) {
        var node = client.create(Nodes.unready(shape, client));
        client.event(node, "Normal", "Starting", "Starting kubelet.");
        client.event(node, "Normal", "NodeAllocatableEnforced", "Updated Node Allocatable limit across pods");
        for (var condition : List.of("NodeHasSufficientMemory", "NodeHasNoDiskPressure", "NodeHasSufficientPID")) {
            became(node, condition);
        }
        return node;
    }

    private void report(Node node, Machine machine) {
        var now = client.now();
        var fresh = node.status().withConditions(Nodes.current(node, now)).withImages(Nodes.images(machine));
        boolean differs = !withoutHeartbeat(fresh.conditions()).equals(withoutHeartbeat(node.status().conditions()))
                || !fresh.images().equals(node.status().images());
        if (!differs) {
            dueReport(node, now).ifPresent(heartbeat ->
                    client.renew(node.withStatus(node.status().withConditions(Nodes.current(node, heartbeat)))));
            return;
        }
        boolean wasReady = isReady(node);
        client.updateStatus(node.withStatus(fresh));
        if (!wasReady && isReady(node.withStatus(fresh))) {
            became(node, "NodeReady");
        }
    }

    private static boolean isReady(Node node) {
        return node.status().conditions().stream()
                .anyMatch(condition -> "Ready".equals(condition.type()) && "True".equals(condition.status()));
    }

    /// When the latest report should have been made that is missing; with one every five minutes, none may be.
    private static Optional<Instant> dueReport(Node node, Instant now) {
        var last = node.status().conditions().stream()
                .map(NodeCondition::lastHeartbeatTime)
                .filter(Objects::nonNull)
                .max(Instant::compareTo);
        if (last.isEmpty()) {
            return Optional.of(now);
        }
        long missing = Duration.between(last.get(), now).dividedBy(REPORT);
        return missing > 0 ? Optional.of(last.get().plus(REPORT.multipliedBy(missing))) : Optional.empty();
    }

    private static List<NodeCondition> withoutHeartbeat(List<NodeCondition> conditions) {
        return conditions.stream().map(condition -> condition.withLastHeartbeatTime(null)).toList();
    }

    private void became(Node node, String status) {
        client.event(node, "Normal", status, "Node %s status is now: %s".formatted(node.name(), status));
    }

    private void renew(Node node) {
        if (client.get(Namespace.class, "", LEASES).isEmpty()) {
            return;
        }
        var key = new ObjectKey(LEASES, node.name());
        var now = client.clock();
        var lease = client.get(Lease.class, key);
        if (lease.isPresent()) {
            client.renew(lease.get().withSpec(lease.get().spec().withRenewTime(now)));
            return;
        }
        var owner = OwnerReference.EMPTY
                .withApiVersion("v1")
                .withKind("Node")
                .withName(node.name())
                .withUid(node.metadata().uid());
        client.create(Lease.EMPTY
                .withMetadata(ObjectMeta.EMPTY
                        .withNamespace(LEASES)
                        .withName(node.name())
                        .withOwnerReferences(List.of(owner)))
                .withSpec(LeaseSpec.EMPTY
                        .withHolderIdentity(node.name())
                        .withLeaseDurationSeconds(40)
                        .withRenewTime(now)));
    }
}
