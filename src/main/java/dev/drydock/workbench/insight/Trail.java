package dev.drydock.workbench.insight;

import dev.drydock.kube.Cluster;
import dev.drydock.kube.trace.Action;
import dev.drydock.kube.trace.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What can be followed through a cluster, and the way of one of it.
///
/// @param roots the commands and faults to choose from, newest first
/// @param root the step that is followed; 0 where nothing has been done yet
public record Trail(List<Step> roots, long root, Journey journey) {
    public static final Trail NONE = new Trail(List.of(), 0, Journey.NONE);

    /// As many as one scrolls through.
    private static final int MOST_ROOTS = 20;

    /// @param wanted a step; what led to it is followed. The newest root where it is 0 or forgotten
    static Trail of(Cluster cluster, long wanted, boolean everything) {
        var roots = new ArrayList<>(roots(cluster));
        var chosen = wanted == 0 ? Optional.<Step>empty() : cluster.trace().why(wanted).stream().reduce((near, far) -> far);
        if (chosen.isEmpty() && roots.isEmpty()) {
            return NONE;
        }
        var root = chosen.orElseGet(roots::getFirst);
        if (!roots.contains(root)) {
            roots.add(root);
        }
        return new Trail(List.copyOf(roots), root.id(), Journey.from(cluster, root.id(), everything ? step -> true : matters(cluster, wanted)));
    }

    /// What somebody asked to see is shown even where it is noise.
    private static Predicate<Step> matters(Cluster cluster, long wanted) {
        var noise = new Noise(cluster);
        return step -> step.id() == wanted || !noise.test(step);
    }

    /// A command that only read led nowhere and is left out; a fault may be quiet and yet be the reason of all that does not happen.
    private static List<Step> roots(Cluster cluster) {
        var roots = new ArrayList<Step>();
        var causes = new HashSet<Long>();
        for (var step : cluster.trace().steps()) {
            causes.add(step.cause());
            if (step.cause() == 0 && (step.action() instanceof Action.Commanded || step.action() instanceof Action.Disturbed)) {
                roots.add(step);
            }
        }
        roots.removeIf(root -> root.action() instanceof Action.Commanded && !causes.contains(root.id()));
        return roots.reversed().subList(0, Math.min(roots.size(), MOST_ROOTS));
    }
}
