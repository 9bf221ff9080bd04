package dev.drydock.workbench.parts;

import com.vaadin.flow.component.Component;

/// Says in the page's language what a part of the cluster does, and what it means that it is out.
final class FaultWords {
    /// As every cluster here names it.
    private static final String CONTROL_PLANE = "control-plane";

    private final Component page;

    FaultWords(Component page) {
        this.page = page;
    }

    String name(String component) {
        return switch (Outages.kind(component)) {
            case "registry" -> page.getTranslation("workbench.fault.registry");
            case "node" -> Outages.node(component);
            default -> component.replace("@", " · ");
        };
    }

    String role(String component) {
        return of(component, "role");
    }

    String meaning(String component) {
        return of(component, "out");
    }

    private String of(String component, String what) {
        var node = Outages.node(component);
        var kind = component.equals("node@" + CONTROL_PLANE) ? "control-plane-node" : Outages.kind(component);
        return page.getTranslation("workbench.fault." + kind + "." + what, node);
    }
}
