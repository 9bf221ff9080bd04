package dev.drydock.kube.controller;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.PodCondition;
import dev.drydock.kube.api.core.Taint;
import dev.drydock.kube.api.core.Toleration;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.client.Controller;
import dev.drydock.kube.client.Watches;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Deletes Pods from nodes whose NoExecute taints they do not tolerate, or no longer.
/// Mirrors `pkg/controller/tainteviction`.
final class TaintEvictionController implements Controller {
    static final String NAME = "taint-eviction-controller";
    private static final String REASON = "TaintManagerEviction";

    private final Client client;

    TaintEvictionController(Client client) {
        this.client = client;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void watches(Watches watches) {
        watches.onChange(Node.class, this::podsConcerned).onChange(Pod.class, this::isConcerned);
    }

    private Stream<ObjectKey> podsConcerned(@Nullable Node before, @Nullable Node after) {
        if (after == null || noExecute(after).equals(before == null ? List.of() : noExecute(before))) {
            return Stream.empty();
        }
        return client.podsOn(after.name()).stream().map(Pod::key);
    }

    private Stream<ObjectKey> isConcerned(@Nullable Pod before, @Nullable Pod after) {
        if (after == null) {
            return client.memory().recall(Objects.requireNonNull(before).key(), Instant.class).isPresent()
                    ? Stream.of(before.key())
                    : Stream.empty();
        }
        boolean same = before != null
                && Objects.equals(before.spec().nodeName(), after.spec().nodeName())
                && before.spec().tolerations().equals(after.spec().tolerations());
        boolean tainted = !same && after.spec().nodeName() != null && !taintsOf(after).isEmpty();
        return tainted ? Stream.of(after.key()) : Stream.empty();
    }

    private List<Taint> taintsOf(Pod pod) {
        return client.get(Node.class, "", Objects.requireNonNullElse(pod.spec().nodeName(), ""))
                .map(TaintEvictionController::noExecute)
                .orElse(List.of());
    }

    private static List<Taint> noExecute(Node node) {
        return node.spec().taints().stream().filter(taint -> "NoExecute".equals(taint.effect())).toList();
    }

    @Override
    public void sync(ObjectKey key) {
        var found = client.get(Pod.class, key).filter(pod -> !Owners.isDeleting(pod));
        if (found.isEmpty()) {
            client.memory().forget(key);
            return;
        }
        var pod = found.get();
        var since = client.memory().recall(key, Instant.class);
        switch (Verdict.of(taintsOf(pod), pod.spec().tolerations())) {
            case Verdict.Stays() -> since.ifPresent(scheduled -> cancel(pod));
            case Verdict.GoesAfter(var time) -> {
                var goes = since.orElse(client.clock()).plus(time);
                if (goes.isAfter(client.clock())) {
                    client.memory().remember(key, since.orElse(client.clock()));
                    client.requeueInBackground(key, Duration.between(client.clock(), goes));
                } else {
                    evict(pod);
                }
            }
        }
    }

    private void cancel(Pod pod) {
        client.memory().forget(pod.key());
        client.event(pod, "Normal", REASON, "Cancelling deletion of Pod " + pod.key());
    }

    private void evict(Pod pod) {
        client.memory().forget(pod.key());
        client.event(pod, "Normal", REASON, "Marking for deletion Pod " + pod.key());
        var condition = PodCondition.EMPTY
                .withType("DisruptionTarget")
                .withStatus("True")
                .withReason("DeletionByTaintManager")
                .withMessage("Taint manager: deleting due to NoExecute taint")
                .withLastTransitionTime(client.now());
        client.delete(client.updateStatus(Pods.withCondition(pod, condition)));
    }

    /// What taints mean to a Pod with certain tolerations.
    sealed interface Verdict {
        record Stays() implements Verdict {}

        record GoesAfter(Duration time) implements Verdict {}

        static Verdict of(List<Taint> taints, List<Toleration> tolerations) {
            Duration shortest = null;
            for (var taint : taints) {
                var toleration = tolerations.stream().filter(it -> tolerates(it, taint)).findFirst();
                if (toleration.isEmpty()) {
                    return new GoesAfter(Duration.ZERO);
                }
                var seconds = toleration.get().tolerationSeconds();
                if (seconds != null) {
                    var time = Duration.ofSeconds(Math.max(0, seconds));
                    shortest = shortest == null || time.compareTo(shortest) < 0 ? time : shortest;
                }
            }
            return shortest == null ? new Stays() : new GoesAfter(shortest);
        }

        private static boolean tolerates(Toleration toleration, Taint taint) {
            var key = Objects.requireNonNullElse(toleration.key(), "");
            var effect = Objects.requireNonNullElse(toleration.effect(), "");
            boolean exists = "Exists".equals(toleration.operator());
            return (effect.isEmpty() || effect.equals(taint.effect()))
                    && (key.isEmpty() || key.equals(taint.key()))
                    && (exists || Objects.requireNonNullElse(toleration.value(), "").equals(Objects.requireNonNullElse(taint.value(), "")));
        }
    }
}
