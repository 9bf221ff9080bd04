package dev.drydock.kube.apiserver;

import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.PodCondition;
import java.time.Instant;
import java.util.ArrayList;

/// What giving a Pod its node writes on it. Mirrors `BindingREST` of `pkg/registry/core/pod/storage`.
final class Bindings {
    private Bindings() {}

    /// Refuses by throwing.
    static Pod bound(Pod pod, String node, Instant now) {
        if (pod.metadata().deletionTimestamp() != null) {
            throw Refusals.conflict("pods/binding", pod.name(),
                    "pod " + pod.name() + " is being deleted, cannot be assigned to a host");
        }
        if (pod.spec().nodeName() != null) {
            throw Refusals.conflict("pods/binding", pod.name(),
                    "pod %s is already assigned to node \"%s\"".formatted(pod.name(), pod.spec().nodeName()));
        }
        var scheduled = PodCondition.EMPTY
                .withType("PodScheduled")
                .withStatus("True")
                .withObservedGeneration(pod.metadata().generation())
                .withLastTransitionTime(now);
        var conditions = new ArrayList<>(pod.status().conditions());
        conditions.removeIf(condition -> "PodScheduled".equals(condition.type()));
        conditions.add(scheduled);
        return pod.withSpec(pod.spec().withNodeName(node))
                .withStatus(pod.status().withConditions(conditions));
    }
}
