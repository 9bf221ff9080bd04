package dev.drydock.workbench.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Text, editor, console and cluster, arranged as the screen's width allows.
@Tag("drydock-panes")
@JsModule("./drydock-panes.ts")
public final class Panes extends Component implements HasStyle {
    private static final List<String> WORDS =
            List.of("parts", "text", "editor", "cluster", "terminal", "resize-text", "resize-work", "resize-editor");

    public Panes() {
        getElement().setPropertyMap("words", WORDS.stream()
                .collect(Collectors.toMap(Function.identity(), word -> getTranslation("workbench.panes." + word))));
    }

    /// A page that has no such part gives its room to the others.
    public void leaveOut(Part part) {
        getElement().setProperty("without", name(part));
    }

    /// Adds to a part; parts hold several components, one under the other.
    public void put(Part part, Component... components) {
        for (var component : components) {
            component.getElement().setAttribute("slot", name(part));
            getElement().appendChild(component.getElement());
        }
    }

    /// Where parts share a place, shows this one.
    public void show(Part part) {
        getElement().callJsFunction("show", name(part));
    }

    /// Where parts share a place, tells that something is new in this one.
    public void announce(Part part) {
        getElement().callJsFunction("announce", name(part));
    }

    private static String name(Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }

    public enum Part {
        TEXT,
        EDITOR,
        ACTIONS,
        VERDICT,
        TERMINAL,
        CLUSTER
    }
}
