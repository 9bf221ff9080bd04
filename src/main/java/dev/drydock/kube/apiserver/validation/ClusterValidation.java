package dev.drydock.kube.apiserver.validation;

import static dev.drydock.kube.apiserver.validation.Values.empty;
import static dev.drydock.kube.apiserver.validation.Values.number;
import static dev.drydock.kube.apiserver.validation.Values.text;

import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.scheduling.PriorityClass;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Namespaces, nodes and priority classes. Mirrors `ValidateNamespace`, `ValidateNode` and `ValidatePriorityClass`.
public final class ClusterValidation {
    private static final Set<String> SYSTEM_CLASSES = Set.of("system-node-critical", "system-cluster-critical");
    private static final List<String> PREEMPTION_POLICIES = List.of("PreemptLowerPriority", "Never");
    private static final int HIGHEST_USER_PRIORITY = 1_000_000_000;

    private ClusterValidation() {}

    public static List<FieldError> validate(Namespace namespace) {
        var errors = new Errors();
        ObjectMetaValidation.validate(namespace.metadata(), false, Names::dns1123Label, errors);
        for (var finalizer : namespace.spec().finalizers()) {
            errors.invalid(Path.of("spec").child("finalizers"), finalizer, Names.qualified(finalizer));
            ObjectMetaValidation.validateStandardFinalizer(finalizer, Path.of("spec").child("finalizers"), errors);
        }
        return errors.list();
    }

    public static List<FieldError> validateUpdate(Namespace namespace, Namespace old) {
        var errors = new Errors();
        ObjectMetaValidation.validateUpdate(namespace.metadata(), old.metadata(), errors);
        return errors.list();
    }

    public static List<FieldError> validate(Node node) {
        var errors = new Errors();
        ObjectMetaValidation.validate(node.metadata(), false, Names::dns1123Subdomain, errors);
        SchedulingValidation.validateTaints(node.spec().taints(), ObjectMetaValidation.METADATA.child("taints"), errors);
        for (int i = 0; i < node.spec().podCIDRs().size(); i++) {
            Addresses.validateRange(node.spec().podCIDRs().get(i), Path.of("spec").child("podCIDRs").index(i), errors);
        }
        return errors.list();
    }

    public static List<FieldError> validateUpdate(Node node, Node old) {
        var errors = new Errors();
        ObjectMetaValidation.validateUpdate(node.metadata(), old.metadata(), errors);
        var spec = Path.of("spec");
        if (!old.spec().podCIDRs().isEmpty() && !old.spec().podCIDRs().equals(node.spec().podCIDRs())) {
            errors.forbidden(spec.child("podCIDRs"), "node updates may not change podCIDR except from \"\" to valid");
        }
        if (!empty(old.spec().providerID()) && !Objects.equals(old.spec().providerID(), node.spec().providerID())) {
            errors.forbidden(spec.child("providerID"), "node updates may not change providerID except from \"\" to valid");
        }
        SchedulingValidation.validateTaints(node.spec().taints(), ObjectMetaValidation.METADATA.child("taints"), errors);
        return errors.list();
    }

    public static List<FieldError> validate(PriorityClass priority) {
        var errors = new Errors();
        ObjectMetaValidation.validate(priority.metadata(), false, Names::dns1123Subdomain, errors);
        if (priority.name().startsWith("system-")) {
            if (!SYSTEM_CLASSES.contains(priority.name())) {
                errors.forbidden(ObjectMetaValidation.METADATA.child("name"),
                        "priority class names with 'system-' prefix are reserved for system use only. error: "
                                + priority.name() + " is not a known system priority class");
            }
        } else if (number(priority.value()) > HIGHEST_USER_PRIORITY) {
            errors.forbidden(Path.of("value"), "maximum allowed value of a user defined priority is " + HIGHEST_USER_PRIORITY);
        }
        errors.oneOf(Path.of("preemptionPolicy"), priority.preemptionPolicy(), PREEMPTION_POLICIES);
        return errors.list();
    }

    public static List<FieldError> validateUpdate(PriorityClass priority, PriorityClass old) {
        var errors = new Errors();
        ObjectMetaValidation.validateUpdate(priority.metadata(), old.metadata(), errors);
        if (number(priority.value()) != number(old.value())) {
            errors.forbidden(Path.of("value"), "may not be changed in an update.");
        }
        errors.immutable(Path.of("preemptionPolicy"), text(priority.preemptionPolicy()), text(old.preemptionPolicy()));
        return errors.list();
    }
}
