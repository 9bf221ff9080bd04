package dev.drydock.kube.controller;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.PodCondition;
import dev.drydock.kube.api.meta.DeleteOptions;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.client.Controller;
import dev.drydock.kube.client.Watches;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Removes Pods whose node is gone.
/// Mirrors `pkg/controller/podgc`; the threshold of ended Pods and out-of-service nodes are left out.
final class PodGarbageCollector implements Controller {
    static final String NAME = "pod-garbage-collector-controller";
    /// A node's name may come back within this time.
    private static final Duration QUARANTINE = Duration.ofSeconds(40);

    private static final DeleteOptions AT_ONCE = DeleteOptions.EMPTY.withGracePeriodSeconds(0L);

    private final Client client;

    PodGarbageCollector(Client client) {
        this.client = client;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void watches(Watches watches) {
        watches.onChange(Node.class, (before, after) -> before != null && after == null ? Stream.of(before.key()) : Stream.empty())
                .onChange(Pod.class, this::strayNode);
    }

    private Stream<ObjectKey> strayNode(@Nullable Pod before, @Nullable Pod after) {
        var node = after == null ? null : after.spec().nodeName();
        boolean bound = node != null && (before == null || before.spec().nodeName() == null);
        return bound && client.get(Node.class, "", node).isEmpty() ? Stream.of(new ObjectKey("", node)) : Stream.empty();
    }

    @Override
    public void sync(ObjectKey node) {
        var pods = client.podsOn(node.name());
        if (client.get(Node.class, node).isPresent() || pods.isEmpty()) {
            client.memory().forget(node);
            return;
        }
        var now = client.clock();
        var since = client.memory().recall(node, Instant.class).orElse(now);
        var over = since.plus(QUARANTINE);
        if (over.isAfter(now)) {
            client.memory().remember(node, since);
            client.requeueInBackground(node, Duration.between(now, over));
        } else {
            client.memory().forget(node);
            pods.forEach(this::remove);
        }
    }

    private void remove(Pod pod) {
        var condition = PodCondition.EMPTY
                .withType("DisruptionTarget")
                .withStatus("True")
                .withReason("DeletionByPodGC")
                .withMessage("PodGC: node no longer exists")
                .withLastTransitionTime(client.now());
        var marked = Pods.withCondition(pod, condition);
        if (!Pods.isTerminal(pod)) {
            marked = marked.withStatus(marked.status().withPhase("Failed"));
        }
        client.delete(client.updateStatus(marked), AT_ONCE);
    }
}
