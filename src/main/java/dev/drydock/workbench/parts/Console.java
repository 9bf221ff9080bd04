package dev.drydock.workbench.parts;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.shared.Registration;
import dev.drydock.kube.Output;
import dev.drydock.kube.Pipes;
import dev.drydock.workbench.Command;
import dev.drydock.workbench.Pace;
import dev.drydock.workbench.Scene;
import dev.drydock.workbench.Terminal;
import dev.drydock.workbench.insight.Question;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A terminal: what was run in a cluster and what it printed, and a line for the next command. What it shows is the workspace's,
/// so that a page that is loaded again shows it too.
///
/// It says what was entered; whoever carries that out says so with [#answered(Command, Output)].
public final class Console extends Div {
    private static final int MOST_ENTRIES = 60;

    private final Div log = new Div();
    private final Div empty = new Div(getTranslation("workbench.console.empty"));
    private final Prompt prompt = new Prompt();
    private final Bench bench;
    private final Supplier<Map<String, String>> files;
    private Terminal shown = Terminal.NONE;
    private long last;
    private @Nullable ConsoleEntry latest;

    /// @param files those that lines may name
    public Console(Bench bench, Supplier<Map<String, String>> files) {
        this.bench = bench;
        this.files = files;
        addClassName("dd-console");
        log.addClassName("dd-log");
        log.setId("console-log");
        log.getElement().setAttribute("role", "log");
        log.getElement().setAttribute("tabindex", "0");
        log.getElement().setAttribute("aria-label", getTranslation("workbench.console.label"));
        empty.addClassName("dd-said");
        prompt.onLine(this::enter);
        prompt.onAsk(this::complete);
        prompt.onLocal(this::answer);
        prompt.onInterrupt(() -> bench.command(new Command.Interrupt()));
        prompt.onWipe(() -> bench.command(new Command.Clear(), done -> clear()));
        clear();
        add(log, prompt);
    }

    public Registration addCommandListener(ComponentEventListener<CommandEvent> listener) {
        return addListener(CommandEvent.class, listener);
    }

    /// Shows what has been run, and what goes on.
    public void show(Scene scene) {
        var terminal = scene.terminal();
        prompt.show(terminal, status(scene));
        if (terminal == shown) {
            return;
        }
        if (terminal.entries().isEmpty() && !shown.entries().isEmpty()) {
            clear(); // as it was in another page
        }
        shown = terminal;
        var news = terminal.entries().stream().filter(entry -> entry.number() >= last).toList();
        news.forEach(this::show);
        if (!news.isEmpty()) {
            bringIntoView();
        }
    }

    /// A command that it told of has been carried out, and the next one can be.
    public void answered(Command command, Output output) {
        prompt.ready();
        if (command instanceof Command.Kubectl(var line, var given) && !given.containsKey("-") && output.out().startsWith("# Please edit")) {
            add(new EditDialog(line, output.out(), text -> {
                var with = new HashMap<>(given);
                with.put("-", text);
                fireEvent(new CommandEvent(this, new Command.Kubectl(line, with)));
            }));
        }
    }

    /// A command that it told of was not carried out, for a bound was met or we failed.
    public void refused(String message) {
        prompt.ready();
        say(message);
    }

    /// Says something that is not kubectl's.
    public void say(String message) {
        var entry = new Div(message);
        entry.addClassNames("dd-entry", "dd-said");
        append(entry);
        bringIntoView();
    }

    private void clear() {
        log.removeAll();
        log.add(empty);
        latest = null;
    }

    private void show(Terminal.Entry entry) {
        if (latest != null && latest.number() == entry.number()) {
            latest.show(entry);
        } else if (entry.number() > last) {
            latest = new ConsoleEntry(entry);
            last = entry.number();
            append(latest);
        }
    }

    private void append(Div entry) {
        log.remove(empty);
        log.add(entry);
        while (log.getElement().getChildCount() > MOST_ENTRIES) {
            log.getElement().removeChild(0);
        }
    }

    private void bringIntoView() {
        log.getElement().executeJs("requestAnimationFrame(() => this.scrollTop = this.scrollHeight)");
    }

    private String status(Scene scene) {
        if (!scene.terminal().following()) {
            return "";
        }
        return getTranslation(scene.pace() == Pace.PAUSED ? "workbench.console.following.still" : "workbench.console.following");
    }

    /// What is followed ends with the next command.
    private void enter(Prompt.Entered entered) {
        if (shown.following()) {
            bench.command(new Command.Interrupt());
        }
        if (entered.typed()) {
            fireEvent(new CommandEvent(this, new Command.Type(entered.line())));
            return;
        }
        var given = new HashMap<>(files.get());
        if (!entered.input().isEmpty()) {
            given.put("-", entered.input());
        }
        fireEvent(new CommandEvent(this, new Command.Kubectl(whole(entered.line()), given)));
    }

    /// `kubectl` may be left out, or be `k`.
    private static String whole(String line) {
        var words = line.strip().split("\\s+", 2);
        if (words[0].equals("k")) {
            return ("kubectl " + (words.length > 1 ? words[1] : "")).strip();
        }
        return words[0].equals("kubectl") || Pipes.isProgram(line) ? line : "kubectl " + line;
    }

    private void complete(Prompt.Asked asked) {
        var line = asked.line();
        int added = line.startsWith("k ") ? "kubectl".length() - 1 : 0;
        var whole = added > 0 ? "kubectl" + line.substring(1) : line;
        var names = List.copyOf(files.get().keySet());
        bench.ask(new Question.Complete(whole, asked.cursor() + added, names), found -> prompt.offer(asked, found, added));
    }

    private void answer(String line, String known) {
        append(new ConsoleEntry(ConsoleEntry.said(line, line.equals("help") ? getTranslation("workbench.console.help") : known)));
        bringIntoView();
    }

    /// Something was entered that is to be carried out.
    public static final class CommandEvent extends ComponentEvent<Console> {
        private final Command.Deed command;

        CommandEvent(Console source, Command.Deed command) {
            super(source, true);
            this.command = command;
        }

        public Command.Deed command() {
            return command;
        }
    }
}
