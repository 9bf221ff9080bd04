package dev.drydock.workbench.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.function.IntConsumer;

/// Lines of printed text of which one can be chosen.
@Tag("drydock-lines")
@JsModule("./drydock-lines.ts")
final class Lines extends Component {
    /// @param chosen takes the number of the line, from 1
    Lines(String label, IntConsumer chosen) {
        getElement().setProperty("label", label);
        getElement().addEventListener("line-chosen", event -> chosen.accept(event.getEventData().get("event.detail.line").asInt()))
                .addEventData("event.detail.line");
    }

    void show(String text) {
        getElement().setPropertyList("lines", text.lines().toList());
    }
}
