package dev.drydock.kube.apiserver.admission;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.PodSpec;
import dev.drydock.kube.api.scheduling.PriorityClass;
import dev.drydock.kube.apiserver.validation.Values;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/// Turns the name of a priority class into a number. Mirrors `plugin/pkg/admission/priority`.
final class Priority implements AdmissionStep {
    private static final String PREEMPT = "PreemptLowerPriority";

    @Override
    public String name() {
        return "Priority";
    }

    @Override
    public KubeObject mutate(Admission request) {
        if (!request.subresource().isEmpty() || !(request.object() instanceof Pod pod)) {
            return request.object();
        }
        return switch (request.verb()) {
            case CREATE -> pod.withSpec(withPriority(pod.spec(), request));
            case UPDATE -> keeping(pod, request.old() instanceof Pod old ? old : pod);
            case DELETE -> pod;
        };
    }

    private static Pod keeping(Pod pod, Pod old) {
        var spec = pod.spec();
        if (spec.priority() == null && old.spec().priority() != null) {
            spec = spec.withPriority(old.spec().priority());
        }
        if (spec.preemptionPolicy() == null && old.spec().preemptionPolicy() != null) {
            spec = spec.withPreemptionPolicy(old.spec().preemptionPolicy());
        }
        return spec == pod.spec() ? pod : pod.withSpec(spec);
    }

    private static PodSpec withPriority(PodSpec spec, Admission request) {
        var asked = Values.text(spec.priorityClassName());
        Optional<PriorityClass> found = asked.isEmpty()
                ? globalDefault(request)
                : request.store().get(PriorityClass.class, "", asked);
        if (found.isEmpty() && !asked.isEmpty()) {
            throw Denials.forbidden(request, "no PriorityClass with name " + asked + " was found");
        }
        int priority = found.map(PriorityClass::value).orElse(0);
        var policy = Objects.requireNonNullElse(found.map(PriorityClass::preemptionPolicy).orElse(null), PREEMPT);
        if (spec.priority() != null && spec.priority() != priority) {
            throw Denials.forbidden(request, ("the integer value of priority (%d) must not be provided in pod spec; "
                            + "priority admission controller computed %d from the given PriorityClass name")
                    .formatted(spec.priority(), priority));
        }
        if (spec.preemptionPolicy() != null && !spec.preemptionPolicy().equals(policy)) {
            throw Denials.forbidden(request, ("the string value of PreemptionPolicy (%s) must not be provided in pod spec; "
                            + "priority admission controller computed %s from the given PriorityClass name")
                    .formatted(spec.preemptionPolicy(), policy));
        }
        var named = found.isPresent() ? spec.withPriorityClassName(found.get().name()) : spec;
        return named.withPriority(priority).withPreemptionPolicy(policy);
    }

    private static Optional<PriorityClass> globalDefault(Admission request) {
        return request.store().list(PriorityClass.class, "").stream()
                .filter(priority -> Values.truth(priority.globalDefault()))
                .min(Comparator.comparing(priority -> Values.number(priority.value())));
    }

    @Override
    public void validate(Admission request) {
        if (request.verb() == Admission.Verb.DELETE
                || !(request.object() instanceof PriorityClass priority)
                || !Values.truth(priority.globalDefault())) {
            return;
        }
        globalDefault(request).filter(other -> !other.name().equals(priority.name())).ifPresent(other -> {
            throw Denials.forbidden(request, "PriorityClass %s is already marked as default. Only one default can exist".formatted(other.name()));
        });
    }
}
