package dev.drydock.workbench.parts;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.shared.Registration;
import dev.drydock.kube.Output;
import java.util.ArrayList;
import java.util.List;

/// What kubectl printed, and a line for the next command. Output is kubectl's own and never translated.
public final class Console extends Div {
    private static final int MOST_ENTRIES = 40;
    private static final int MOST_CHARACTERS = 16_000;

    private final Div log = new Div();
    private final Div empty = new Div(getTranslation("workbench.console.empty"));
    private final Input line = new Input();
    private final List<String> history = new ArrayList<>();
    private int recalled;

    public Console() {
        addClassName("dd-console");
        log.addClassName("dd-log");
        log.setId("console-log");
        log.getElement().setAttribute("role", "log");
        log.getElement().setAttribute("tabindex", "0");
        log.getElement().setAttribute("aria-label", getTranslation("workbench.console.label"));
        clear();
        add(log, commandLine());
    }

    /// Shows a command and what came of it, and brings that into view.
    public void print(String command, Output output) {
        var entry = new Div(echoed(command));
        entry.addClassName("dd-entry");
        if (!output.out().isEmpty()) {
            entry.add(block(output.out(), "dd-out"));
        }
        if (!output.err().isEmpty()) {
            entry.add(block(output.err(), "dd-err"));
        }
        if (!output.ok()) {
            var exit = new Span("exit " + output.exit());
            exit.addClassName("dd-exit");
            entry.add(exit);
        }
        append(entry);
    }

    /// Says something that is not kubectl's: a bound was met, or we failed.
    public void say(String message) {
        var entry = new Div(message);
        entry.addClassNames("dd-entry", "dd-said");
        append(entry);
    }

    public void clear() {
        log.removeAll();
        empty.addClassName("dd-said");
        log.add(empty);
    }

    public Registration addCommandListener(ComponentEventListener<CommandEvent> listener) {
        return addListener(CommandEvent.class, listener);
    }

    private void append(Div entry) {
        log.remove(empty);
        log.add(entry);
        while (log.getElement().getChildCount() > MOST_ENTRIES) {
            log.getElement().removeChild(0);
        }
        log.getElement().executeJs("requestAnimationFrame(() => this.scrollTop = this.scrollHeight)");
    }

    private Div commandLine() {
        line.setId("command-line");
        line.addClassName("dd-command");
        line.setPlaceholder("kubectl get pods");
        line.getElement().setAttribute("autocomplete", "off").setAttribute("autocapitalize", "off");
        line.getElement().setAttribute("spellcheck", "false").setAttribute("enterkeyhint", "go");
        on("Enter", this::run);
        on("ArrowUp", () -> recall(-1));
        on("ArrowDown", () -> recall(1));
        var prompt = new NativeLabel("$");
        prompt.setFor(line);
        prompt.getElement().setAttribute("aria-label", getTranslation("workbench.console.command"));
        line.getElement().setAttribute("aria-label", getTranslation("workbench.console.command"));
        var row = new Div(prompt, line);
        row.addClassName("dd-prompt");
        return row;
    }

    /// Not while a Hangul syllable is being composed: its Enter only ends the syllable.
    private void on(String key, Runnable action) {
        line.getElement()
                .addEventListener("keydown", event -> action.run())
                .setFilter("event.key === '" + key + "' && !event.isComposing && (event.preventDefault() || true)")
                .synchronizeProperty("value");
    }

    private void run() {
        var command = line.getValue().strip();
        if (command.isEmpty()) {
            return;
        }
        line.setValue("");
        if (history.isEmpty() || !history.getLast().equals(command)) {
            history.add(command);
        }
        recalled = history.size();
        fireEvent(new CommandEvent(this, command));
    }

    private void recall(int by) {
        recalled = Math.clamp(recalled + by, 0, history.size());
        line.setValue(recalled < history.size() ? history.get(recalled) : "");
    }

    private static Div echoed(String command) {
        var text = new Div("$ " + command);
        text.addClassName("dd-echo");
        return text;
    }

    private Pre block(String text, String className) {
        boolean cut = text.length() > MOST_CHARACTERS;
        var block = new Pre(cut ? text.substring(0, MOST_CHARACTERS) : text.stripTrailing());
        block.addClassName(className);
        if (cut) {
            block.getElement().appendChild(Element.createText("\n… " + getTranslation("workbench.console.cut", text.length() - MOST_CHARACTERS)));
        }
        return block;
    }

    /// A command line was entered, with or without `kubectl` before it.
    public static final class CommandEvent extends ComponentEvent<Console> {
        private final String line;

        CommandEvent(Console source, String line) {
            super(source, true);
            this.line = line;
        }

        public String line() {
            return line.equals("kubectl") || line.startsWith("kubectl ") ? line : "kubectl " + line;
        }
    }
}
