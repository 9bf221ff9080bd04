package dev.drydock.kube.kubectl.describe;

import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.SelectorFormat;
import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.select.LabelSelector;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.List;
import java.util.Objects;

/// Mirrors `ReplicaSetDescriber` of `kubectl/pkg/describe`.
final class ReplicaSetDescriber implements Describer<ReplicaSet> {
    @Override
    public Description describe(ReplicaSet set, Invocation kubectl) {
        var description = new Description()
                .field("Name", set.name())
                .field("Namespace", set.namespace())
                .field("Selector", SelectorFormat.selector(set.spec().selector()))
                .labels("Labels", set.metadata().labels())
                .annotations("Annotations", set.metadata().annotations());
        PodDescriber.controller(description, set);
        description.field("Replicas", "%d current / %d desired".formatted(
                Objects.requireNonNullElse(set.status().replicas(), 0), Objects.requireNonNullElse(set.spec().replicas(), 0)));
        description.field("Pods Status", podsStatus(set, kubectl));
        TemplateLines.add(description, set.spec().template());
        if (!set.status().conditions().isEmpty()) {
            description.line(0, "Conditions:").line(1, "Type\tStatus\tReason").line(1, "----\t------\t------");
            set.status().conditions().forEach(each -> description.line(1, each.type() + " \t" + each.status() + "\t" + each.reason()));
        }
        EventLines.add(description, kubectl, set);
        return description;
    }

    private static String podsStatus(ReplicaSet set, Invocation kubectl) {
        var selector = LabelSelector.of(set.spec().selector());
        List<Pod> pods = kubectl.client().list(Kinds.of(Pod.class), set.namespace(), "", "").stream()
                .map(Pod.class::cast)
                .filter(pod -> selector.matches(pod.metadata().labels()))
                .filter(pod -> pod.metadata().ownerReferences().stream()
                        .anyMatch(owner -> Boolean.TRUE.equals(owner.controller())
                                && Objects.equals(owner.uid(), set.metadata().uid())))
                .toList();
        return "%d Running / %d Waiting / %d Succeeded / %d Failed".formatted(
                count(pods, "Running"), count(pods, "Pending"), count(pods, "Succeeded"), count(pods, "Failed"));
    }

    private static long count(List<Pod> pods, String phase) {
        return pods.stream().filter(pod -> phase.equals(pod.status().phase())).count();
    }
}
