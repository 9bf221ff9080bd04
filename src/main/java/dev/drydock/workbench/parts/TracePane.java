package dev.drydock.workbench.parts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import dev.drydock.workbench.Scene;
import dev.drydock.workbench.insight.Journey;
import dev.drydock.workbench.insight.Question;
import dev.drydock.workbench.insight.Ref;
import java.util.function.Consumer;

/// The way of the last command through the cluster, step by step.
final class TracePane extends Div {
    private final Bench bench;
    private final Consumer<Ref> inspect;
    private final StepWords words = new StepWords(this);
    private boolean active;
    private long seen = -1;

    /// @param inspect shows an object from all sides
    TracePane(Bench bench, Consumer<Ref> inspect) {
        this.bench = bench;
        this.inspect = inspect;
        addClassName("dd-trace");
    }

    /// Asks nothing while nobody looks.
    void setActive(boolean active) {
        this.active = active;
        seen = -1;
    }

    void show(Scene scene) {
        var moments = scene.timeline().moments();
        long now = moments.isEmpty() ? 0 : moments.get(scene.timeline().shown()).revision();
        if (active && now != seen) {
            seen = now;
            bench.ask(new Question.Follow(0), this::show);
        }
    }

    private void show(Journey journey) {
        removeAll();
        if (journey.steps().isEmpty()) {
            add(new Paragraph(getTranslation("workbench.trace.empty")));
            return;
        }
        var list = new OrderedList();
        journey.steps().forEach(step -> list.add(new ListItem(words.of(step))));
        add(list);
    }
}
