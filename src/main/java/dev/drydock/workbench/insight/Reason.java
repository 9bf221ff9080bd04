package dev.drydock.workbench.insight;

import dev.drydock.kube.Cluster;
import dev.drydock.kube.api.Change;
import dev.drydock.kube.trace.Action;
import dev.drydock.kube.trace.Step;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why something is so: the way back from a step to what somebody did, and what that step changed.
///
/// @param way the step itself first, what started it last; empty where it is longer ago than remembered
/// @param about the object that the step changed
/// @param changes the fields that the step changed
public record Reason(List<Step> way, Optional<Ref> about, List<FieldChange> changes) {
    public static final Reason FORGOTTEN = new Reason(List.of(), Optional.empty(), List.of());

    static Reason of(Cluster cluster, long id) {
        var way = cluster.trace().why(id);
        if (way.isEmpty()) {
            return FORGOTTEN;
        }
        var change = way.getFirst().action() instanceof Action.Stored stored ? change(cluster, stored.revision()) : Optional.<Change>empty();
        return new Reason(
                way,
                Journey.about(way.getFirst()),
                change.map(one -> FieldChange.between(one.before(), one.after())).orElse(List.of()));
    }

    /// Why the object of these changes was made the last time, as far back as they go.
    static Reason ofMaking(Cluster cluster, List<Change> changes) {
        Change last = null;
        for (var change : changes) {
            last = last == null || change.before() == null ? change : last;
        }
        return ofChange(cluster, last);
    }

    /// The last of these changes that changed this field, or something in it.
    ///
    /// @param path `spec.nodeName`
    static Reason ofField(Cluster cluster, List<Change> changes, String path) {
        return changes.reversed().stream()
                .filter(change -> FieldChange.between(change.before(), change.after()).stream().anyMatch(field -> isWithin(field.path(), path)))
                .findFirst()
                .map(change -> ofChange(cluster, change))
                .orElse(FORGOTTEN);
    }

    /// @param change null where there was none
    static Reason ofChange(Cluster cluster, @Nullable Change change) {
        return change == null ? FORGOTTEN : of(cluster, step(cluster, change));
    }

    private static boolean isWithin(String changed, String path) {
        return changed.equals(path) || changed.startsWith(path + ".") || changed.startsWith(path + "[") || path.startsWith(changed + ".");
    }

    /// Oldest first, as far back as the store remembers.
    static List<Change> changes(Cluster cluster, Ref ref) {
        return cluster.changesSince(0).stream().filter(change -> Ref.of(change).equals(ref)).toList();
    }

    /// The step that stored a change follows, in the trace, the one that is its cause.
    private static long step(Cluster cluster, Change change) {
        return cluster.trace().since(Math.max(change.cause() - 1, 0)).stream()
                .filter(step -> step.action() instanceof Action.Stored stored && stored.revision() == change.revision())
                .mapToLong(Step::id)
                .findFirst()
                .orElse(change.cause());
    }

    private static Optional<Change> change(Cluster cluster, long revision) {
        return cluster.changesSince(revision - 1).stream().findFirst().filter(change -> change.revision() == revision);
    }
}
