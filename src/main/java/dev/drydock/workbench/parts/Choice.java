package dev.drydock.workbench.parts;

import com.vaadin.flow.component.AbstractSinglePropertyField;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A native drop-down list with groups. Told its options again and again, it changes on the page only what differs, so that it stays open.
@Tag("select")
final class Choice extends AbstractSinglePropertyField<Choice, String> {
    private final Map<String, Element> groups = new LinkedHashMap<>();
    private final Map<Element, List<Option>> shown = new HashMap<>();

    Choice(String id) {
        super("value", "", false);
        setSynchronizedEvent("change");
        setId(id);
        addClassName();
        addAttachListener(event -> choose());
    }

    private void addClassName() {
        getElement().getClassList().add("dd-choice");
    }

    /// @param options by the name of their group; those of the group without a name come by themselves
    void show(Map<String, List<Option>> options) {
        groups.keySet().stream().filter(group -> options.getOrDefault(group, List.of()).isEmpty()).toList()
                .forEach(group -> getElement().removeChild(groups.remove(group)));
        int place = 0;
        boolean changed = false;
        for (var entry : options.entrySet()) {
            if (entry.getValue().isEmpty()) {
                continue;
            }
            var group = groups.get(entry.getKey());
            if (group == null) {
                group = new Element("optgroup").setAttribute("label", entry.getKey());
                groups.put(entry.getKey(), group);
                getElement().insertChild(place, group);
            }
            changed |= show(group, entry.getValue());
            place++;
        }
        if (changed) {
            choose();
        }
    }

    boolean offers(String value) {
        return shown.entrySet().stream()
                .filter(entry -> groups.containsValue(entry.getKey()))
                .anyMatch(entry -> entry.getValue().stream().anyMatch(option -> option.value().equals(value)));
    }

    private boolean show(Element group, List<Option> options) {
        var before = shown.getOrDefault(group, List.of());
        if (before.equals(options)) {
            return false;
        }
        var kept = new ArrayList<>(before);
        for (int i = kept.size() - 1; i >= 0; i--) {
            if (!options.contains(kept.get(i))) {
                kept.remove(i);
                group.removeChild(i);
            }
        }
        for (int i = 0; i < options.size(); i++) {
            var option = options.get(i);
            if (i < kept.size() && kept.get(i).equals(option)) {
                continue;
            }
            int elsewhere = kept.indexOf(option);
            if (elsewhere >= 0) {
                kept.remove(elsewhere);
                group.removeChild(elsewhere);
            }
            kept.add(i, option);
            group.insertChild(i, new Element("option").setAttribute("value", option.value()).setText(option.text()));
        }
        shown.put(group, List.copyOf(options));
        return true;
    }

    /// The browser forgets what was chosen where its option came later.
    void choose() {
        getElement().executeJs("this.value = $0", getValue());
    }

    record Option(String value, String text) {}
}
