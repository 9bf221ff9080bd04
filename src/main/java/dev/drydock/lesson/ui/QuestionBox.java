package dev.drydock.lesson.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import dev.drydock.lesson.Question;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A question with its choices. A prediction keeps its answer to itself until the cluster has been asked.
final class QuestionBox extends Div {
    private final Question question;
    private final boolean prediction;
    private final Map<String, NativeButton> choices = new LinkedHashMap<>();
    private final Paragraph answer = new Paragraph();
    private Optional<String> chosen = Optional.empty();

    QuestionBox(Question question, boolean prediction, Optional<String> before, Consumer<String> answered) {
        this.question = question;
        this.prediction = prediction;
        addClassName("dd-question");
        setId("question-" + question.id());
        var asked = new Paragraph(question.question().in(getLocale()));
        asked.addClassName("dd-asked");
        asked.setId("asked-" + question.id());
        var group = new Div();
        group.addClassName("dd-choices");
        group.getElement().setAttribute("role", "group").setAttribute("aria-labelledby", "asked-" + question.id());
        question.choices().forEach(choice -> {
            var button = new NativeButton(choice.text().in(getLocale()), event -> {
                choose(choice.id());
                answered.accept(choice.id());
            });
            choices.put(choice.id(), button);
            group.add(button);
        });
        answer.addClassName("dd-because");
        answer.getElement().setAttribute("role", "status");
        add(asked, group, answer);
        before.filter(choices::containsKey).ifPresent(this::choose);
    }

    /// Tells whether a prediction came true.
    void reveal() {
        chosen.ifPresent(choice -> {
            boolean right = question.isRight(choice);
            answer.removeAll();
            answer.add(right ? Signs.done(getTranslation("lesson.question.right")) : Signs.wrong(getTranslation("lesson.question.wrong")));
            answer.add(" " + getTranslation(right ? "lesson.question.right" : "lesson.question.wrong") + " " + question.because().in(getLocale()));
            choices.forEach((id, button) -> {
                button.setClassName("dd-right", question.isRight(id));
                button.setClassName("dd-wrong", id.equals(choice) && !right);
            });
        });
    }

    private void choose(String choice) {
        chosen = Optional.of(choice);
        choices.forEach((id, button) -> {
            button.getElement().setAttribute("aria-pressed", String.valueOf(id.equals(choice)));
            button.removeClassNames("dd-right", "dd-wrong");
        });
        if (prediction) {
            answer.setText(getTranslation("lesson.prediction.try"));
        } else {
            reveal();
        }
    }
}
