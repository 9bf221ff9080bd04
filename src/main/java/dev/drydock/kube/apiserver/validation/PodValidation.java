package dev.drydock.kube.apiserver.validation;

import static dev.drydock.kube.apiserver.validation.Values.empty;
import static dev.drydock.kube.apiserver.validation.Values.text;

import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.PodSpec;
import dev.drydock.kube.api.core.PodTemplateSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Pods and the templates of Pods. Mirrors `ValidatePodCreate`, `ValidatePodTemplateSpec` and `ValidatePodStatusUpdate`.
public final class PodValidation {
    private static final Path SPEC = Path.of("spec");
    private static final String MIRROR = "kubernetes.io/config.mirror";
    private static final String DELETION_COST = "controller.kubernetes.io/pod-deletion-cost";

    private PodValidation() {}

    public static List<FieldError> validateCreate(Pod pod) {
        var errors = new Errors();
        validatePod(pod, errors);
        if (!pod.spec().ephemeralContainers().isEmpty()) {
            errors.forbidden(SPEC.child("ephemeralContainers"), "cannot be set on create");
        }
        if (!empty(pod.spec().nodeName()) && !pod.spec().schedulingGates().isEmpty()) {
            errors.forbidden(SPEC.child("nodeName"), "cannot be set until all schedulingGates have been cleared");
        }
        return errors.list();
    }

    public static List<FieldError> validateUpdate(Pod pod, Pod old) {
        var errors = new Errors();
        ObjectMetaValidation.validateUpdate(pod.metadata(), old.metadata(), errors);
        validatePod(pod, errors);
        PodUpdateValidation.validate(pod, old, SPEC, errors);
        return errors.list();
    }

    public static List<FieldError> validateStatusUpdate(Pod pod, Pod old) {
        var errors = new Errors();
        ObjectMetaValidation.validateUpdate(pod.metadata(), old.metadata(), errors);
        errors.immutable(Path.of("status").child("qosClass"), text(pod.status().qosClass()), text(old.status().qosClass()));
        return errors.list();
    }

    static void validatePod(Pod pod, Errors errors) {
        var meta = pod.metadata();
        ObjectMetaValidation.validate(meta, true, Names::dns1123Subdomain, errors);
        validateAnnotations(meta.annotations(), pod.spec(), ObjectMetaValidation.METADATA.child("annotations"), errors);
        PodSpecValidation.validate(pod.spec(), meta.name(), true, SPEC, errors);
        if (empty(pod.spec().serviceAccountName())) {
            validateNoTokens(pod.spec(), errors);
        }
        validateImages(pod.spec().containers(), SPEC.child("containers"), errors);
        validateImages(pod.spec().initContainers(), SPEC.child("initContainers"), errors);
    }

    private static void validateNoTokens(PodSpec spec, Errors errors) {
        for (int i = 0; i < spec.volumes().size(); i++) {
            var projected = spec.volumes().get(i).projected();
            for (int j = 0; projected != null && j < projected.sources().size(); j++) {
                if (projected.sources().get(j).serviceAccountToken() != null) {
                    errors.forbidden(
                            SPEC.child("volumes").index(i).child("projected").child("sources").index(j).child("serviceAccountToken"),
                            "must not be specified when serviceAccountName is not set");
                }
            }
        }
    }

    private static void validateImages(List<Container> containers, Path path, Errors errors) {
        for (int i = 0; i < containers.size(); i++) {
            var image = text(containers.get(i).image());
            if (image.length() != image.strip().length()) {
                errors.invalid(path.index(i).child("image"), image, "must not have leading or trailing whitespace");
            }
        }
    }

    private static void validateAnnotations(Map<String, String> annotations, PodSpec spec, Path path, Errors errors) {
        if (annotations.isEmpty()) {
            return;
        }
        var mirror = annotations.get(MIRROR);
        if (mirror != null && empty(spec.nodeName())) {
            errors.invalid(path.key(MIRROR), mirror, "must set spec.nodeName if mirror pod annotation is set");
        }
        var cost = annotations.get(DELETION_COST);
        if (cost != null && !isCost(cost)) {
            errors.invalid(path.key(DELETION_COST), cost, "must be a 32bit integer");
        }
    }

    private static boolean isCost(String cost) {
        try {
            Integer.parseInt(cost);
            return !cost.startsWith("+") && !(cost.startsWith("0") && cost.length() > 1);
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    static void validateTemplate(@Nullable PodTemplateSpec template, Path path, Errors errors) {
        if (template == null) {
            errors.required(path);
            return;
        }
        Labels.validate(template.metadata().labels(), path.child("labels"), errors);
        ObjectMetaValidation.validateAnnotations(template.metadata().annotations(), path.child("annotations"), errors);
        validateAnnotations(template.metadata().annotations(), template.spec(), path.child("annotations"), errors);
        PodSpecValidation.validate(template.spec(), null, false, path.child("spec"), errors);
        if (!template.spec().ephemeralContainers().isEmpty()) {
            errors.forbidden(path.child("spec").child("ephemeralContainers"), "ephemeral containers not allowed in pod template");
        }
    }
}
