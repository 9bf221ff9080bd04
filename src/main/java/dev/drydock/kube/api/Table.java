package dev.drydock.kube.api;

import java.util.List;

/// Objects as rows for people to read, as the server makes them. Mirrors `meta/v1.Table`.
public record Table(List<Column> columns, List<Row> rows) {
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// @param wide whether it is shown only on request (a priority above 0)
    public record Column(String name, String type, String format, boolean wide) {
        public static Column of(String name) {
            return new Column(name, "string", "", false);
        }

        public static Column number(String name) {
            return new Column(name, "integer", "", false);
        }

        public static Column onlyWide(String name) {
            return new Column(name, "string", "", true);
        }

        /// The column of the objects' names.
        public static Column ofName() {
            return new Column("Name", "string", "name", false);
        }
    }

    public record Row(List<String> cells, KubeObject object) {
        public Row {
            cells = List.copyOf(cells);
        }
    }
}
