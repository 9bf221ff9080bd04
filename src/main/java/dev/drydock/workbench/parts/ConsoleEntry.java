package dev.drydock.workbench.parts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import dev.drydock.workbench.Terminal;
import dev.drydock.workbench.Terminal.Entry;
import java.util.Locale;

/// One command and what it printed. Output is kubectl's own and never translated.
final class ConsoleEntry extends Div {
    private final Pre out = new Pre();
    private final Pre err = new Pre();
    private final Div end = new Div();
    private Entry shown;

    ConsoleEntry(Entry entry) {
        addClassName("dd-entry");
        if (!entry.prompt().isEmpty()) {
            add(echo(entry));
        }
        out.addClassName("dd-out");
        err.addClassName("dd-err");
        end.addClassName("dd-exit");
        shown = entry;
        append(out, entry.out());
        append(err, entry.err());
        if (entry.cut() > 0) {
            append(out, "\n… " + getTranslation("workbench.console.cut", entry.cut()));
        }
        showEnd(entry);
    }

    long number() {
        return shown.number();
    }

    /// Adds what was printed since.
    void show(Entry entry) {
        if (entry.equals(shown)) {
            return;
        }
        append(out, entry.out().substring(shown.out().length()));
        append(err, entry.err().substring(shown.err().length()));
        shown = entry;
        showEnd(entry);
    }

    private void append(Pre block, String text) {
        if (!text.isEmpty()) {
            block.getElement().appendChild(Element.createText(text));
            if (block.getParent().isEmpty()) {
                add(block);
            }
        }
    }

    private void showEnd(Entry entry) {
        var why = switch (entry.end()) {
            case NONE, CONTINUED -> "";
            case DONE -> entry.exit() == 0 ? "" : "exit " + entry.exit();
            case INTERRUPTED -> "^C";
            case GONE, BOUND -> getTranslation("workbench.console.end." + entry.end().name().toLowerCase(Locale.ROOT));
        };
        end.setText(why);
        if (!why.isEmpty()) {
            add(end);
        }
    }

    private static Div echo(Entry entry) {
        var text = new Div(new Span(entry.prompt() + entry.line()));
        text.addClassName("dd-echo");
        if (!entry.input().isEmpty()) {
            var input = new Pre(entry.input().stripTrailing());
            input.addClassName("dd-input");
            text.add(input);
        }
        return text;
    }

    static Entry said(String line, String text) {
        return new Entry(0, "$ ", line, "", text, "", 0, 0, Terminal.End.DONE);
    }
}
