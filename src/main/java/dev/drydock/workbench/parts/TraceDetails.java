package dev.drydock.workbench.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import dev.drydock.kube.trace.Action;
import dev.drydock.kube.trace.Step;
import dev.drydock.workbench.insight.FieldChange;
import dev.drydock.workbench.insight.Lane;
import dev.drydock.workbench.insight.Reason;
import dev.drydock.workbench.insight.Ref;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// What there is to know of one step: who did it, because of what, to which object, and what it changed.
final class TraceDetails extends Div {
    private static final int MOST_CHANGES = 10;
    /// What the API server gives each new object, and what says which object it is.
    private static final Set<String> SILENT = Set.of(
            "apiVersion", "kind", "metadata.name", "metadata.namespace", "metadata.generateName", "metadata.uid", "metadata.creationTimestamp");

    private final Consumer<Ref> inspect;
    private final LongConsumer open;
    private final StepWords words = new StepWords(this);

    /// @param inspect shows an object from all sides
    /// @param open looks at another step
    TraceDetails(Consumer<Ref> inspect, LongConsumer open) {
        this.inspect = inspect;
        this.open = open;
        addClassName("dd-step");
        setId("step");
    }

    void show(Reason reason) {
        removeAll();
        if (reason.way().isEmpty()) {
            add(new Paragraph(getTranslation("workbench.inspector.forgotten")));
            return;
        }
        var step = reason.way().getFirst();
        add(row("who", who(step)), row("because", because(reason.way())));
        reason.about().filter(about -> !about.name().isEmpty()).ifPresent(about -> add(row("about", about(about))));
        switch (step.action()) {
            case Action.Filtered filtered -> add(NodesTable.of(this, filtered));
            case Action.Scored scored -> add(NodesTable.of(this, scored));
            case Action.Refused refused -> add(quote(refused));
            case Action.Stored stored -> addChanges(stored, reason.changes());
            case Action.Commanded _, Action.Disturbed _, Action.Reconciled _, Action.Compared _, Action.Admitted _, Action.Ran _,
                    Action.Routed _ -> {}
        }
    }

    private Div row(String label, Component content) {
        var name = new Span(getTranslation("workbench.trace." + label));
        name.addClassName("dd-step-label");
        var row = new Div(name, content);
        row.addClassName("dd-step-row");
        return row;
    }

    private Component who(Step step) {
        var actor = new Span(step.actor());
        actor.addClassName("dd-step-name");
        var role = new Span(getTranslation("workbench.trace.role." + Lane.of(step)));
        role.addClassName("dd-step-role");
        return new Div(actor, role);
    }

    private Component because(List<Step> way) {
        if (way.size() == 1) {
            return new Span(getTranslation(beginning(way.getFirst())));
        }
        var cause = way.get(1);
        var button = new NativeButton(words.of(cause), event -> open.accept(cause.id()));
        button.setId("step-cause");
        button.addClassNames("dd-link", "dd-step-cause");
        return button;
    }

    private static String beginning(Step first) {
        if (first.cause() != 0) {
            return "workbench.inspector.forgotten";
        }
        boolean isAsked = first.action() instanceof Action.Commanded || first.action() instanceof Action.Disturbed;
        return isAsked ? "workbench.trace.asked" : "workbench.trace.itself";
    }

    private Component about(Ref about) {
        var button = new NativeButton(about.shortName(), event -> inspect.accept(about));
        button.setId("step-object");
        button.addClassName("dd-link");
        if (about.namespace().isEmpty() || about.namespace().equals("default")) {
            return button;
        }
        var namespace = new Span(getTranslation("workbench.trace.in", about.namespace()));
        namespace.addClassName("dd-step-role");
        return new Div(button, namespace);
    }

    private static Component quote(Action.Refused refused) {
        var quote = new Pre(refused.code() + "  " + refused.message());
        quote.addClassName("dd-quote");
        return quote;
    }

    private void addChanges(Action.Stored stored, List<FieldChange> all) {
        add(new H3(getTranslation("workbench.trace.changed")));
        var changes = all.stream().filter(change -> !SILENT.contains(change.path())).toList();
        if (stored.verb().equals("delete")) {
            add(new Paragraph(getTranslation("workbench.trace.gone")));
        } else if (changes.isEmpty()) {
            add(new Paragraph(getTranslation("workbench.trace.nothing")));
        } else {
            add(Inspector.changes(changes.stream().limit(MOST_CHANGES).toList()));
        }
        if (!stored.verb().equals("delete") && changes.size() > MOST_CHANGES) {
            var rest = changes.subList(MOST_CHANGES, changes.size());
            var more = new NativeDetails(getTranslation("workbench.trace.changes", rest.size()));
            more.setContent(Inspector.changes(rest));
            add(more);
        }
    }
}
