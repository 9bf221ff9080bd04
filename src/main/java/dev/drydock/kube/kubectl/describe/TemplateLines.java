package dev.drydock.kube.kubectl.describe;

import static dev.drydock.kube.kubectl.describe.Description.isEmpty;

import dev.drydock.kube.api.core.PodTemplateSpec;
import java.util.List;

/// The template that Pods are made from.
public final class TemplateLines {
    private TemplateLines() {}

    /// As `rollout history` prints it: with its tabs.
    public static String raw(PodTemplateSpec template) {
        var description = new Description();
        add(description, template);
        return description.raw();
    }

    static void add(Description description, PodTemplateSpec template) {
        description.line(0, "Pod Template:");
        description.labels("  Labels", template.metadata().labels());
        if (!template.metadata().annotations().isEmpty()) {
            description.annotations("  Annotations", template.metadata().annotations());
        }
        var spec = template.spec();
        if (!isEmpty(spec.serviceAccountName())) {
            description.field(1, "Service Account", spec.serviceAccountName());
        }
        if (!spec.initContainers().isEmpty()) {
            ContainerLines.add(description, "Init Containers", spec.initContainers(), List.of(), null, "  ");
        }
        ContainerLines.add(description, "Containers", spec.containers(), List.of(), null, "  ");
        VolumeLines.add(description, spec.volumes(), "  ");
        if (!isEmpty(spec.priorityClassName())) {
            description.field(1, "Priority Class Name", spec.priorityClassName());
        }
        description.labels("  Node-Selectors", spec.nodeSelector());
        PodDescriber.tolerations(description, "  Tolerations", spec.tolerations());
    }
}
