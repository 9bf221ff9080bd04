package dev.drydock.kube.apiserver.validation;

import static dev.drydock.kube.apiserver.validation.Values.number;
import static dev.drydock.kube.apiserver.validation.Values.text;

import dev.drydock.kube.api.IntOrString;
import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.apps.DeploymentSpec;
import dev.drydock.kube.api.apps.DeploymentStrategy;
import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.api.apps.ReplicaSetSpec;
import dev.drydock.kube.api.apps.RollingUpdateDeployment;
import dev.drydock.kube.api.core.PodTemplateSpec;
import dev.drydock.kube.api.meta.LabelSelector;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// ReplicaSets and Deployments. Mirrors `pkg/apis/apps/validation`.
public final class WorkloadValidation {
    static final Path SPEC = Path.of("spec");
    private static final List<String> ALWAYS = List.of("Always");
    private static final List<String> STRATEGIES = List.of("Recreate", "RollingUpdate");

    private WorkloadValidation() {}

    public static List<FieldError> validate(ReplicaSet set) {
        var errors = new Errors();
        ObjectMetaValidation.validate(set.metadata(), true, Names::dns1123Subdomain, errors);
        validateSpec(set.spec(), errors);
        return errors.list();
    }

    public static List<FieldError> validateUpdate(ReplicaSet set, ReplicaSet old) {
        var errors = new Errors();
        ObjectMetaValidation.validateUpdate(set.metadata(), old.metadata(), errors);
        validateSpec(set.spec(), errors);
        errors.immutable(SPEC.child("selector"), set.spec().selector(), old.spec().selector());
        return errors.list();
    }

    public static List<FieldError> validate(Deployment deployment) {
        var errors = new Errors();
        ObjectMetaValidation.validate(deployment.metadata(), true, Names::dns1123Subdomain, errors);
        validateSpec(deployment.spec(), errors);
        return errors.list();
    }

    public static List<FieldError> validateUpdate(Deployment deployment, Deployment old) {
        var errors = new Errors();
        ObjectMetaValidation.validateUpdate(deployment.metadata(), old.metadata(), errors);
        validateSpec(deployment.spec(), errors);
        errors.immutable(SPEC.child("selector"), deployment.spec().selector(), old.spec().selector());
        return errors.list();
    }

    private static void validateSpec(ReplicaSetSpec spec, Errors errors) {
        errors.notNegative(SPEC.child("replicas"), number(spec.replicas()));
        errors.notNegative(SPEC.child("minReadySeconds"), number(spec.minReadySeconds()));
        validateSelected(spec.selector(), spec.template(), "ReplicaSet", "deployment", errors);
    }

    private static void validateSpec(DeploymentSpec spec, Errors errors) {
        errors.notNegative(SPEC.child("replicas"), number(spec.replicas()));
        validateSelected(spec.selector(), spec.template(), "ReplicaSet", "deployment", errors);
        validateStrategy(spec.strategy(), SPEC.child("strategy"), errors);
        errors.notNegative(SPEC.child("minReadySeconds"), number(spec.minReadySeconds()));
        errors.notNegative(SPEC.child("revisionHistoryLimit"), number(spec.revisionHistoryLimit()));
        var deadline = spec.progressDeadlineSeconds();
        if (deadline != null) {
            errors.notNegative(SPEC.child("progressDeadlineSeconds"), deadline);
            if (deadline <= number(spec.minReadySeconds())) {
                errors.invalid(SPEC.child("progressDeadlineSeconds"), deadline, "must be greater than minReadySeconds");
            }
        }
    }

    /// A selector and the template that it is to select.
    static void validateSelected(
            @Nullable LabelSelector selector, PodTemplateSpec template, String kind, String title, Errors errors) {
        var path = SPEC.child("selector");
        int before = errors.size();
        if (selector == null) {
            errors.required(path);
        } else {
            Labels.validateSelector(selector, path, errors);
            boolean bad = errors.size() > before;
            if (Labels.isEmpty(selector)) {
                errors.invalid(path, selector, "empty selector is invalid for " + title);
            }
            if (bad) {
                errors.invalid(path, selector, "invalid label selector");
                return;
            }
        }
        validateTemplate(template, Labels.matches(selector, template.metadata().labels()), kind, errors);
    }

    private static void validateTemplate(PodTemplateSpec template, boolean matches, String kind, Errors errors) {
        var path = SPEC.child("template");
        if (!matches) {
            refuseLabels(template.metadata().labels(), path, errors);
        }
        PodValidation.validateTemplate(template, path, errors);
        requireAlways(template, path, errors);
        if (template.spec().activeDeadlineSeconds() != null) {
            errors.forbidden(path.child("spec").child("activeDeadlineSeconds"),
                    "activeDeadlineSeconds in " + kind + " is not Supported");
        }
    }

    static void refuseLabels(Map<String, String> labels, Path template, Errors errors) {
        errors.add(new FieldError(FieldError.Reason.INVALID, template.child("metadata").child("labels").toString(), labels,
                "`selector` does not match template `labels`"));
    }

    static void requireAlways(PodTemplateSpec template, Path path, Errors errors) {
        if (!"Always".equals(template.spec().restartPolicy())) {
            errors.notSupported(path.child("spec").child("restartPolicy"), text(template.spec().restartPolicy()), ALWAYS);
        }
    }

    private static void validateStrategy(DeploymentStrategy strategy, Path path, Errors errors) {
        var rolling = strategy.rollingUpdate();
        switch (text(strategy.type())) {
            case "Recreate" -> {
                if (rolling != null) {
                    errors.forbidden(path.child("rollingUpdate"), "may not be specified when strategy `type` is 'Recreate'");
                }
            }
            case "RollingUpdate" -> {
                if (rolling == null) {
                    errors.required(path.child("rollingUpdate"), "this should be defaulted and never be nil");
                } else {
                    validateRolling(rolling, path.child("rollingUpdate"), errors);
                }
            }
            default -> errors.notSupported(path, InternalForm.of(strategy), STRATEGIES);
        }
    }

    private static void validateRolling(RollingUpdateDeployment rolling, Path path, Errors errors) {
        var unavailable = rolling.maxUnavailable();
        validateShare(unavailable, path.child("maxUnavailable"), errors);
        validateShare(rolling.maxSurge(), path.child("maxSurge"), errors);
        if (value(unavailable) == 0 && value(rolling.maxSurge()) == 0) {
            errors.invalid(path.child("maxUnavailable"), shown(unavailable), "may not be 0 when `maxSurge` is 0");
        }
        refuseOverWhole(unavailable, path.child("maxUnavailable"), errors);
    }

    /// A count or a percentage.
    static void validateShare(@Nullable IntOrString share, Path path, Errors errors) {
        switch (share) {
            case IntOrString.Text percent -> errors.invalid(path, percent, Names.percent(percent.value()));
            case IntOrString.Int count -> errors.notNegative(path, count.value());
            case null -> {}
        }
    }

    static void refuseOverWhole(@Nullable IntOrString share, Path path, Errors errors) {
        if (share instanceof IntOrString.Text && value(share) > 100) {
            errors.invalid(path, share, "must not be greater than 100%");
        }
    }

    private static Object shown(@Nullable IntOrString share) {
        return share == null ? 0 : share;
    }

    static int value(@Nullable IntOrString share) {
        return switch (share) {
            case IntOrString.Int count -> count.value();
            case IntOrString.Text percent when percent.value().matches("\\d{1,9}%") ->
                    Integer.parseInt(percent.value().substring(0, percent.value().length() - 1));
            case null, default -> 0;
        };
    }
}
