package dev.drydock.workbench.parts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.drydock.workbench.Scene;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A table that is told its rows again and again, and changes on the page only what differs.
final class LiveTable<T> extends Div {
    /// More are counted and not shown: nobody reads so many, and `kubectl get` is there.
    private static final int MOST = 100;

    private final List<Column<T>> columns;
    private final Function<T, String> key;
    private final NativeTableBody body = new NativeTableBody();
    private final Paragraph note = new Paragraph();
    private final String empty;
    private final Map<String, Row> rows = new HashMap<>();

    LiveTable(String caption, String empty, Function<T, String> key, List<Column<T>> columns) {
        this.columns = columns;
        this.key = key;
        this.empty = empty;
        addClassName("dd-table");
        getElement().setAttribute("role", "region").setAttribute("aria-label", caption).setAttribute("tabindex", "0");
        var table = new NativeTable();
        table.setCaptionText(caption);
        var head = new NativeTableRow();
        columns.forEach(column -> {
            var cell = new NativeTableHeaderCell(column.header());
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        });
        table.getHead().add(head);
        table.add(body);
        note.addClassName("dd-table-note");
        note.setText(empty);
        add(table, note);
    }

    void show(List<T> items) {
        var shown = items.stream().limit(MOST).toList();
        var keys = new HashSet<String>();
        shown.forEach(item -> keys.add(key.apply(item)));
        rows.entrySet().removeIf(entry -> {
            boolean gone = !keys.contains(entry.getKey());
            if (gone) {
                body.remove(entry.getValue());
            }
            return gone;
        });
        for (int i = 0; i < shown.size(); i++) {
            var item = shown.get(i);
            var row = rows.get(key.apply(item));
            if (row == null) {
                row = new Row();
                rows.put(key.apply(item), row);
                body.addComponentAtIndex(i, row);
            }
            row.show(item);
        }
        note.setText(items.isEmpty() ? empty : getTranslation("workbench.table.more", items.size() - MOST));
        note.setVisible(items.isEmpty() || items.size() > MOST);
    }

    private final class Row extends NativeTableRow {
        private final List<Span> texts = columns.stream().map(column -> new Span()).toList();
        private List<String> shown = List.of();

        Row() {
            texts.forEach(text -> add(new NativeTableCell(text)));
        }

        void show(T item) {
            var now = columns.stream().map(column -> column.text().apply(item)).toList();
            if (now.equals(shown)) {
                return;
            }
            shown = now;
            for (int i = 0; i < now.size(); i++) {
                texts.get(i).setText(now.get(i));
                var state = columns.get(i).state();
                if (state != null) {
                    texts.get(i).setClassName("dd-state dd-" + state.apply(item).name().toLowerCase(Locale.ROOT));
                }
            }
        }
    }

    /// @param state what the cell's shape and colour say, where it has any
    record Column<T>(String header, Function<T, String> text, @Nullable Function<T, Scene.State> state) {
        Column(String header, Function<T, String> text) {
            this(header, text, null);
        }
    }
}
