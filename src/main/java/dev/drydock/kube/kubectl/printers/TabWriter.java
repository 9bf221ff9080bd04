package dev.drydock.kube.kubectl.printers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Aligns cells that end in tabs. Mirrors Go's `text/tabwriter`: a column is a run of lines that all have a cell there.
public final class TabWriter {
    private final int minimum;
    private final int padding;
    private final List<String[]> lines = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();
    private final StringBuilder out = new StringBuilder();

    private final @Nullable List<Integer> remembered;

    private TabWriter(int minimum, int padding) {
        this(minimum, padding, null);
    }

    private TabWriter(int minimum, int padding, @Nullable List<Integer> remembered) {
        this.minimum = minimum;
        this.padding = padding;
        this.remembered = remembered;
    }

    /// For tables that come line by line: columns never get narrower again.
    public static TabWriter remembering() {
        return new TabWriter(6, 3, new ArrayList<>());
    }

    /// More lines of the same table.
    public String next(String text) {
        lines.clear();
        out.setLength(0);
        return align(text);
    }

    /// As tables are aligned.
    public static String table(String text) {
        return new TabWriter(6, 3).align(text);
    }

    /// As descriptions are aligned.
    public static String description(String text) {
        return new TabWriter(0, 2).align(text);
    }

    private String align(String text) {
        text.lines().forEach(line -> lines.add(line.split("\t", -1)));
        format(0, lines.size());
        return out.toString();
    }

    private void format(int from, int to) {
        int column = widths.size();
        int start = from;
        for (int i = from; i < to; i++) {
            if (column >= lines.get(i).length - 1) {
                continue;
            }
            write(start, i);
            start = i;
            int width = minimum;
            while (i < to && column < lines.get(i).length - 1) {
                var cell = lines.get(i)[column];
                width = Math.max(width, cell.codePointCount(0, cell.length()) + padding);
                i++;
            }
            widths.add(remember(column, width));
            format(start, i);
            widths.removeLast();
            start = i;
            i--;
        }
        write(start, to);
    }

    private int remember(int column, int width) {
        if (remembered == null) {
            return width;
        }
        while (remembered.size() <= column) {
            remembered.add(0);
        }
        remembered.set(column, Math.max(width, remembered.get(column)));
        return remembered.get(column);
    }

    private void write(int from, int to) {
        for (int i = from; i < to; i++) {
            var cells = lines.get(i);
            for (int j = 0; j < cells.length; j++) {
                out.append(cells[j]);
                if (j < widths.size()) {
                    out.repeat(' ', Math.max(0, widths.get(j) - cells[j].codePointCount(0, cells[j].length())));
                }
            }
            out.append('\n');
        }
    }
}
