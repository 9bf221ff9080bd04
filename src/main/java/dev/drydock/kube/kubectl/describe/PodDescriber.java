package dev.drydock.kube.kubectl.describe;

import static dev.drydock.kube.kubectl.describe.Description.isEmpty;
import static dev.drydock.kube.kubectl.describe.Description.text;
import static dev.drydock.kube.kubectl.describe.Description.time;

import dev.drydock.kube.api.HumanDuration;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.Toleration;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// Mirrors `PodDescriber` of `kubectl/pkg/describe`.
final class PodDescriber implements Describer<Pod> {
    @Override
    public Description describe(Pod pod, Invocation kubectl) {
        var description = new Description();
        head(description, pod, kubectl);
        addresses(description, pod);
        controller(description, pod);
        if (!isEmpty(pod.status().nominatedNodeName())) {
            description.field("NominatedNodeName", pod.status().nominatedNodeName());
        }
        var spec = pod.spec();
        if (!spec.initContainers().isEmpty()) {
            ContainerLines.add(description, "Init Containers", spec.initContainers(), pod.status().initContainerStatuses(), pod, "");
        }
        ContainerLines.add(description, "Containers", spec.containers(), pod.status().containerStatuses(), pod, "");
        readinessGates(description, pod);
        if (!pod.status().conditions().isEmpty()) {
            description.line(0, "Conditions:").line(1, "Type\tStatus");
            pod.status().conditions().forEach(each -> description.line(1, each.type() + "\t" + each.status() + " "));
        }
        VolumeLines.add(description, spec.volumes(), "");
        description.field("QoS Class", text(pod.status().qosClass()));
        description.labels("Node-Selectors", spec.nodeSelector());
        tolerations(description, "Tolerations", spec.tolerations());
        EventLines.add(description, kubectl, pod);
        return description;
    }

    private static void head(Description description, Pod pod, Invocation kubectl) {
        var spec = pod.spec();
        var status = pod.status();
        description.field("Name", pod.name()).field("Namespace", pod.namespace());
        if (spec.priority() != null) {
            description.field("Priority", spec.priority());
        }
        if (!isEmpty(spec.priorityClassName())) {
            description.field("Priority Class Name", spec.priorityClassName());
        }
        if (!isEmpty(spec.runtimeClassName())) {
            description.field("Runtime Class Name", spec.runtimeClassName());
        }
        if (!isEmpty(spec.serviceAccountName())) {
            description.field("Service Account", spec.serviceAccountName());
        }
        description.field("Node", isEmpty(spec.nodeName()) ? "<none>" : spec.nodeName() + "/" + text(status.hostIP()));
        if (status.startTime() != null) {
            description.field("Start Time", time(status.startTime()));
        }
        description.labels("Labels", pod.metadata().labels()).annotations("Annotations", pod.metadata().annotations());
        var deletion = pod.metadata().deletionTimestamp();
        if (deletion != null && !"Succeeded".equals(status.phase()) && !"Failed".equals(status.phase())) {
            description.field("Status", "Terminating (lasts " + HumanDuration.since(deletion, kubectl.now()) + ")");
            description.field("Termination Grace Period", pod.metadata().deletionGracePeriodSeconds() + "s");
        } else {
            description.field("Status", text(status.phase()));
        }
        if (!isEmpty(status.reason())) {
            description.field("Reason", status.reason());
        }
        if (!isEmpty(status.message())) {
            description.field("Message", status.message());
        }
    }

    private static void addresses(Description description, Pod pod) {
        var status = pod.status();
        description.field("IP", text(status.podIP()));
        if (status.podIPs().isEmpty()) {
            description.field("IPs", "<none>");
        } else {
            description.line(0, "IPs:");
            status.podIPs().forEach(each -> description.field(1, "IP", text(each.ip())));
        }
    }

    static void controller(Description description, KubeObject object) {
        object.metadata().ownerReferences().stream()
                .filter(owner -> Boolean.TRUE.equals(owner.controller()))
                .findFirst()
                .ifPresent(owner -> description.field("Controlled By", owner.kind() + "/" + owner.name()));
    }

    private static void readinessGates(Description description, Pod pod) {
        if (pod.spec().readinessGates().isEmpty()) {
            return;
        }
        description.line(0, "Readiness Gates:").line(1, "Type\tStatus");
        for (var gate : pod.spec().readinessGates()) {
            var status = pod.status().conditions().stream()
                    .filter(each -> Objects.equals(each.type(), gate.conditionType()))
                    .map(each -> text(each.status()))
                    .findFirst()
                    .orElse("<none>");
            description.line(1, gate.conditionType() + "\t" + status + " ");
        }
    }

    static void tolerations(Description description, String title, List<Toleration> tolerations) {
        description.lines(
                title,
                tolerations.stream()
                        .sorted(Comparator.comparing(toleration -> text(toleration.key())))
                        .map(PodDescriber::toleration)
                        .toList());
    }

    private static String toleration(Toleration toleration) {
        var shown = new StringBuilder(text(toleration.key()));
        if (!isEmpty(toleration.value())) {
            shown.append('=').append(toleration.value());
        }
        if (!isEmpty(toleration.effect())) {
            shown.append(':').append(toleration.effect());
        }
        if ("Exists".equals(toleration.operator()) && isEmpty(toleration.value())) {
            shown.append(shown.isEmpty() ? "op=Exists" : " op=Exists");
        }
        if (toleration.tolerationSeconds() != null) {
            shown.append(" for ").append(toleration.tolerationSeconds()).append('s');
        }
        return shown.toString();
    }
}
