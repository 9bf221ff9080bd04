package dev.drydock.workbench.parts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import dev.drydock.workbench.Faults;
import dev.drydock.workbench.Scene;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Stops and starts what a cluster is made of, and says what it means that something is out.
final class FaultsPane extends Div {
    private final Bench bench;
    private final Paragraph past = new Paragraph(getTranslation("workbench.faults.past"));
    private final UnorderedList controlPlane = list();
    private final Div nodes = new Div();
    private final Map<String, FaultRow> rows = new LinkedHashMap<>();
    private List<String> known = List.of();

    FaultsPane(Bench bench) {
        this.bench = bench;
        addClassName("dd-faults");
        past.addClassName("dd-note");
        past.setVisible(false);
        Faults.CONTROL_PLANE.forEach(component -> controlPlane.add(row(component)));
        add(new Paragraph(getTranslation("workbench.faults.intro")), past,
                new H3(getTranslation("workbench.faults.control-plane")), controlPlane,
                new H3(getTranslation("workbench.faults.nodes")), nodes);
    }

    void show(Scene scene) {
        past.setVisible(scene.timeline().isPast());
        var present = scene.contents().nodes().stream().map(Scene.Node::name).toList();
        if (!present.equals(known)) {
            known = present;
            showNodes();
        }
        var outages = Outages.of(scene);
        rows.values().forEach(row -> row.show(outages));
    }

    private void showNodes() {
        rows.keySet().removeIf(component -> !Outages.node(component).isEmpty());
        nodes.removeAll();
        known.forEach(node -> {
            var parts = list();
            Faults.OF_NODES.forEach(part -> parts.add(row(part + "@" + node)));
            nodes.add(parts);
        });
    }

    private FaultRow row(String component) {
        return rows.computeIfAbsent(component, absent -> new FaultRow(bench, component));
    }

    private static UnorderedList list() {
        var list = new UnorderedList();
        list.addClassName("dd-fault-list");
        return list;
    }
}
