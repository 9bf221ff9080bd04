package dev.drydock.workbench.parts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import dev.drydock.workbench.Command;
import dev.drydock.workbench.Timeline;
import java.util.List;
import java.util.function.IntConsumer;

/// The branches of what happened, once there is more than one: which is shown, and what differs from another.
final class BranchBar extends Div {
    private final Bench bench;
    private final IntConsumer compare;
    private List<Timeline.Fork> shown = List.of();
    private int current = -1;

    /// @param compare shows what differs between the branch that is shown and this one
    BranchBar(Bench bench, IntConsumer compare) {
        this.bench = bench;
        this.compare = compare;
        addClassName("dd-branches");
        setId("branches");
        getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("workbench.branch.label"));
        setVisible(false);
    }

    void show(Timeline timeline) {
        setVisible(timeline.branches().size() > 1);
        if (timeline.branches().equals(shown) && timeline.branch() == current) {
            return;
        }
        shown = timeline.branches();
        current = timeline.branch();
        removeAll();
        for (int i = 0; i < shown.size(); i++) {
            add(branch(i));
        }
    }

    private Div branch(int number) {
        var label = shown.get(number).label();
        var name = getTranslation("workbench.branch.name", number + 1);
        var button = new NativeButton(label.isEmpty() ? name : name + " · " + label, event -> bench.command(new Command.Switch(number)));
        button.setId("branch-" + (number + 1));
        button.getElement().setAttribute("aria-pressed", String.valueOf(number == current));
        var branch = new Div(button);
        if (number != current) {
            var other = new NativeButton(getTranslation("workbench.branch.compare"), event -> compare.accept(number));
            other.setId("compare-" + (number + 1));
            other.setAriaLabel(getTranslation("workbench.branch.compare-with", number + 1));
            branch.add(other);
        }
        return branch;
    }
}
