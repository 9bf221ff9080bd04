package dev.drydock.workbench.insight;

import dev.drydock.kube.Cluster;
import dev.drydock.kube.api.Change;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.batch.Job;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.trace.Action;
import dev.drydock.kube.trace.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Tells the steps that only take notes: events, heartbeats, and a status that says nothing new of a Pod's phase, of readiness or of an end.
final class Noise implements Predicate<Step> {
    private static final Set<String> NOTES = Set.of("events", "events.events.k8s.io", "leases.coordination.k8s.io");

    private final Cluster cluster;
    private @Nullable Map<Long, Change> changes;

    Noise(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public boolean test(Step step) {
        if (!(step.action() instanceof Action.Stored stored)) {
            return false;
        }
        if (NOTES.contains(stored.resource())) {
            return true;
        }
        if (!stored.resource().endsWith("/status")) {
            return false;
        }
        var change = changes(stored.revision()).get(stored.revision());
        return change == null || telling(change.before()).equals(telling(change.after()));
    }

    /// What of a status one wants to know.
    private static List<String> telling(@Nullable KubeObject object) {
        return switch (object) {
            case Pod pod -> List.of(
                    String.valueOf(pod.status().phase()),
                    pod.status().conditions().stream()
                            .filter(condition -> "Ready".equals(condition.type()))
                            .map(condition -> condition.status())
                            .findFirst()
                            .orElse("False"));
            case Node node -> node.status().conditions().stream()
                    .filter(condition -> "Ready".equals(condition.type()))
                    .map(condition -> String.valueOf(condition.status()))
                    .toList();
            case Job job -> job.status().conditions().stream().map(condition -> condition.type() + condition.status()).toList();
            case null, default -> List.of();
        };
    }

    /// All from the first that is asked for: steps come in the order of their revisions.
    private Map<Long, Change> changes(long first) {
        var known = changes;
        if (known == null) {
            known = new HashMap<>();
            for (var change : cluster.changesSince(first - 1)) {
                known.put(change.revision(), change);
            }
            changes = known;
        }
        return known;
    }
}
