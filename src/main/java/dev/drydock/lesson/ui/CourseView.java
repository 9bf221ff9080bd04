package dev.drydock.lesson.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.drydock.base.LearnerId;
import dev.drydock.lesson.Contents;
import dev.drydock.lesson.Course;
import dev.drydock.lesson.Lesson;
import dev.drydock.lesson.Submissions;
import java.util.Optional;
import java.util.Set;

/// The front page: the course's table of contents, with what is done and what is next.
@Route("")
@AnonymousAllowed
@StyleSheet("workbench.css")
@StyleSheet("course.css")
class CourseView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final Contents contents;
    private final Submissions submissions;

    CourseView(Contents contents, Submissions submissions) {
        this.contents = contents;
        this.submissions = submissions;
        addClassNames("dd-page", "dd-course");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var course = contents.course();
        var passed = submissions.passed(LearnerId.of(event.getUI()));
        var next = course.lessons().stream().filter(lesson -> !isDone(lesson, passed)).findFirst();
        removeAll();
        add(new H1(course.title().in(getLocale())), new Paragraph(course.summary().in(getLocale())));
        next.ifPresent(lesson -> add(start(lesson, passed)));
        course.parts().stream()
                .filter(part -> !part.lessons().isEmpty())
                .forEach(part -> add(part(part, passed, next)));
    }

    @Override
    public String getPageTitle() {
        return contents.course().title().in(getLocale()) + " · Drydock";
    }

    private Component start(Lesson lesson, Set<Submissions.Passed> passed) {
        var key = passed.isEmpty() ? "lesson.course.start" : "lesson.course.continue";
        var link = new Anchor("/lesson/" + lesson.id(), getTranslation(key, lesson.title().in(getLocale())));
        link.addClassName("dd-start");
        link.setId("start");
        return link;
    }

    private Section part(Course.Part part, Set<Submissions.Passed> passed, Optional<Lesson> next) {
        var list = new OrderedList();
        part.lessons().forEach(lesson -> list.add(entry(part, lesson, passed, next.filter(lesson::equals).isPresent())));
        var section = new Section(new H2(part.number() + " " + part.title().in(getLocale())), list);
        section.addClassName("dd-part");
        return section;
    }

    private ListItem entry(Course.Part part, Lesson lesson, Set<Submissions.Passed> passed, boolean next) {
        var sign = isDone(lesson, passed)
                ? Signs.done(getTranslation("lesson.course.done"))
                : next ? Signs.next(getTranslation("lesson.course.next")) : Signs.open(getTranslation("lesson.course.open"));
        var link = new Anchor("/lesson/" + lesson.id(), part.number() + "." + lesson.number() + " " + lesson.title().in(getLocale()));
        var goal = new Paragraph(lesson.goal().in(getLocale()));
        var tasks = lesson.tasks().stream().filter(task -> passed.contains(new Submissions.Passed(lesson.id(), task.id()))).count();
        var facts = new Span(getTranslation("lesson.course.facts", lesson.minutes(), tasks, lesson.tasks().size()));
        facts.addClassName("dd-facts");
        var entry = new ListItem(sign, new Div(link, goal, facts));
        entry.setClassName("dd-next", next);
        return entry;
    }

    private static boolean isDone(Lesson lesson, Set<Submissions.Passed> passed) {
        return lesson.tasks().stream().allMatch(task -> passed.contains(new Submissions.Passed(lesson.id(), task.id())));
    }
}
