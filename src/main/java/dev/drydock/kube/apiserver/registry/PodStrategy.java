package dev.drydock.kube.apiserver.registry;

import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.PodCondition;
import dev.drydock.kube.api.core.PodStatus;
import dev.drydock.kube.apiserver.defaults.PodDefaults;
import dev.drydock.kube.apiserver.validation.FieldError;
import dev.drydock.kube.apiserver.validation.PodValidation;
import dev.drydock.kube.apiserver.validation.PodWarnings;
import dev.drydock.kube.apiserver.validation.Values;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Pods. Mirrors `pkg/registry/core/pod/strategy.go`.
final class PodStrategy implements Strategy<Pod> {
    @Override
    public Pod withDefaults(Pod pod) {
        return PodDefaults.of(pod);
    }

    @Override
    public Pod prepareForCreate(Pod pod) {
        var status = PodStatus.EMPTY.withPhase("Pending").withQosClass(QosClass.of(pod.spec()));
        if (!pod.spec().schedulingGates().isEmpty()) {
            status = status.withConditions(List.of(PodCondition.EMPTY
                    .withType("PodScheduled")
                    .withStatus("False")
                    .withReason("SchedulingGated")
                    .withMessage("Scheduling is blocked due to non-empty scheduling gates")));
        }
        return pod.withStatus(status);
    }

    @Override
    public List<FieldError> validate(Pod pod) {
        return PodValidation.validateCreate(pod);
    }

    @Override
    public List<FieldError> validateUpdate(Pod pod, Pod old) {
        return PodValidation.validateUpdate(pod, old);
    }

    /// Components leave out what does not change; the class of a Pod never does.
    @Override
    public Pod prepareForStatusUpdate(Pod pod, Pod old) {
        return Values.empty(pod.status().qosClass()) && !Values.empty(old.status().qosClass())
                ? pod.withStatus(pod.status().withQosClass(old.status().qosClass()))
                : pod;
    }

    @Override
    public List<FieldError> validateStatusUpdate(Pod pod, Pod old) {
        return PodValidation.validateStatusUpdate(pod, old);
    }

    @Override
    public List<String> warnings(Pod pod) {
        return PodWarnings.of(pod);
    }

    @Override
    public boolean countsGenerations() {
        return true;
    }

    /// Only a Pod that a kubelet looks after is given time to end.
    @Override
    public long gracePeriod(Pod pod, @Nullable Long asked) {
        var phase = pod.status().phase();
        if (Values.empty(pod.spec().nodeName()) || "Succeeded".equals(phase) || "Failed".equals(phase)) {
            return 0;
        }
        long period = Objects.requireNonNullElse(
                asked, Objects.requireNonNullElse(pod.spec().terminationGracePeriodSeconds(), 0L));
        return period < 0 ? 1 : period;
    }
}
