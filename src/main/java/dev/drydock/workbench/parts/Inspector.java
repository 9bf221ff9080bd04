package dev.drydock.workbench.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.drydock.workbench.Scene;
import dev.drydock.workbench.insight.FieldChange;
import dev.drydock.workbench.insight.Finding;
import dev.drydock.workbench.insight.Inspection;
import dev.drydock.workbench.insight.Question;
import dev.drydock.workbench.insight.Reason;
import dev.drydock.workbench.insight.Ref;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// One object from all sides: why it is there, what keeps it from being well, what belongs to it, its YAML, events and logs.
/// Goes from object to object, and back. Kept fresh while it is open.
final class Inspector extends Section {
    private final Bench bench;
    private final StepWords words = new StepWords(this);
    private final Deque<Ref> way = new ArrayDeque<>();
    private final H2 title = new H2();
    private final Tabs tabs = new Tabs(getTranslation("workbench.inspector.label"));
    private final ObjectActions actions;
    private final Div overview = new Div();
    private final Pre description = pre();
    private final Lines yaml = new Lines(getTranslation("workbench.inspector.yaml-hint"), this::askWhy);
    private final Div yamlReason = new Div();
    private final Div events = new Div();
    private final Div logs = new Div();
    private Runnable closed = () -> {};
    private LongConsumer trace = step -> {};
    private Instant began = Instant.EPOCH;
    private @Nullable Object seen;
    private @Nullable Inspection shown;
    private @Nullable Scene scene;

    Inspector(Bench bench) {
        this.bench = bench;
        addClassName("dd-inspector");
        setId("inspector");
        title.getElement().setAttribute("tabindex", "-1");
        var back = new NativeButton("‹", event -> back());
        back.setId("inspector-back");
        back.setAriaLabel(getTranslation("workbench.inspector.back"));
        back.addClassName("dd-quiet");
        var head = new Div(back, title);
        head.addClassName("dd-inspector-head");
        actions = new ObjectActions(bench);
        actions.setVisible(false);
        add(head, actions, tabs);
        tabs.add("overview", getTranslation("workbench.inspector.why"), overview);
        yamlReason.getElement().setAttribute("role", "status");
        yamlReason.addClassName("dd-line-reason");
        tabs.add("yaml", "YAML", new Div(new Paragraph(getTranslation("workbench.inspector.yaml-hint")), yamlReason, yaml));
        tabs.add("describe", "describe", description);
        tabs.add("events", "events", events);
        tabs.add("logs", "logs", logs);
        getElement().addEventListener("keydown", event -> back()).setFilter("event.key === 'Escape'");
        setVisible(false);
    }

    /// Called when there is nothing more to go back to.
    void onClosed(Runnable listener) {
        closed = listener;
    }

    /// Called with a step of the trace that somebody wants to see.
    void onStep(LongConsumer listener) {
        trace = listener;
    }

    /// Closes it, whatever was open before.
    void close() {
        way.clear();
        back();
    }

    /// Opens an object; what was open before is gone back to.
    void open(Ref ref) {
        if (!ref.equals(way.peek())) {
            way.push(ref);
        }
        seen = null;
        shown = null;
        actions.setVisible(false);
        yamlReason.removeAll();
        setVisible(true);
        title.setText(ref.shortName());
        ask(ref);
        title.getElement().callJsFunction("focus");
    }

    /// What there is to see may have changed.
    void refresh(Scene scene) {
        this.scene = scene;
        began = scene.began();
        var ref = way.peek();
        var now = List.of(scene.contents(), scene.timeline().shown(), scene.timeline().moments().size(), scene.stopped());
        if (ref != null && !now.equals(seen)) {
            seen = now;
            ask(ref);
            if (shown != null) {
                actions.show(shown, scene);
            }
        }
    }

    private void ask(Ref ref) {
        bench.ask(new Question.Inspect(ref), inspection -> {
            if (ref.equals(way.peek()) && !inspection.equals(shown)) {
                shown = inspection;
                show(inspection);
            }
        });
    }

    private void back() {
        way.poll();
        var before = way.peek();
        if (before == null) {
            setVisible(false);
            closed.run();
        } else {
            open(before);
        }
    }

    private void show(Inspection inspection) {
        var name = inspection.ref().shortName();
        title.setText(inspection.there() ? name : getTranslation("workbench.inspector.gone", name));
        if (scene != null) {
            actions.show(inspection, scene);
        }
        overview.removeAll();
        inspection.findings().forEach(finding -> overview.add(finding(finding)));
        reason("made", inspection.made());
        if (!inspection.changed().equals(inspection.made())) {
            reason("changed", inspection.changed());
        }
        relations("owners", inspection.owners());
        relations("owned", inspection.owned());
        yaml.show(inspection.yaml());
        description.setText(inspection.description());
        showEvents(inspection.events());
        showLogs(inspection.logs());
    }

    private Component finding(Finding finding) {
        var box = new FindingBox(finding);
        if (!finding.evidence().equals(way.peek())) {
            box.add(link(finding.evidence()));
        }
        return box;
    }

    /// The way back to a command, nearest first, each with what the step before it was about.
    private void reason(String kind, Reason reason) {
        overview.add(new H3(getTranslation("workbench.inspector." + kind)), way(reason));
        var changes = reason.changes().stream().filter(change -> !change.path().startsWith("metadata.")).limit(8).toList();
        if (kind.equals("changed") && !changes.isEmpty()) {
            overview.add(changes(changes));
        }
    }

    private void askWhy(int line) {
        var ref = way.peek();
        if (ref != null) {
            bench.ask(new Question.WhyLine(ref, line), reason -> {
                yamlReason.removeAll();
                yamlReason.add(way(reason));
            });
        }
    }

    private Component way(Reason reason) {
        if (reason.way().isEmpty()) {
            return new Paragraph(getTranslation("workbench.inspector.forgotten"));
        }
        var list = new OrderedList();
        list.addClassName("dd-way");
        reason.way().forEach(step -> {
            var at = new Span(since(step.at()));
            at.addClassName("dd-at");
            var show = new NativeButton(words.of(step), event -> trace.accept(step.id()));
            show.addClassName("dd-step-link");
            list.add(new ListItem(at, show));
        });
        return list;
    }

    static Component changes(List<FieldChange> changes) {
        var lines = new Pre();
        lines.addClassName("dd-changes");
        changes.forEach(change -> {
            if (!change.before().isEmpty()) {
                lines.add(line("dd-removed", "− " + change.path() + ": " + change.before()));
            }
            if (!change.after().isEmpty()) {
                lines.add(line("dd-added", "+ " + change.path() + ": " + change.after()));
            }
        });
        return lines;
    }

    private static Span line(String className, String text) {
        var line = new Span(text);
        line.addClassName(className);
        return line;
    }

    private void relations(String kind, List<Ref> refs) {
        if (refs.isEmpty()) {
            return;
        }
        overview.add(new H3(getTranslation("workbench.inspector." + kind)));
        var list = new UnorderedList();
        list.addClassName("dd-relations");
        refs.forEach(ref -> list.add(new ListItem(link(ref))));
        overview.add(list);
    }

    private NativeButton link(Ref ref) {
        var button = new NativeButton(ref.shortName(), event -> open(ref));
        button.addClassName("dd-link");
        return button;
    }

    private void showEvents(List<Inspection.Event> all) {
        events.removeAll();
        if (all.isEmpty()) {
            events.add(new Paragraph(getTranslation("workbench.inspector.no-events")));
            return;
        }
        all.forEach(event -> {
            var at = new Span(since(event.last()));
            at.addClassName("dd-at");
            var reason = new Span(event.reason() + (event.count() > 1 ? " ×" + event.count() : ""));
            reason.addClassName(event.type().equals("Warning") ? "dd-warning" : "dd-normal");
            var row = new Div(at, reason, new Span(event.message()));
            row.addClassName("dd-event");
            events.add(row);
        });
    }

    private void showLogs(List<Inspection.Log> all) {
        logs.removeAll();
        if (all.isEmpty()) {
            logs.add(new Paragraph(getTranslation("workbench.inspector.no-logs")));
        }
        all.forEach(log -> {
            var text = pre();
            text.setText(log.text());
            logs.add(new H3(log.container()), text);
        });
    }

    private String since(Instant at) {
        return StepWords.clock(began, at);
    }

    private static Pre pre() {
        var pre = new Pre();
        pre.addClassName("dd-printed");
        pre.getElement().setAttribute("tabindex", "0");
        return pre;
    }
}
