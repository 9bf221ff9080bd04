package dev.drydock.workbench.parts;

import static java.util.Comparator.comparing;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import dev.drydock.kube.trace.Action;
import java.util.Collections;
import java.util.Map;

/// What the scheduler said of the nodes: who is out and why, and how many points those got that were left.
final class NodesTable {
    private final Component page;
    private final NativeTable table = new NativeTable();

    private NodesTable(Component page, String caption, String... headers) {
        this.page = page;
        table.setCaptionText(word(caption));
        var head = table.getHead().addRow();
        for (var header : headers) {
            var cell = new NativeTableHeaderCell(word(header));
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
    }

    static Component of(Component page, Action.Filtered filtered) {
        if (filtered.verdicts().isEmpty()) {
            var counted = new NodesTable(page, "verdicts", "verdict", "nodes");
            filtered.counts().forEach((verdict, count) -> counted.row(false, counted.verdict(verdict), new Span(String.valueOf(count))));
            return counted.framed();
        }
        var verdicts = new NodesTable(page, "verdicts", "node", "verdict");
        filtered.verdicts().forEach((node, verdict) -> verdicts.row(false, name(node), verdicts.verdict(verdict)));
        return verdicts.framed();
    }

    static Component of(Component page, Action.Scored scored) {
        var scores = new NodesTable(page, "scores", "node", "score", "choice");
        long best = scored.totals().isEmpty() ? 1 : Math.max(1, Collections.max(scored.totals().values()));
        scored.totals().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(comparing(Map.Entry::getKey)))
                .forEach(entry -> {
                    boolean isChosen = entry.getKey().equals(scored.chosen());
                    scores.row(
                            isChosen,
                            name(entry.getKey()),
                            bar(entry.getValue(), best),
                            new Span(isChosen ? "● " + scores.word("chosen") : ""));
                });
        return scores.framed();
    }

    private void row(boolean chosen, Component... contents) {
        var row = new NativeTableRow();
        for (var content : contents) {
            row.add(new NativeTableCell(content));
        }
        if (chosen) {
            row.addClassName("dd-chosen");
        }
        table.getBody().add(row);
    }

    private Span verdict(String verdict) {
        var text = new Span(verdict.isEmpty() ? word("fits") : verdict);
        text.addClassNames("dd-state", verdict.isEmpty() ? "dd-ready" : "dd-ending");
        return text;
    }

    private static Span name(String node) {
        var name = new Span(node);
        name.addClassName("dd-step-name");
        return name;
    }

    private static Component bar(long score, long best) {
        var bar = new Span();
        bar.addClassName("dd-bar");
        bar.getElement().setAttribute("aria-hidden", "true");
        bar.getStyle().set("width", Math.max(0, score * 60 / best) + "px");
        var cell = new Div(new Span(String.valueOf(score)), bar);
        cell.addClassName("dd-score");
        return cell;
    }

    private Component framed() {
        var frame = new Div(table);
        frame.addClassNames("dd-table", "dd-nodes");
        return frame;
    }

    private String word(String key) {
        return page.getTranslation("workbench.trace." + key);
    }
}
