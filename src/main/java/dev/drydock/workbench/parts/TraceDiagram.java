package dev.drydock.workbench.parts;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/// The drawing of a trail, to be played and stepped through. Sends the page only what changed since it was last told.
@Tag("drydock-trace")
@JsModule("./drydock-trace.ts")
final class TraceDiagram extends Component implements HasStyle {
    private static final List<String> WORDS = List.of(
            "empty", "follow", "matters", "start", "back", "play", "pause", "forward", "controls", "map", "lanes", "controlPlane", "workers",
            "outside", "went", "acts", "list", "more", "command", "fault", "admit", "write", "refuse", "think", "run", "route");

    private Marks shown = Marks.NONE;
    private boolean begun;

    /// @param details what there is to know of the step that is looked at
    TraceDiagram(Component details) {
        getElement().setPropertyMap("words", WORDS.stream().collect(
                Collectors.toMap(Function.identity(), word -> getTranslation("workbench.trace." + word))));
        getElement().appendChild(details.getElement());
    }

    void show(Marks marks) {
        if (!begun || !marks.equals(shown)) {
            var before = shown;
            begun = true;
            shown = marks;
            send(marks.since(before));
        }
    }

    /// Looks at a step that is shown.
    void look(long step) {
        getElement().callJsFunction("look", step);
    }

    /// Called with the step that somebody stays at; 0 where there is none.
    void onStep(LongConsumer listener) {
        onNumber("step-chosen", listener);
    }

    /// Called with the root that somebody wants to follow.
    void onRoot(LongConsumer listener) {
        onNumber("root-chosen", listener);
    }

    /// Called with whether everything is to be shown, or only what matters.
    void onNoise(Consumer<Boolean> listener) {
        getElement().addEventListener("noise-chosen", event -> listener.accept(event.getEventData().get("event.detail.everything").asBoolean()))
                .addEventData("event.detail.everything");
    }

    private void onNumber(String name, LongConsumer listener) {
        getElement().addEventListener(name, event -> listener.accept(event.getEventData().get("event.detail.step").asLong()))
                .addEventData("event.detail.step");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        send(shown.since(Marks.NONE));
    }

    private void send(Marks.Patch patch) {
        if (begun && isAttached()) {
            getElement().callJsFunction("patch", patch);
        }
    }
}
