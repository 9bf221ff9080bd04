package dev.drydock.kube.kubectl.describe;

import dev.drydock.kube.api.SelectorFormat;
import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.kubectl.cli.Invocation;
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
        description.field("Pods Status", PodCounts.of(set, set.spec().selector(), kubectl));
        TemplateLines.add(description, set.spec().template());
        if (!set.status().conditions().isEmpty()) {
            description.line(0, "Conditions:").line(1, "Type\tStatus\tReason").line(1, "----\t------\t------");
            set.status().conditions().forEach(each -> description.line(1, each.type() + " \t" + each.status() + "\t" + each.reason()));
        }
        EventLines.add(description, kubectl, set);
        return description;
    }
}
