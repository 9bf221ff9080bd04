package dev.drydock.lesson.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.drydock.kube.Output;
import dev.drydock.lesson.Diagnosis;
import dev.drydock.lesson.Task;
import dev.drydock.lesson.Verdict;
import java.util.Optional;
import java.util.function.Consumer;

/// What came of the last submission, between the editor and the terminal: passed, not yet and why, or not accepted and what the mistake is.
final class VerdictPane extends Div {
    private final Consumer<Output.Problem> jump;
    private final Div body = new Div();

    /// @param jump puts the cursor where a problem is
    VerdictPane(Consumer<Output.Problem> jump) {
        this.jump = jump;
        setId("verdict");
        addClassName("dd-verdict");
        body.getElement().setAttribute("role", "status");
        body.getElement().setAttribute("aria-live", "polite");
        var close = new NativeButton("✕", event -> clear());
        close.addClassName("dd-close");
        close.setAriaLabel(getTranslation("lesson.verdict.close"));
        add(body, close);
        clear();
    }

    void clear() {
        body.removeAll();
        setClassName("dd-empty", true);
    }

    void show(Task task, Output output, Verdict verdict, Optional<Diagnosis> diagnosis) {
        body.removeAll();
        removeClassName("dd-empty");
        if (verdict.passed()) {
            head(Signs.done(getTranslation("lesson.task.done")), getTranslation("lesson.verdict.passed", task.title().in(getLocale())));
        } else if (output.ok()) {
            head(Signs.open(getTranslation("lesson.task.open")), getTranslation("lesson.verdict.missing"));
        } else {
            head(Signs.wrong(getTranslation("lesson.verdict.refused")), getTranslation("lesson.verdict.refused"));
            problems(output);
        }
        diagnosis.ifPresent(this::explain);
        if (output.ok()) {
            checks(verdict);
        } else if (diagnosis.isEmpty()) {
            body.add(new Paragraph(getTranslation("lesson.verdict.read")));
        }
    }

    /// Adds the way on.
    void offer(Component onward) {
        onward.getElement().getClassList().add("dd-onward");
        onward.setId("onward");
        body.add(onward);
    }

    /// Says why nothing was judged.
    void say(String message) {
        body.removeAll();
        removeClassName("dd-empty");
        head(Signs.wrong(message), message);
    }

    private void head(Span sign, String text) {
        var head = new Paragraph(sign, new Span(text));
        head.addClassName("dd-verdict-head");
        body.add(head);
    }

    private void checks(Verdict verdict) {
        var list = new UnorderedList();
        list.addClassName("dd-checks");
        verdict.results().forEach(result -> {
            var sign = result.passed()
                    ? Signs.done(getTranslation("lesson.task.done"))
                    : Signs.open(getTranslation("lesson.task.open"));
            list.add(new ListItem(sign, new Span(result.message().in(getLocale()))));
        });
        body.add(list);
    }

    private void problems(Output output) {
        var list = new UnorderedList();
        list.addClassName("dd-problems");
        output.problems().stream().filter(problem -> problem.line() > 0).forEach(problem -> {
            var place = new NativeButton(problem.line() + ":" + problem.column(), event -> jump.accept(problem));
            place.setAriaLabel(getTranslation("lesson.verdict.go", problem.line(), problem.column()));
            list.add(new ListItem(place, new Span(problem.message())));
        });
        if (list.getComponentCount() > 0) {
            body.add(list);
        }
    }

    private void explain(Diagnosis diagnosis) {
        var explanation = new Div(new H3(diagnosis.title(getLocale())));
        explanation.addClassName("dd-diagnosis");
        explanation.setId("diagnosis");
        diagnosis.text(getLocale()).sections().forEach(section ->
                explanation.add(new Html("<div class=\"dd-prose\">" + section.body() + "</div>")));
        body.add(explanation);
    }
}
