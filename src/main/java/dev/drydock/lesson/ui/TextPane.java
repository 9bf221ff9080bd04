package dev.drydock.lesson.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.drydock.lesson.Course;
import dev.drydock.lesson.Lesson;
import dev.drydock.lesson.LessonText;
import dev.drydock.lesson.Question;
import dev.drydock.lesson.Task;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The text of a lesson, with its prediction, tasks, hints and questions in their places.
final class TextPane extends Article {
    private final LessonPresenter presenter;
    private final Map<String, Span> circles = new HashMap<>();
    private final QuestionBox prediction;

    TextPane(LessonPresenter presenter, Course course) {
        this.presenter = presenter;
        var lesson = presenter.lesson();
        addClassName("dd-text");
        var title = new H1(lesson.title().in(getLocale()));
        title.getElement().setAttribute("tabindex", "-1");
        var goal = new Paragraph(lesson.goal().in(getLocale()));
        goal.addClassName("dd-goal");
        add(title, goal);
        prediction = question(lesson.prediction(), true);
        lesson.text(getLocale()).sections().forEach(section -> add(section(section)));
        add(questions(lesson), links(lesson), neighbours(course, lesson));
    }

    /// The cluster has answered, so the prediction can be told.
    void revealPrediction() {
        prediction.reveal();
    }

    void showPassed(Task task) {
        var circle = circles.get(task.id());
        if (circle != null && presenter.hasPassed(task)) {
            fill(circle, true);
            circle.addClassName("dd-filling");
        }
    }

    void scrollTo(Task task) {
        getElement().executeJs("this.querySelector('#' + CSS.escape($0)).scrollIntoView({block: 'start'})", task.anchor());
    }

    void focusTitle() {
        getComponentAt(0).getElement().callJsFunction("focus");
    }

    private Section section(LessonText.Section section) {
        var heading = new H2(section.title());
        var part = new Section(heading, new Html("<div class=\"dd-prose\">" + section.body() + "</div>"));
        part.setId(section.anchor());
        if (section.anchor().equals("prediction")) {
            part.add(prediction);
        }
        taskAt(section.anchor()).ifPresent(task -> {
            var circle = new Span();
            fill(circle, presenter.hasPassed(task));
            circles.put(task.id(), circle);
            heading.addComponentAsFirst(circle);
            part.addClassName("dd-task");
            part.add(new Hints(task));
        });
        return part;
    }

    private Optional<Task> taskAt(String anchor) {
        return presenter.lesson().tasks().stream().filter(task -> task.anchor().equals(anchor)).findFirst();
    }

    private void fill(Span circle, boolean done) {
        circle.setText(done ? "●" : "○");
        circle.setClassName("dd-sign " + (done ? "dd-ready" : "dd-waiting"));
        circle.getElement().setAttribute("role", "img");
        circle.getElement().setAttribute("aria-label", getTranslation(done ? "lesson.task.done" : "lesson.task.open"));
    }

    private Component questions(Lesson lesson) {
        var part = new Section(new H2(getTranslation("lesson.questions")));
        part.setId("questions");
        lesson.questions().forEach(question -> part.add(question(question, false)));
        part.setVisible(!lesson.questions().isEmpty());
        return part;
    }

    private QuestionBox question(Question question, boolean ahead) {
        return new QuestionBox(question, ahead, presenter.answer(question.id()), choice -> presenter.answered(question.id(), choice));
    }

    private Component links(Lesson lesson) {
        var list = new UnorderedList();
        lesson.links().forEach(link -> {
            var anchor = new Anchor(link.url().in(getLocale()), link.title().in(getLocale()));
            anchor.setTarget("_blank");
            anchor.getElement().setAttribute("rel", "noopener");
            list.add(new ListItem(anchor));
        });
        var part = new Section(new H2(getTranslation("lesson.links")), list);
        part.addClassName("dd-links");
        part.setVisible(!lesson.links().isEmpty());
        return part;
    }

    private Nav neighbours(Course course, Lesson lesson) {
        var nav = new Nav();
        nav.addClassName("dd-neighbours");
        nav.getElement().setAttribute("aria-label", getTranslation("lesson.neighbours"));
        course.before(lesson).ifPresent(before -> nav.add(link(before, "lesson.before", "dd-before")));
        course.after(lesson).ifPresentOrElse(
                after -> nav.add(link(after, "lesson.after", "dd-after")),
                () -> nav.add(new Anchor("/", getTranslation("lesson.to-course"))));
        return nav;
    }

    private Anchor link(Lesson to, String key, String className) {
        var anchor = new Anchor("/lesson/" + to.id(), getTranslation(key, to.title().in(getLocale())));
        anchor.addClassName(className);
        return anchor;
    }
}
