package dev.drydock.kube.kubectl.describe;

import static dev.drydock.kube.kubectl.describe.Description.isEmpty;
import static dev.drydock.kube.kubectl.describe.Description.text;
import static dev.drydock.kube.kubectl.describe.Description.time;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.SelectorFormat;
import dev.drydock.kube.api.apps.DaemonSet;
import dev.drydock.kube.api.apps.StatefulSet;
import dev.drydock.kube.api.core.PersistentVolumeClaim;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is said of DaemonSets and StatefulSets.
final class WorkloadDescribers {
    private WorkloadDescribers() {}

    static Description daemonSet(DaemonSet set, Invocation kubectl) {
        var status = set.status();
        var description = new Description()
                .field("Name", set.name())
                .field("Namespace", set.namespace())
                .field("Selector", SelectorFormat.selector(set.spec().selector()))
                .field("Node-Selector", SelectorFormat.labels(set.spec().template().spec().nodeSelector()));
        labelled(description, set)
                .line(0, "Desired Number of Nodes Scheduled: " + number(status.desiredNumberScheduled()))
                .line(0, "Current Number of Nodes Scheduled: " + number(status.currentNumberScheduled()))
                .line(0, "Number of Nodes Scheduled with Up-to-date Pods: " + number(status.updatedNumberScheduled()))
                .line(0, "Number of Nodes Scheduled with Available Pods: " + number(status.numberAvailable()))
                .line(0, "Number of Nodes Misscheduled: " + number(status.numberMisscheduled()))
                .field("Pods Status", PodCounts.of(set, set.spec().selector(), kubectl));
        TemplateLines.add(description, set.spec().template());
        EventLines.add(description, kubectl, set);
        return description;
    }

    static Description statefulSet(StatefulSet set, Invocation kubectl) {
        var spec = set.spec();
        var description = new Description()
                .field("Name", set.name())
                .field("Namespace", set.namespace())
                .field("CreationTimestamp", time(set.metadata().creationTimestamp()))
                .field("Selector", SelectorFormat.selector(spec.selector()));
        labelled(description, set)
                .field("Replicas", number(spec.replicas()) + " desired | " + number(set.status().replicas()) + " total")
                .field("Update Strategy", text(spec.updateStrategy().type()));
        var rolling = spec.updateStrategy().rollingUpdate();
        if (rolling != null && rolling.partition() != null) {
            description.field(1, "Partition", rolling.partition());
        }
        description.field("Pods Status", PodCounts.of(set, spec.selector(), kubectl));
        TemplateLines.add(description, spec.template());
        claims(description, spec.volumeClaimTemplates());
        EventLines.add(description, kubectl, set);
        return description;
    }

    private static void claims(Description description, List<PersistentVolumeClaim> claims) {
        if (claims.isEmpty()) {
            description.field("Volume Claims", "<none>");
            return;
        }
        description.line(0, "Volume Claims:");
        for (var claim : claims) {
            var storage = claim.spec().resources().requests().get("storage");
            description.field(1, "Name", claim.name()).field(1, "StorageClass", text(claim.spec().storageClassName()));
            description.labels("  Labels", claim.metadata().labels()).annotations("  Annotations", claim.metadata().annotations());
            description.field(1, "Capacity", isEmpty(storage) ? "<default>" : storage);
            description.field(1, "Access Modes", "[" + String.join(" ", claim.spec().accessModes()) + "]");
        }
    }

    private static Description labelled(Description description, KubeObject object) {
        return description
                .labels("Labels", object.metadata().labels())
                .annotations("Annotations", object.metadata().annotations());
    }

    private static int number(@Nullable Integer number) {
        return Objects.requireNonNullElse(number, 0);
    }
}
