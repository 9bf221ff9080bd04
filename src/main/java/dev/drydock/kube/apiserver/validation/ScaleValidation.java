package dev.drydock.kube.apiserver.validation;

import dev.drydock.kube.api.autoscaling.Scale;
import java.util.List;
import java.util.Objects;

/// How many replicas may be asked for. Mirrors `ValidateScale` of `pkg/apis/autoscaling/validation`.
public final class ScaleValidation {
    private ScaleValidation() {}

    public static List<FieldError> validate(Scale scale) {
        var errors = new Errors();
        ObjectMetaValidation.validate(scale.metadata(), true, Names::dns1123Subdomain, errors);
        errors.notNegative(Path.of("spec").child("replicas"), Objects.requireNonNullElse(scale.spec().replicas(), 0));
        return errors.list();
    }
}
