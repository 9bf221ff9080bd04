package dev.drydock.workbench.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Some panels of which one is shown, chosen by a row of tabs above them. Left and right go from tab to tab, as ARIA's pattern has it.
final class Tabs extends Div {
    private final Div row = new Div();
    private final List<NativeButton> buttons = new ArrayList<>();
    private final List<Component> panels = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private Consumer<String> chosen = name -> {};
    private int shown = -1;

    /// @param label how assistive technology names the row
    Tabs(String label) {
        addClassName("dd-tabbed");
        row.addClassName("dd-tabs");
        row.getElement().setAttribute("role", "tablist").setAttribute("aria-label", label);
        row.getElement().addEventListener("keydown", event -> go(event.getEventData().get("event.key").asString()))
                .addEventData("event.key")
                .setFilter("['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key) && (event.preventDefault() || true)");
        add(row);
    }

    /// @param name also the end of the ids: `tab-NAME`, `panel-NAME`
    void add(String name, String title, Component panel) {
        int index = panels.size();
        var button = new NativeButton(title, event -> show(index));
        button.setId("tab-" + name);
        button.getElement().setAttribute("role", "tab").setAttribute("aria-controls", "panel-" + name);
        panel.setId("panel-" + name);
        panel.getElement().setAttribute("role", "tabpanel").setAttribute("aria-labelledby", "tab-" + name);
        buttons.add(button);
        panels.add(panel);
        names.add(name);
        row.add(button);
        add(panel);
        panel.setVisible(false);
        button.getElement().setAttribute("aria-selected", "false").setAttribute("tabindex", "-1");
        if (shown < 0) {
            show(0);
        }
    }

    /// Called with the name of the tab that somebody chose.
    void onChoice(Consumer<String> listener) {
        chosen = listener;
    }

    void show(String name) {
        show(names.indexOf(name));
    }

    /// Puts the focus on the tab that is shown.
    void focus() {
        buttons.get(shown).focus();
    }

    String shown() {
        return names.get(shown);
    }

    /// A tab that has something new to say, or nothing at all.
    void mark(String name, String note) {
        Element button = buttons.get(names.indexOf(name)).getElement();
        if (note.isEmpty()) {
            button.removeAttribute("data-note");
        } else {
            button.setAttribute("data-note", note);
        }
    }

    private void show(int index) {
        if (index == shown || index < 0) {
            return;
        }
        for (int i = 0; i < panels.size(); i++) {
            boolean selected = i == index;
            panels.get(i).setVisible(selected);
            buttons.get(i).getElement().setAttribute("aria-selected", String.valueOf(selected)).setAttribute("tabindex", selected ? "0" : "-1");
        }
        shown = index;
        chosen.accept(names.get(index));
    }

    private void go(String key) {
        int last = panels.size() - 1;
        int to = switch (key) {
            case "ArrowLeft" -> shown == 0 ? last : shown - 1;
            case "ArrowRight" -> shown == last ? 0 : shown + 1;
            case "Home" -> 0;
            default -> last;
        };
        show(to);
        buttons.get(to).focus();
    }
}
