package dev.drydock.workbench.parts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import dev.drydock.workbench.Comparison;
import java.util.Locale;
import java.util.Set;

/// Two branches side by side, and the objects that differ.
final class ComparisonPane extends Section {
    private static final int MOST = 60;
    private static final int MOST_CHANGES = 12;

    private final Runnable closed;

    ComparisonPane(Runnable closed) {
        this.closed = closed;
        addClassName("dd-comparison");
        setId("comparison");
        getElement().addEventListener("keydown", event -> close()).setFilter("event.key === 'Escape'");
        setVisible(false);
    }

    /// @param one the number of the branch that is shown, from 1
    void show(Comparison comparison, int one, int other) {
        removeAll();
        var back = new NativeButton("‹", event -> close());
        back.setAriaLabel(getTranslation("workbench.inspector.back"));
        back.setId("comparison-back");
        back.addClassName("dd-quiet");
        var title = new H2(getTranslation("workbench.compare.title", one, other));
        title.getElement().setAttribute("tabindex", "-1");
        var head = new Div(back, title);
        head.addClassName("dd-inspector-head");
        var here = new ClusterPicture();
        var there = new ClusterPicture();
        here.show(comparison.one(), Set.of());
        there.show(comparison.other(), Set.of());
        var pictures = new Div(
                new Div(new H3(getTranslation("workbench.branch.name", one)), here),
                new Div(new H3(getTranslation("workbench.branch.name", other)), there));
        pictures.addClassName("dd-compared");
        add(head, pictures, new H3(getTranslation("workbench.compare.differences", comparison.differences().size())));
        if (comparison.differences().isEmpty()) {
            add(new Paragraph(getTranslation("workbench.compare.same")));
        }
        comparison.differences().stream().limit(MOST).forEach(difference -> add(difference(difference, one, other)));
        setVisible(true);
        title.getElement().callJsFunction("focus");
    }

    private Div difference(Comparison.Difference difference, int one, int other) {
        var key = "workbench.compare." + difference.in().name().toLowerCase(Locale.ROOT);
        var name = new Paragraph(difference.ref().shortName() + " · "
                + getTranslation(key, difference.in() == Comparison.Side.OTHER ? other : one));
        var row = new Div(name);
        row.addClassName("dd-difference");
        if (!difference.changes().isEmpty()) {
            row.add(Inspector.changes(difference.changes().stream().limit(MOST_CHANGES).toList()));
        }
        return row;
    }

    private void close() {
        setVisible(false);
        closed.run();
    }
}
