package dev.drydock.kube.apiserver.validation;

import static dev.drydock.kube.apiserver.validation.Values.number;
import static dev.drydock.kube.apiserver.validation.Values.text;

import dev.drydock.kube.api.IntOrString;
import dev.drydock.kube.api.apps.DaemonSet;
import dev.drydock.kube.api.apps.DaemonSetUpdateStrategy;
import dev.drydock.kube.api.apps.StatefulSet;
import dev.drydock.kube.api.apps.StatefulSetSpec;
import dev.drydock.kube.api.core.ReplicationController;
import dev.drydock.kube.api.core.ReplicationControllerSpec;
import dev.drydock.kube.api.meta.LabelSelector;
import java.util.List;

/// ReplicationControllers, DaemonSets and StatefulSets. Mirrors `pkg/apis/apps/validation` and the core one.
public final class MoreWorkloadValidation {
    private static final Path SPEC = WorkloadValidation.SPEC;
    private static final Path TEMPLATE = SPEC.child("template");
    private static final List<String> UPDATE_STRATEGIES = List.of("RollingUpdate", "OnDelete");

    private MoreWorkloadValidation() {}

    public static List<FieldError> validate(ReplicationController controller) {
        var errors = new Errors();
        ObjectMetaValidation.validate(controller.metadata(), true, Names::dns1123Subdomain, errors);
        validateSpec(controller.spec(), errors);
        return errors.list();
    }

    public static List<FieldError> validateUpdate(ReplicationController controller, ReplicationController old) {
        var errors = new Errors();
        ObjectMetaValidation.validateUpdate(controller.metadata(), old.metadata(), errors);
        validateSpec(controller.spec(), errors);
        return errors.list();
    }

    private static void validateSpec(ReplicationControllerSpec spec, Errors errors) {
        errors.notNegative(SPEC.child("minReadySeconds"), number(spec.minReadySeconds()));
        if (spec.selector().isEmpty()) {
            errors.required(SPEC.child("selector"));
        }
        errors.notNegative(SPEC.child("replicas"), number(spec.replicas()));
        var template = spec.template();
        if (template == null) {
            errors.required(TEMPLATE);
            return;
        }
        var selector = LabelSelector.EMPTY.withMatchLabels(spec.selector());
        if (!Labels.matches(selector, template.metadata().labels())) {
            WorkloadValidation.refuseLabels(template.metadata().labels(), TEMPLATE, errors);
        }
        PodValidation.validateTemplate(template, TEMPLATE, errors);
        WorkloadValidation.requireAlways(template, TEMPLATE, errors);
    }

    public static List<FieldError> validate(DaemonSet set) {
        var errors = new Errors();
        ObjectMetaValidation.validate(set.metadata(), true, Names::dns1123Subdomain, errors);
        validateSpec(set, errors);
        return errors.list();
    }

    public static List<FieldError> validateUpdate(DaemonSet set, DaemonSet old) {
        var errors = new Errors();
        ObjectMetaValidation.validateUpdate(set.metadata(), old.metadata(), errors);
        validateSpec(set, errors);
        errors.immutable(SPEC.child("selector"), set.spec().selector(), old.spec().selector());
        return errors.list();
    }

    private static void validateSpec(DaemonSet set, Errors errors) {
        var spec = set.spec();
        var template = spec.template();
        Labels.validateSelector(spec.selector(), SPEC.child("selector"), errors);
        var selector = spec.selector();
        if (selector != null && !Labels.matches(selector, template.metadata().labels())) {
            WorkloadValidation.refuseLabels(template.metadata().labels(), TEMPLATE, errors);
        }
        if (selector != null && Labels.isEmpty(selector)) {
            errors.invalid(SPEC.child("selector"), selector, "empty selector is invalid for daemonset");
        }
        PodValidation.validateTemplate(template, TEMPLATE, errors);
        WorkloadValidation.requireAlways(template, TEMPLATE, errors);
        errors.notNegative(SPEC.child("minReadySeconds"), number(spec.minReadySeconds()));
        validateStrategy(spec.updateStrategy(), SPEC.child("updateStrategy"), errors);
        errors.notNegative(SPEC.child("revisionHistoryLimit"), number(spec.revisionHistoryLimit()));
    }

    private static void validateStrategy(DaemonSetUpdateStrategy strategy, Path path, Errors errors) {
        switch (text(strategy.type())) {
            case "OnDelete" -> {}
            case "RollingUpdate" -> {
                var rolling = strategy.rollingUpdate();
                if (rolling == null) {
                    errors.required(path.child("rollingUpdate"));
                    return;
                }
                var at = path.child("rollingUpdate");
                WorkloadValidation.validateShare(rolling.maxUnavailable(), at.child("maxUnavailable"), errors);
                WorkloadValidation.validateShare(rolling.maxSurge(), at.child("maxSurge"), errors);
                WorkloadValidation.refuseOverWhole(rolling.maxUnavailable(), at.child("maxUnavailable"), errors);
                WorkloadValidation.refuseOverWhole(rolling.maxSurge(), at.child("maxSurge"), errors);
                boolean unavailable = !isZero(rolling.maxUnavailable());
                boolean surge = !isZero(rolling.maxSurge());
                if (unavailable == surge) {
                    errors.invalid(at.child(unavailable ? "maxSurge" : "maxUnavailable"),
                            unavailable ? rolling.maxSurge() : rolling.maxUnavailable(),
                            unavailable ? "may not be set when maxUnavailable is non-zero" : "cannot be 0 when maxSurge is 0");
                }
            }
            default -> errors.notSupported(path, InternalForm.of(strategy), UPDATE_STRATEGIES);
        }
    }

    private static boolean isZero(@org.jspecify.annotations.Nullable IntOrString share) {
        return WorkloadValidation.value(share) == 0;
    }

    public static List<FieldError> validate(StatefulSet set) {
        var errors = new Errors();
        ObjectMetaValidation.validate(set.metadata(), true, Names::dns1123Subdomain, errors);
        validateSpec(set.spec(), errors);
        return errors.list();
    }

    public static List<FieldError> validateUpdate(StatefulSet set, StatefulSet old) {
        var errors = new Errors();
        ObjectMetaValidation.validateUpdate(set.metadata(), old.metadata(), errors);
        validateSpec(set.spec(), errors);
        var changed = set.spec()
                .withReplicas(old.spec().replicas())
                .withTemplate(old.spec().template())
                .withUpdateStrategy(old.spec().updateStrategy())
                .withMinReadySeconds(old.spec().minReadySeconds())
                .withOrdinals(old.spec().ordinals())
                .withRevisionHistoryLimit(old.spec().revisionHistoryLimit())
                .withPersistentVolumeClaimRetentionPolicy(old.spec().persistentVolumeClaimRetentionPolicy());
        if (!changed.equals(old.spec())) {
            errors.forbidden(SPEC, "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden");
        }
        return errors.list();
    }

    private static void validateSpec(StatefulSetSpec spec, Errors errors) {
        switch (text(spec.podManagementPolicy())) {
            case "" -> errors.required(SPEC.child("podManagementPolicy"));
            case "OrderedReady", "Parallel" -> {}
            default -> errors.invalid(SPEC.child("podManagementPolicy"), spec.podManagementPolicy(), "must be 'OrderedReady' or 'Parallel'");
        }
        var strategy = spec.updateStrategy();
        switch (text(strategy.type())) {
            case "" -> errors.required(SPEC.child("updateStrategy"));
            case "OnDelete" -> {
                if (strategy.rollingUpdate() != null) {
                    errors.invalid(SPEC.child("updateStrategy").child("rollingUpdate"), strategy.rollingUpdate(),
                            "only allowed for updateStrategy 'RollingUpdate'");
                }
            }
            case "RollingUpdate" -> {
                if (strategy.rollingUpdate() != null) {
                    errors.notNegative(SPEC.child("updateStrategy").child("rollingUpdate").child("partition"),
                            number(strategy.rollingUpdate().partition()));
                }
            }
            default -> errors.invalid(SPEC.child("updateStrategy"), InternalForm.of(strategy), "must be 'RollingUpdate' or 'OnDelete'");
        }
        errors.notNegative(SPEC.child("replicas"), number(spec.replicas()));
        errors.notNegative(SPEC.child("minReadySeconds"), number(spec.minReadySeconds()));
        validateTemplate(spec, errors);
    }

    /// Volumes that claims will stand for are missing in the template, so that it is not checked as a whole.
    private static void validateTemplate(StatefulSetSpec spec, Errors errors) {
        var selector = spec.selector();
        var template = spec.template();
        if (selector == null) {
            errors.required(SPEC.child("selector"));
        } else {
            Labels.validateSelector(selector, SPEC.child("selector"), errors);
            if (Labels.isEmpty(selector)) {
                errors.invalid(SPEC.child("selector"), selector, "empty selector is invalid for statefulset");
            }
        }
        if (!Labels.matches(selector, template.metadata().labels())) {
            WorkloadValidation.refuseLabels(template.metadata().labels(), TEMPLATE, errors);
        }
        Labels.validate(template.metadata().labels(), TEMPLATE.child("labels"), errors);
        ObjectMetaValidation.validateAnnotations(template.metadata().annotations(), TEMPLATE.child("annotations"), errors);
        PodSpecValidation.validate(ClaimVolumes.withClaims(spec), null, false, TEMPLATE.child("spec"), errors);
        WorkloadValidation.requireAlways(template, TEMPLATE, errors);
    }
}
