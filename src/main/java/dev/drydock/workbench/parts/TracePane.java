package dev.drydock.workbench.parts;

import com.vaadin.flow.component.html.Div;
import dev.drydock.workbench.Scene;
import dev.drydock.workbench.insight.Question;
import dev.drydock.workbench.insight.Ref;
import dev.drydock.workbench.insight.Trail;
import java.time.Instant;
import java.util.function.Consumer;

/// The way of a command, or of a fault, through the cluster: the newest until somebody chooses another.
final class TracePane extends Div {
    private final Bench bench;
    private final StepWords words = new StepWords(this);
    private final TraceDetails details;
    private final TraceDiagram diagram;
    private boolean active;
    private boolean everything;
    /// 0 for the newest.
    private long wanted;
    private long looked;
    private Instant began = Instant.EPOCH;
    private Marks marks = Marks.NONE;

    /// @param inspect shows an object from all sides
    TracePane(Bench bench, Consumer<Ref> inspect) {
        this.bench = bench;
        details = new TraceDetails(inspect, this::open);
        diagram = new TraceDiagram(details);
        diagram.setId("trace");
        diagram.onStep(this::explain);
        diagram.onRoot(this::follow);
        diagram.onNoise(this::filter);
        addClassName("dd-trace");
        add(diagram);
    }

    /// Asks nothing while nobody looks.
    void setActive(boolean active) {
        this.active = active;
        ask(0);
    }

    void show(Scene scene) {
        if (!scene.began().equals(began)) {
            began = scene.began();
            wanted = 0;
        }
        ask(0);
    }

    /// Looks at a step, and follows what it is a part of.
    void open(long step) {
        if (marks.contains(step)) {
            diagram.look(step);
        } else {
            wanted = step;
            ask(step);
        }
    }

    private void follow(long root) {
        wanted = root;
        ask(0);
    }

    private void filter(boolean everything) {
        this.everything = everything;
        ask(0);
    }

    /// @param look the step to look at then; 0 to stay
    private void ask(long look) {
        if (!active) {
            return;
        }
        var question = new Question.Trace(wanted, everything);
        bench.ask(question, trail -> {
            if (question.equals(new Question.Trace(wanted, everything))) {
                show(trail, look);
            }
        });
    }

    private void show(Trail trail, long look) {
        if (!trail.roots().isEmpty() && trail.roots().getFirst().id() == wanted) {
            wanted = 0; // the newest again
        }
        marks = Marks.of(trail, words, began);
        diagram.show(marks);
        if (look != 0 && marks.contains(look)) {
            diagram.look(look);
        }
    }

    private void explain(long step) {
        looked = step;
        if (step == 0) {
            details.removeAll();
            return;
        }
        bench.ask(new Question.Explain(step), reason -> {
            if (looked == step) {
                details.show(reason);
            }
        });
    }
}
