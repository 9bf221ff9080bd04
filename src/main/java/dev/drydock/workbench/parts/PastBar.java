package dev.drydock.workbench.parts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.drydock.workbench.Command;
import dev.drydock.workbench.Timeline;

/// Says that what is shown is not the present, and offers to go on from there or to come back.
final class PastBar extends Div {
    private final Span when = new Span();
    private long revision;

    PastBar(Bench bench) {
        addClassName("dd-past");
        setId("past");
        getElement().setAttribute("role", "status");
        var goOn = new NativeButton(getTranslation("workbench.past.branch"), event -> bench.command(new Command.Branch(revision)));
        goOn.setId("branch");
        var comeBack = new NativeButton(getTranslation("workbench.past.return"), event -> bench.command(new Command.Return()));
        comeBack.setId("return");
        add(when, goOn, comeBack);
        setVisible(false);
    }

    void show(Timeline timeline, String time) {
        setVisible(timeline.isPast());
        if (timeline.isPast()) {
            revision = timeline.moments().get(timeline.shown()).revision();
            when.setText(getTranslation("workbench.past.when", time));
        }
    }
}
