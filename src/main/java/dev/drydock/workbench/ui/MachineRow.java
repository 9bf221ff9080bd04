package dev.drydock.workbench.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.drydock.workbench.Machine;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// One worker node to be: its size, zone, labels and taints.
final class MachineRow extends Div {
    private final Span name = new Span();
    private final Select<Machine.Size> size = new Select<>();
    private final TextField zone;
    private final TextField labels;
    private final TextField taints;
    private final NativeButton remove;

    MachineRow(Machine machine, Consumer<MachineRow> removed) {
        addClassName("dd-machine");
        getElement().setAttribute("role", "group");
        size.setItems(Machine.Size.values());
        size.setItemLabelGenerator(Machine.Size::words);
        size.setValue(machine.size());
        size.setLabel(getTranslation("workbench.play.size"));
        zone = field("zone", machine.zone(), "zone-a");
        labels = field("labels", machine.labels(), "disk=ssd");
        taints = field("taints", machine.taints(), "dedicated=db:NoSchedule");
        remove = new NativeButton("✕", event -> removed.accept(this));
        remove.addClassName("dd-quiet");
        add(name, size, zone, labels, taints, remove);
    }

    void number(int number) {
        name.setText("node-" + number);
        getElement().setAttribute("aria-label", "node-" + number);
        remove.setAriaLabel(getTranslation("workbench.play.remove", "node-" + number));
        setId("machine-" + number);
    }

    Machine machine() {
        return new Machine(size.getValue(), zone.getValue(), labels.getValue(), taints.getValue());
    }

    /// Marks what is not right, and says whether all is.
    boolean check() {
        boolean right = check(zone, "zone", Machine::hasRightZone);
        right &= check(labels, "labels", Machine::hasRightLabels);
        return right & check(taints, "taints", Machine::hasRightTaints);
    }

    private boolean check(TextField field, String kind, Predicate<Machine> right) {
        boolean holds = right.test(machine());
        field.setInvalid(!holds);
        field.setErrorMessage(getTranslation("workbench.play.wrong." + kind));
        return holds;
    }

    private TextField field(String kind, String value, String example) {
        var field = new TextField(getTranslation("workbench.play." + kind), value, (AbstractField.ComponentValueChangeEvent<TextField, String> event) -> check());
        field.setPlaceholder(example);
        field.setMaxLength(300);
        return field;
    }
}
