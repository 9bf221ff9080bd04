package dev.drydock.workbench.insight;

import dev.drydock.kube.Cluster;
import dev.drydock.kube.trace.Action;
import dev.drydock.kube.trace.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A step and all that came of it, in the order in which it happened: the way of a submission through the cluster.
///
/// @param more how many steps came after those that are kept here
public record Journey(List<Step> steps, int more) {
    public static final Journey NONE = new Journey(List.of(), 0);

    /// More than anybody follows with their eyes.
    private static final int MOST = 400;

    /// @param kept which steps to show beside the root; what one that is left out led to is told as led to by what led to it
    static Journey from(Cluster cluster, long root, Predicate<Step> kept) {
        var steps = new ArrayList<Step>();
        var shown = new HashMap<Long, Long>();
        int more = 0;
        for (var step : cluster.trace().since(root - 1)) {
            var cause = shown.get(step.cause());
            if (step.id() != root && cause == null) {
                continue;
            }
            boolean isKept = step.id() == root || kept.test(step);
            shown.put(step.id(), isKept || cause == null ? step.id() : cause);
            if (isKept && steps.size() < MOST) {
                steps.add(cause == null || cause == step.cause() ? step : new Step(step.id(), step.at(), step.actor(), cause, step.action()));
            } else if (isKept) {
                more++;
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
