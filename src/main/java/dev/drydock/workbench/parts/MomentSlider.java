package dev.drydock.workbench.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import dev.drydock.workbench.Timeline;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/// The moments of a cluster as a slider, with the commands marked.
@Tag("drydock-timeline")
@JsModule("./drydock-timeline.ts")
final class MomentSlider extends Component {
    private List<Mark> marks = List.of();

    /// @param chosen takes the place of the moment that somebody chose
    MomentSlider(String label, IntConsumer chosen) {
        getElement().setProperty("label", label);
        getElement().addEventListener("moment-chosen", event -> chosen.accept(event.getEventData().get("event.detail.moment").asInt()))
                .addEventData("event.detail.moment");
    }

    /// @param text what is shown, in words
    void show(Timeline timeline, String text) {
        var moments = timeline.moments();
        var now = new ArrayList<Mark>();
        for (int i = 0; i < moments.size(); i++) {
            if (!moments.get(i).label().isEmpty()) {
                now.add(new Mark(i, moments.get(i).label()));
            }
        }
        if (!now.equals(marks)) {
            marks = now;
            getElement().setPropertyList("marks", marks);
        }
        getElement().setProperty("count", moments.size());
        getElement().setProperty("shown", timeline.shown());
        getElement().setProperty("text", text);
    }

    record Mark(int at, String label) implements Serializable {}
}
