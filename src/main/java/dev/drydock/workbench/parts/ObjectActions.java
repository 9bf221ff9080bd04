package dev.drydock.workbench.parts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import dev.drydock.workbench.Command;
import dev.drydock.workbench.Scene;
import dev.drydock.workbench.insight.Inspection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What can be done to an object that is looked at: kill a container, make it ready or not; stop a node, close it to new Pods.
final class ObjectActions extends Div {
    private final Bench bench;
    private final List<NativeButton> buttons = new ArrayList<>();
    private List<Offer> offers = List.of();

    ObjectActions(Bench bench) {
        this.bench = bench;
        addClassName("dd-deeds");
        setId("object-actions");
        getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("workbench.action.label"));
    }

    void show(Inspection inspection, Scene scene) {
        offers = offers(inspection, scene);
        while (buttons.size() > offers.size()) {
            remove(buttons.removeLast());
        }
        for (int i = 0; i < offers.size(); i++) {
            if (i == buttons.size()) {
                add(button(i));
            }
            var offer = offers.get(i);
            var button = buttons.get(i);
            button.setId("action-" + offer.id());
            button.setText(getTranslation("workbench.action." + offer.word(), offer.about()));
            button.setEnabled(offer.possible());
        }
        setVisible(!offers.isEmpty());
    }

    /// The same button stays where its offer turns into the opposite one, so that the focus stays too.
    private NativeButton button(int place) {
        var button = new NativeButton("", event -> bench.command(offers.get(place).command()));
        button.addClassName("dd-small");
        buttons.add(button);
        return button;
    }

    static List<Offer> offers(Inspection inspection, Scene scene) {
        if (!inspection.there()) {
            return List.of();
        }
        var ref = inspection.ref();
        return switch (ref.resource()) {
            case "pods" -> inspection.containers().stream().flatMap(container -> ofContainer(inspection, container).stream()).toList();
            case "nodes" -> scene.contents().nodes().stream()
                    .filter(node -> node.name().equals(ref.name()))
                    .flatMap(node -> ofNode(node, scene.stopped()).stream())
                    .toList();
            default -> List.of();
        };
    }

    private static List<Offer> ofContainer(Inspection inspection, Inspection.Container container) {
        var ref = inspection.ref();
        var ready = new Command.SetReady(ref.namespace(), ref.name(), container.name(), !container.ready());
        return List.of(
                new Offer("crash-" + container.name(), "crash", container.name(), container.running(), new Command.Crash(ref.namespace(), ref.name(), container.name())),
                new Offer("ready-" + container.name(), container.ready() ? "unready" : "ready", container.name(), container.running(), ready));
    }

    private static List<Offer> ofNode(Scene.Node node, Set<String> stopped) {
        var component = "node@" + node.name();
        boolean out = stopped.contains(component);
        boolean closed = node.status().contains("SchedulingDisabled");
        return List.of(
                new Offer("power", out ? "start" : "stop", node.name(), true, out ? new Command.Start(component) : new Command.Stop(component)),
                new Offer("cordon", closed ? "uncordon" : "cordon", node.name(), true,
                        new Command.Kubectl((closed ? "uncordon " : "cordon ") + node.name())));
    }

    /// @param id the end of the button's id: `action-ID`
    /// @param word the key of its words: `workbench.action.WORD`
    record Offer(String id, String word, String about, boolean possible, Command command) {}
}
