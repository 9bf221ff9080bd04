package dev.drydock.kube.controller;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.coordination.Lease;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.NodeCondition;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.meta.ObjectMeta;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.client.Controller;
import dev.drydock.kube.client.Watches;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Notices nodes that do not report any more, and taints nodes by their conditions.
/// Mirrors `pkg/controller/nodelifecycle`; the slower eviction when many nodes of a zone fail at once is left out.
final class NodeLifecycleController implements Controller {
    static final String NAME = "node-controller";
    private static final String LEASES = "kube-node-lease";
    private static final Duration GRACE = Duration.ofSeconds(50);
    private static final Duration STARTUP_GRACE = Duration.ofSeconds(60);
    private static final Duration MONITOR_PERIOD = Duration.ofSeconds(5);
    private static final List<String> REPORTED = List.of("Ready", "MemoryPressure", "DiskPressure", "PIDPressure");

    private final Client client;

    NodeLifecycleController(Client client) {
        this.client = client;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void watches(Watches watches) {
        watches.own(Node.class);
    }

    @Override
    public void sync(ObjectKey key) {
        var found = client.get(Node.class, key);
        if (found.isEmpty()) {
            takeLeave(key);
            return;
        }
        var node = found.get();
        greet(node);
        var checked = withHealth(node);
        var taints = NodeTaints.of(checked, client.now());
        if (!taints.equals(checked.spec().taints())) {
            client.patch(Node.class, key, current -> current.withSpec(current.spec().withTaints(taints)));
        }
    }

    private void takeLeave(ObjectKey key) {
        client.memory().recall(key, String.class).ifPresent(uid -> {
            client.memory().forget(key);
            var gone = Node.EMPTY.withMetadata(ObjectMeta.EMPTY.withName(key.name()).withUid(uid));
            client.event(gone, "Normal", "RemovingNode",
                    "Node %s event: Removing Node %s from Controller".formatted(key.name(), key.name()));
        });
    }

    /// Upstream looks for new nodes every few seconds, so most have become ready before they are greeted.
    private void greet(Node node) {
        var known = client.memory().recall(node.key(), String.class);
        if (known.isPresent() && known.get().equals(node.metadata().uid())) {
            return;
        }
        boolean ready = condition(node, "Ready").filter(it -> "True".equals(it.status())).isPresent();
        var created = Objects.requireNonNullElse(node.metadata().creationTimestamp(), Instant.EPOCH);
        if (!ready && client.clock().isBefore(created.plus(MONITOR_PERIOD))) {
            client.requeueInBackground(node.key(), MONITOR_PERIOD);
        } else {
            client.memory().remember(node.key(), Owners.uidOf(node));
            client.event(node, "Normal", "RegisteredNode",
                    "Node %s event: Registered Node %s in Controller".formatted(node.name(), node.name()));
        }
    }

    private Node withHealth(Node node) {
        var ready = condition(node, "Ready");
        if (ready.isPresent() && "Unknown".equals(ready.get().status())) {
            return node;
        }
        var deadline = lastSign(node, ready).plus(ready.isPresent() ? GRACE : STARTUP_GRACE);
        var now = client.clock();
        if (!now.isAfter(deadline)) {
            client.watchBeat(node.key(), Duration.between(now, deadline).plusMillis(1), "kubelet", GRACE);
            return node;
        }
        var lost = client.updateStatus(node.withStatus(node.status().withConditions(unknown(node))));
        if (ready.filter(condition -> "True".equals(condition.status())).isPresent()) {
            client.event(lost, "Normal", "NodeNotReady", "Node %s status is now: NodeNotReady".formatted(node.name()));
            client.podsOn(node.name()).forEach(this::markNotReady);
        }
        return lost;
    }

    /// The latest of what the node has let be heard: its Lease, its status.
    private Instant lastSign(Node node, Optional<NodeCondition> ready) {
        var lease = client.get(Lease.class, LEASES, node.name()).map(found -> found.spec().renewTime());
        var heartbeat = ready.map(NodeCondition::lastHeartbeatTime);
        var created = Objects.requireNonNullElse(node.metadata().creationTimestamp(), Instant.EPOCH);
        return Stream.of(lease, heartbeat)
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .orElse(created);
    }

    private List<NodeCondition> unknown(Node node) {
        var conditions = new ArrayList<>(node.status().conditions());
        for (var type : REPORTED) {
            if (condition(node, type).isEmpty()) {
                conditions.add(NodeCondition.EMPTY
                        .withType(type)
                        .withStatus("Unknown")
                        .withReason("NodeStatusNeverUpdated")
                        .withMessage("Kubelet never posted node status.")
                        .withLastHeartbeatTime(node.metadata().creationTimestamp())
                        .withLastTransitionTime(client.now()));
            }
        }
        conditions.replaceAll(condition -> REPORTED.contains(Objects.requireNonNullElse(condition.type(), ""))
                        && !"Unknown".equals(condition.status())
                ? condition.withStatus("Unknown")
                        .withReason("NodeStatusUnknown")
                        .withMessage("Kubelet stopped posting node status.")
                        .withLastTransitionTime(client.now())
                : condition);
        return conditions;
    }

    private void markNotReady(Pod pod) {
        Pods.readyCondition(pod)
                .filter(ready -> !"False".equals(ready.status()))
                .ifPresent(ready -> {
                    client.updateStatus(Pods.withCondition(pod, ready.withStatus("False").withLastTransitionTime(client.now())));
                    client.event(pod, "Warning", "NodeNotReady", "Node is not ready");
                });
    }

    static Optional<NodeCondition> condition(Node node, String type) {
        return node.status().conditions().stream()
                .filter(condition -> type.equals(condition.type()))
                .findFirst();
    }
}
