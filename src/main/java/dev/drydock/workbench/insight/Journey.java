package dev.drydock.workbench.insight;

import dev.drydock.kube.Cluster;
import dev.drydock.kube.trace.Action;
import dev.drydock.kube.trace.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// A step and all that came of it, in the order in which it happened: the way of a submission through the cluster.
///
/// @param more how many steps came after those that are kept here
public record Journey(List<Step> steps, int more) {
    public static final Journey NONE = new Journey(List.of(), 0);

    /// More than anybody follows with their eyes.
    private static final int MOST = 400;

    static Journey ofLastCommand(Cluster cluster) {
        Step last = null;
        for (var step : cluster.trace().steps()) {
            if (step.cause() == 0 && step.action() instanceof Action.Commanded) {
                last = step;
            }
        }
        return last == null ? NONE : from(cluster, last.id());
    }

    static Journey from(Cluster cluster, long root) {
        var steps = new ArrayList<Step>();
        var ids = new HashSet<Long>();
        int more = 0;
        for (var step : cluster.trace().since(root - 1)) {
            if (step.id() == root || ids.contains(step.cause())) {
                ids.add(step.id());
                if (steps.size() < MOST) {
                    steps.add(step);
                } else {
                    more++;
                }
            }
        }
        return new Journey(List.copyOf(steps), more);
    }

    /// The object that a step is about; none for commands and faults.
    public static Optional<Ref> about(Step step) {
        return switch (step.action()) {
            case Action.Stored stored -> Optional.of(Ref.of(stored.resource(), stored.key()));
            case Action.Refused refused -> Optional.of(Ref.of(refused.resource(), refused.key()));
            case Action.Admitted admitted -> Optional.of(Ref.of(admitted.resource(), admitted.key()));
            case Action.Compared compared -> Optional.of(Ref.of(compared.resource(), compared.key()));
            case Action.Filtered filtered -> Optional.of(Ref.of("pods", filtered.pod()));
            case Action.Scored scored -> Optional.of(Ref.of("pods", scored.pod()));
            case Action.Ran ran -> Optional.of(Ref.of("pods", ran.pod()));
            case Action.Routed routed -> Optional.of(Ref.of("pods", routed.pod()));
            case Action.Commanded commanded -> Optional.empty();
            case Action.Disturbed disturbed -> Optional.empty();
            case Action.Reconciled reconciled -> Optional.empty();
        };
    }
}
