package dev.drydock.workbench.parts;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.drydock.workbench.Command;

/// One part of a cluster: whether it runs, a button to stop or start it, and what it means that it is out.
final class FaultRow extends ListItem {
    private final String component;
    private final FaultWords words = new FaultWords(this);
    private final Span state = new Span();
    private final NativeButton button = new NativeButton();
    private final Paragraph meaning = new Paragraph();
    private boolean out;

    FaultRow(Bench bench, String component) {
        this.component = component;
        addClassName("dd-fault");
        setId("fault-" + component.replace('@', '-'));
        var name = new Span(Outages.kind(component).equals("node") || Outages.node(component).isEmpty() ? words.name(component) : Outages.kind(component));
        name.addClassName("dd-fault-name");
        var role = new Span(words.role(component));
        role.addClassName("dd-fault-role");
        meaning.addClassName("dd-fault-out");
        button.addClassName("dd-small");
        button.addClickListener(event -> bench.command(out ? new Command.Start(component) : new Command.Stop(component)));
        add(state, name, role, button, meaning);
    }

    void show(Outages outages) {
        out = outages.stopped().contains(component);
        boolean gone = outages.isGoneWithItsNode(component);
        state.setText(getTranslation(gone ? "workbench.faults.gone" : out ? "workbench.faults.stopped" : "workbench.faults.running"));
        state.setClassName("dd-state " + (gone ? "dd-ending" : out ? "dd-failing" : "dd-ready"));
        button.setText(getTranslation(out ? "workbench.faults.start" : "workbench.faults.stop"));
        button.setAriaLabel(getTranslation(out ? "workbench.faults.start-it" : "workbench.faults.stop-it", words.name(component)));
        button.setEnabled(!gone);
        meaning.setText(out && !gone ? words.meaning(component) : "");
        meaning.setVisible(out && !gone);
    }
}
