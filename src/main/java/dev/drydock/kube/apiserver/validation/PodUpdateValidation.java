package dev.drydock.kube.apiserver.validation;

import static dev.drydock.kube.apiserver.validation.Values.empty;
import static dev.drydock.kube.apiserver.validation.Values.number;

import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.PodSchedulingGate;
import dev.drydock.kube.api.core.PodSpec;
import dev.drydock.kube.api.core.Toleration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What may change in a Pod that exists. Mirrors `ValidatePodUpdate`; leaves out what gated Pods may still change.
final class PodUpdateValidation {
    private static final String UPDATABLE = String.join(",",
            "`spec.containers[*].image`",
            "`spec.initContainers[*].image`",
            "`spec.activeDeadlineSeconds`",
            "`spec.tolerations` (only additions to existing tolerations)",
            "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)");

    private PodUpdateValidation() {}

    static void validate(Pod pod, Pod old, Path path, Errors errors) {
        var spec = pod.spec();
        var was = old.spec();
        if (differInNumber(spec.containers(), was.containers(), path.child("containers"), errors)
                || differInNumber(spec.initContainers(), was.initContainers(), path.child("initContainers"), errors)
                || refuseDeadline(spec, was, path.child("activeDeadlineSeconds"), errors)) {
            return;
        }
        validateTolerations(spec.tolerations(), was.tolerations(), path.child("tolerations"), errors);
        validateGates(spec.schedulingGates(), was.schedulingGates(), path.child("schedulingGates"), errors);
        if (spec.equals(was)) {
            return;
        }
        var changed = withUpdatableFieldsOf(was, spec);
        if (!changed.equals(was)) {
            errors.forbidden(path, "pod updates may not change fields other than " + UPDATABLE + "\n" + SpecDiff.between(was, changed));
        }
    }

    private static boolean differInNumber(List<Container> containers, List<Container> old, Path path, Errors errors) {
        if (containers.size() != old.size()) {
            errors.forbidden(path, "pod updates may not add or remove containers");
            return true;
        }
        for (int i = 0; i < containers.size(); i++) {
            if (empty(containers.get(i).image())) {
                errors.required(path.index(i).child("image"));
            }
        }
        return false;
    }

    private static boolean refuseDeadline(PodSpec spec, PodSpec old, Path path, Errors errors) {
        var deadline = spec.activeDeadlineSeconds();
        var before = old.activeDeadlineSeconds();
        if (deadline == null) {
            if (before != null) {
                errors.invalid(path, null, "must not update from a positive integer to nil value");
            }
            return false;
        }
        if (deadline < 0 || deadline > Integer.MAX_VALUE) {
            errors.invalid(path, deadline, Names.between(deadline, 0, Integer.MAX_VALUE));
            return true;
        }
        if (before != null && before < deadline) {
            errors.invalid(path, deadline, "must be less than or equal to previous value");
            return true;
        }
        return false;
    }

    private static void validateTolerations(List<Toleration> tolerations, List<Toleration> old, Path path, Errors errors) {
        for (var before : old) {
            var kept = tolerations.stream()
                    .anyMatch(now -> now.withTolerationSeconds(null).equals(before.withTolerationSeconds(null)));
            if (!kept) {
                errors.forbidden(path, "existing toleration can not be modified except its tolerationSeconds");
                return;
            }
        }
        SchedulingValidation.validateTolerations(tolerations, path, errors);
    }

    private static void validateGates(List<PodSchedulingGate> gates, List<PodSchedulingGate> old, Path path, Errors errors) {
        for (int i = 0; i < gates.size(); i++) {
            if (!old.contains(gates.get(i))) {
                errors.forbidden(path.index(i).child("name"),
                        "only deletion is allowed, but found new scheduling gate '%s'".formatted(gates.get(i).name()));
            }
        }
    }

    private static PodSpec withUpdatableFieldsOf(PodSpec old, PodSpec spec) {
        var changed = spec.withContainers(withImages(spec.containers(), old.containers()))
                .withInitContainers(withImages(spec.initContainers(), old.initContainers()))
                .withActiveDeadlineSeconds(old.activeDeadlineSeconds())
                .withSchedulingGates(old.schedulingGates())
                .withTolerations(old.tolerations());
        boolean shortened = number(old.terminationGracePeriodSeconds()) < 0 && Objects.equals(spec.terminationGracePeriodSeconds(), 1L);
        return shortened ? changed.withTerminationGracePeriodSeconds(old.terminationGracePeriodSeconds()) : changed;
    }

    private static List<Container> withImages(List<Container> containers, List<Container> old) {
        var changed = new ArrayList<Container>(containers.size());
        for (int i = 0; i < containers.size(); i++) {
            changed.add(containers.get(i).withImage(old.get(i).image()));
        }
        return changed;
    }
}
