package dev.drydock.workbench.parts;

import com.vaadin.flow.component.html.Div;
import dev.drydock.workbench.Scene;

/// Sends requests to a Service, a node port or a Pod, one or a steady stream, and shows who answered and what was lost.
final class TrafficPane extends Div {
    private final Bench bench;

    TrafficPane(Bench bench) {
        this.bench = bench;
        addClassName("dd-traffic");
    }

    void show(Scene scene) {
    }
}
