package dev.drydock.workbench.parts;

import dev.drydock.kube.trace.Action;
import dev.drydock.kube.trace.Step;
import dev.drydock.workbench.insight.Lane;
import dev.drydock.workbench.insight.Trail;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is drawn of a trail, as the element takes it.
record Marks(long root, List<Choice> roots, List<Mark> marks, int more) {
    static final Marks NONE = new Marks(0, List.of(), List.of(), 0);

    /// @param began when the cluster's time began
    static Marks of(Trail trail, StepWords words, Instant began) {
        return new Marks(
                trail.root(),
                trail.roots().stream()
                        .map(root -> new Choice(root.id(), StepWords.clock(began, root.at()) + "  " + words.of(root)))
                        .toList(),
                trail.journey().steps().stream()
                        .map(step -> new Mark(
                                step.id(), step.cause(), StepWords.clock(began, step.at()), step.actor(), kind(step), Lane.way(step), words.of(step)))
                        .toList(),
                trail.journey().more());
    }

    /// A way grows at its end, so most often only that is sent.
    Patch since(Marks before) {
        int from = 0;
        if (root == before.root) {
            int both = Math.min(marks.size(), before.marks.size());
            while (from < both && marks.get(from).equals(before.marks.get(from))) {
                from++;
            }
        }
        return new Patch(root, roots.equals(before.roots) ? null : roots, from, marks.subList(from, marks.size()), more);
    }

    boolean contains(long step) {
        return marks.stream().anyMatch(mark -> mark.id == step);
    }

    private static String kind(Step step) {
        return switch (step.action()) {
            case Action.Commanded _ -> "command";
            case Action.Disturbed _ -> "fault";
            case Action.Admitted _ -> "admit";
            case Action.Stored _ -> "write";
            case Action.Refused _ -> "refuse";
            case Action.Reconciled _, Action.Compared _, Action.Filtered _, Action.Scored _ -> "think";
            case Action.Ran _ -> "run";
            case Action.Routed _ -> "route";
        };
    }

    /// A command or a fault that can be followed.
    record Choice(long id, String label) {}

    /// @param way where it went; the first did it
    record Mark(long id, long cause, String at, String actor, String kind, List<Lane> way, String text) {}

    /// The marks from `from` on are replaced; no `roots` where they are the same.
    record Patch(long root, @Nullable List<Choice> roots, int from, List<Mark> marks, int more) {}
}
