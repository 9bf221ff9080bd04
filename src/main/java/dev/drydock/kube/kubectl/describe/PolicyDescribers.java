package dev.drydock.kube.kubectl.describe;

import static dev.drydock.kube.kubectl.describe.Description.text;
import static dev.drydock.kube.kubectl.describe.Description.time;

import dev.drydock.kube.api.Go;
import dev.drydock.kube.api.SelectorFormat;
import dev.drydock.kube.api.autoscaling.HorizontalPodAutoscaler;
import dev.drydock.kube.api.autoscaling.MetricSpec;
import dev.drydock.kube.api.policy.PodDisruptionBudget;
import dev.drydock.kube.api.scheduling.PriorityClass;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is said of priority classes, disruption budgets and autoscalers.
final class PolicyDescribers {
    private PolicyDescribers() {}

    static Description priorityClass(PriorityClass made, Invocation kubectl) {
        var description = new Description()
                .field("Name", made.name())
                .field("Value", number(made.value()))
                .field("GlobalDefault", Boolean.TRUE.equals(made.globalDefault()));
        if (made.preemptionPolicy() != null) {
            description.field("PreemptionPolicy", made.preemptionPolicy());
        }
        description
                .field("Description", text(made.description()))
                .field("Annotations", SelectorFormat.labels(made.metadata().annotations()));
        EventLines.add(description, kubectl, made);
        return description;
    }

    static Description disruptionBudget(PodDisruptionBudget budget, Invocation kubectl) {
        var spec = budget.spec();
        var status = budget.status();
        var description = new Description().field("Name", budget.name()).field("Namespace", budget.namespace());
        if (spec.minAvailable() != null) {
            description.field("Min available", spec.minAvailable());
        } else if (spec.maxUnavailable() != null) {
            description.field("Max unavailable", spec.maxUnavailable());
        }
        description
                .field("Selector", spec.selector() == null ? "<unset>" : SelectorFormat.selector(spec.selector()))
                .line(0, "Status:")
                .field(2, "Allowed disruptions", number(status.disruptionsAllowed()))
                .field(2, "Current", number(status.currentHealthy()))
                .field(2, "Desired", number(status.desiredHealthy()))
                .field(2, "Total", number(status.expectedPods()));
        EventLines.add(description, kubectl, budget);
        return description;
    }

    static Description autoscaler(HorizontalPodAutoscaler scaler, Invocation kubectl) {
        var spec = scaler.spec();
        var target = spec.scaleTargetRef();
        var description = new Description()
                .field("Name", scaler.name())
                .field("Namespace", scaler.namespace())
                .labels("Labels", scaler.metadata().labels())
                .annotations("Annotations", scaler.metadata().annotations())
                .field("CreationTimestamp", time(scaler.metadata().creationTimestamp()))
                .field("Reference", target.kind() + "/" + target.name())
                .field("Metrics", "( current / target )");
        spec.metrics().forEach(metric -> metric(description, metric));
        description
                .field("Min replicas", spec.minReplicas() == null ? "<unset>" : spec.minReplicas())
                .field("Max replicas", number(spec.maxReplicas()))
                .field(target.kind() + " pods", number(scaler.status().currentReplicas()) + " current / " + number(scaler.status().desiredReplicas()) + " desired");
        if (!scaler.status().conditions().isEmpty()) {
            description.line(0, "Conditions:").line(1, "Type\tStatus\tReason\tMessage").line(1, "----\t------\t------\t-------");
            scaler.status().conditions().forEach(each ->
                    description.line(1, String.join("\t", text(each.type()), text(each.status()), text(each.reason()), text(each.message()))));
        }
        EventLines.add(description, kubectl, scaler);
        return description;
    }

    /// No metrics are measured here, so the current value is unknown.
    private static void metric(Description description, MetricSpec metric) {
        if (metric.resource() == null) {
            description.line(1, "<unknown metric type " + Go.quote(text(metric.type())) + ">");
            return;
        }
        var target = metric.resource().target();
        if (target.averageValue() != null) {
            description.line(1, "resource %s on pods:\t<unknown> / %s".formatted(metric.resource().name(), target.averageValue()));
        } else {
            var wanted = target.averageUtilization() == null ? "<auto>" : target.averageUtilization() + "%";
            description.line(1, "resource %s on pods  (as a percentage of request):\t<unknown> / %s".formatted(metric.resource().name(), wanted));
        }
    }

    private static int number(@Nullable Integer number) {
        return Objects.requireNonNullElse(number, 0);
    }
}
