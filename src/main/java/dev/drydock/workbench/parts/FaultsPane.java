package dev.drydock.workbench.parts;

import com.vaadin.flow.component.html.Div;
import dev.drydock.workbench.Scene;

/// Stops and starts what a cluster is made of, and says what it means that something is out.
final class FaultsPane extends Div {
    private final Bench bench;

    FaultsPane(Bench bench) {
        this.bench = bench;
        addClassName("dd-faults");
    }

    void show(Scene scene) {
    }
}
