package dev.drydock.lesson.ui;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/// One's own manifest beside the solution: what to take away, and what to put in its place.
final class DiffView extends Div {
    private final Pre lines = new Pre();

    DiffView() {
        addClassName("dd-diff");
        setId("diff");
        lines.getElement().setAttribute("tabindex", "0");
        add(new Paragraph(getTranslation("lesson.diff.legend")), lines);
        setVisible(false);
    }

    void show(String own, String solution) {
        lines.removeAll();
        var before = own.stripTrailing().lines().toList();
        int at = 0;
        for (var delta : DiffUtils.diff(before, solution.stripTrailing().lines().toList()).getDeltas()) {
            add(" ", "dd-same", before.subList(at, delta.getSource().getPosition()));
            change(delta);
            at = delta.getSource().getPosition() + delta.getSource().size();
        }
        add(" ", "dd-same", before.subList(at, before.size()));
        setVisible(true);
    }

    private void change(AbstractDelta<String> delta) {
        add("−", "dd-removed", delta.getSource().getLines());
        add("+", "dd-added", delta.getTarget().getLines());
    }

    private void add(String sign, String className, List<String> texts) {
        texts.forEach(text -> {
            var line = new Span(sign + " " + text + "\n");
            line.addClassName(className);
            lines.add(line);
        });
    }
}
