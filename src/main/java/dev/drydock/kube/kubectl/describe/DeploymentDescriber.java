package dev.drydock.kube.kubectl.describe;

import static dev.drydock.kube.kubectl.describe.Description.text;
import static dev.drydock.kube.kubectl.describe.Description.time;

import dev.drydock.kube.api.SelectorFormat;
import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Revisions;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Mirrors `DeploymentDescriber` of `kubectl/pkg/describe`.
final class DeploymentDescriber implements Describer<Deployment> {
    @Override
    public Description describe(Deployment deployment, Invocation kubectl) {
        var spec = deployment.spec();
        var status = deployment.status();
        var description = new Description()
                .field("Name", deployment.name())
                .field("Namespace", deployment.namespace())
                .field("CreationTimestamp", time(deployment.metadata().creationTimestamp()))
                .labels("Labels", deployment.metadata().labels())
                .annotations("Annotations", deployment.metadata().annotations())
                .field("Selector", SelectorFormat.selector(spec.selector()))
                .field("Replicas", "%d desired | %d updated | %d total | %d available | %d unavailable".formatted(
                        number(spec.replicas()),
                        number(status.updatedReplicas()),
                        number(status.replicas()),
                        number(status.availableReplicas()),
                        number(status.unavailableReplicas())))
                .field("StrategyType", text(spec.strategy().type()))
                .field("MinReadySeconds", number(spec.minReadySeconds()));
        var rolling = spec.strategy().rollingUpdate();
        if (rolling != null) {
            description.field("RollingUpdateStrategy", "%s max unavailable, %s max surge".formatted(rolling.maxUnavailable(), rolling.maxSurge()));
        }
        TemplateLines.add(description, spec.template());
        if (!status.conditions().isEmpty()) {
            description.line(0, "Conditions:").line(1, "Type\tStatus\tReason").line(1, "----\t------\t------");
            status.conditions().forEach(each ->
                    description.line(1, each.type() + " \t" + each.status() + "\t" + text(each.reason())));
        }
        var revisions = Revisions.of(deployment, kubectl.client());
        description.field("OldReplicaSets", names(revisions.old()));
        description.field("NewReplicaSet", names(revisions.current().stream().toList()));
        EventLines.add(description, kubectl, deployment);
        return description;
    }

    private static String names(List<ReplicaSet> sets) {
        return sets.isEmpty()
                ? "<none>"
                : sets.stream()
                        .map(set -> "%s (%d/%d replicas created)".formatted(
                                set.name(), number(set.status().replicas()), number(set.spec().replicas())))
                        .collect(Collectors.joining(", "));
    }

    private static int number(@Nullable Integer number) {
        return Objects.requireNonNullElse(number, 0);
    }
}
