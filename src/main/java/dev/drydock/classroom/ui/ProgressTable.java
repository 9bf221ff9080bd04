package dev.drydock.classroom.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.drydock.classroom.Progress;
import dev.drydock.lesson.Contents;
import java.util.Locale;

/// Learners by lessons, each state by shape, word and colour.
class ProgressTable extends Div {
    private final Contents contents;

    ProgressTable(Contents contents) {
        this.contents = contents;
        addClassName("dd-table-scroll");
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", getTranslation("classroom.class.progress"));
    }

    void show(Progress progress) {
        removeAll();
        if (progress.rows().isEmpty()) {
            add(new Paragraph(getTranslation("classroom.class.nobody")));
            return;
        }
        var table = new NativeTable();
        table.addClassName("dd-grid");
        table.getHead().add(header(progress));
        progress.rows().forEach(row -> table.getBody().add(row(progress, row)));
        add(table);
    }

    private NativeTableRow header(Progress progress) {
        var row = new NativeTableRow(columnHeader(getTranslation("classroom.class.learner")));
        progress.lessons().forEach(lesson -> row.add(columnHeader(
                contents.find(lesson).map(found -> found.title().in(getLocale())).orElse(lesson))));
        return row;
    }

    private static NativeTableHeaderCell columnHeader(String text) {
        var cell = new NativeTableHeaderCell(text);
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }

    private NativeTableRow row(Progress progress, Progress.Row row) {
        var name = new NativeTableHeaderCell(row.nickname());
        name.getElement().setAttribute("scope", "row");
        var cells = new NativeTableRow(name);
        progress.lessons().forEach(lesson -> cells.add(cell(row.cell(lesson))));
        return cells;
    }

    private NativeTableCell cell(Progress.Cell cell) {
        var state = cell.state().name().toLowerCase(Locale.ROOT);
        var mark = new Span(switch (cell.state()) {
            case UNTOUCHED -> "○";
            case WORKING -> "◐";
            case PASSED -> "●";
        });
        mark.getElement().setAttribute("aria-hidden", "true");
        var shown = new NativeTableCell();
        shown.addClassNames("dd-cell", "dd-cell-" + state);
        shown.add(mark, new Span(getTranslation("classroom.state." + state)));
        if (cell.state() != Progress.State.UNTOUCHED) {
            var detail = new Span(getTranslation("classroom.class.detail", cell.passedTasks(), cell.tasks(), cell.attempts()));
            detail.addClassName("dd-detail");
            shown.add(detail);
        }
        return shown;
    }
}
