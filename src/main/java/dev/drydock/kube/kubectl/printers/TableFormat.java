package dev.drydock.kube.kubectl.printers;

import dev.drydock.kube.api.SelectorFormat;
import dev.drydock.kube.api.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How the server's tables are printed: which columns, and what goes before and behind them.
///
/// @param labels columns to add, by label
public record TableFormat(
        boolean wide, boolean headers, boolean namespaces, boolean showKind, boolean showLabels, List<String> labels) {

    public TableFormat withNamespaces(boolean namespaces) {
        return new TableFormat(wide, headers, namespaces, showKind, showLabels, labels);
    }

    public TableFormat withoutHeaders() {
        return new TableFormat(wide, false, namespaces, showKind, showLabels, labels);
    }

    /// @param kind what names are prefixed with if kinds are shown, `deployment.apps`
    public String print(Table table, String kind) {
        return TabWriter.table(String.join("\n", lines(table, kind)));
    }

    /// The header, if there is to be one, and the rows, their cells parted by tabs.
    public List<String> lines(Table table, String kind) {
        var lines = new ArrayList<String>();
        if (headers) {
            lines.add(String.join("\t", header(table)));
        }
        for (var row : table.rows()) {
            lines.add(String.join("\t", cells(table, row, kind)));
        }
        return lines;
    }

    private List<String> header(Table table) {
        var cells = new ArrayList<String>();
        if (namespaces) {
            cells.add("NAMESPACE");
        }
        table.columns().stream()
                .filter(column -> wide || !column.wide())
                .forEach(column -> cells.add(column.name().toUpperCase(Locale.ROOT)));
        labels.forEach(label -> cells.add(label.substring(label.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT)));
        if (showLabels) {
            cells.add("LABELS");
        }
        return cells;
    }

    private List<String> cells(Table table, Table.Row row, String kind) {
        var cells = new ArrayList<String>();
        var metadata = row.object().metadata();
        if (namespaces) {
            cells.add(row.object().namespace());
        }
        for (int i = 0; i < table.columns().size(); i++) {
            var column = table.columns().get(i);
            if (wide || !column.wide()) {
                boolean name = showKind && column.format().equals("name");
                cells.add(firstLine((name ? kind + "/" : "") + row.cells().get(i)));
            }
        }
        labels.forEach(label -> cells.add(metadata.labels().getOrDefault(label, "")));
        if (showLabels) {
            cells.add(SelectorFormat.labels(metadata.labels()));
        }
        return cells;
    }

    /// What would break the table is cut.
    private static String firstLine(String cell) {
        int end = cell.indexOf('\n');
        return (end < 0 ? cell : cell.substring(0, end) + "...").replace("\t", "\\t").replace("\f", "\\f");
    }
}
