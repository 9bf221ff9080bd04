package dev.drydock.lesson.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.drydock.base.HasHeader;
import dev.drydock.base.LearnerId;
import dev.drydock.base.Limits;
import dev.drydock.kube.Output;
import dev.drydock.lesson.Contents;
import dev.drydock.lesson.Course;
import dev.drydock.lesson.Diagnosis;
import dev.drydock.lesson.Drafts;
import dev.drydock.lesson.Exercises;
import dev.drydock.lesson.Lesson;
import dev.drydock.lesson.Sharing;
import dev.drydock.lesson.Submissions;
import dev.drydock.lesson.Task;
import dev.drydock.lesson.Verdict;
import dev.drydock.workbench.Command;
import dev.drydock.workbench.Reply;
import dev.drydock.workbench.Workspaces;
import dev.drydock.workbench.parts.Bench;
import dev.drydock.workbench.parts.ClusterPanel;
import dev.drydock.workbench.parts.Console;
import dev.drydock.workbench.parts.Panes;
import dev.drydock.workbench.parts.SceneFeed;
import java.util.Optional;
import java.util.concurrent.Executor;

/// A lesson: its text, an editor, a console and a live cluster. What it knows comes from [LessonPresenter].
@Route("lesson/:lesson")
@AnonymousAllowed
@StyleSheet("workbench.css")
@StyleSheet("lesson.css")
@StyleSheet("exercise.css")
class LessonView extends Div implements BeforeEnterObserver, HasDynamicTitle, HasHeader, LessonPresenter.Screen {
    private final Contents contents;
    private final Exercises exercises;
    private final Workspaces workspaces;
    private final Drafts drafts;
    private final Submissions submissions;
    private final Sharing sharing;
    private final Limits limits;
    private final Div header = new Div();

    private Panes panes = new Panes();
    private Console console;
    private Button apply = new Button();
    private Span target = new Span();
    private Span progress = new Span();
    private LessonPresenter presenter;
    private TextPane text;
    private EditorPane editor;
    private VerdictPane verdict;

    LessonView(
            Contents contents,
            Exercises exercises,
            Workspaces workspaces,
            Drafts drafts,
            Submissions submissions,
            Sharing sharing,
            Limits limits) {
        this.contents = contents;
        this.exercises = exercises;
        this.workspaces = workspaces;
        this.drafts = drafts;
        this.submissions = submissions;
        this.sharing = sharing;
        this.limits = limits;
        addClassName("dd-lesson");
        header.addClassName("dd-crumbs");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var lesson = event.getRouteParameters().get("lesson").flatMap(contents::find).orElseThrow(NotFoundException::new);
        presenter = new LessonPresenter(
                LearnerId.of(event.getUI()), lesson, exercises, drafts, submissions, sharing, this, page(event.getUI()));
        build(contents.course(), lesson);
        if (event.getTrigger() == NavigationTrigger.ROUTER_LINK) {
            text.focusTitle();
        }
    }

    @Override
    public String getPageTitle() {
        return number(presenter.lesson()) + " " + presenter.lesson().title().in(getLocale()) + " · Drydock";
    }

    @Override
    public Component header() {
        return header;
    }

    @Override
    public void showBusy(boolean busy) {
        apply.setEnabled(!busy);
        apply.getElement().setAttribute("aria-busy", String.valueOf(busy));
    }

    @Override
    public void showAnswer(Command command, Output output) {
        console.answered(command, output);
        panes.announce(Panes.Part.TERMINAL);
        panes.announce(Panes.Part.CLUSTER);
    }

    @Override
    public void showVerdict(Task task, Output output, Verdict result, Optional<Diagnosis> diagnosis) {
        editor.mark(output.problems());
        verdict.show(task, output, result, diagnosis);
        if (result.passed()) {
            verdict.offer(onward());
        }
        text.revealPrediction();
    }

    @Override
    public void showPassed(Task task) {
        text.showPassed(task);
        showProgress();
    }

    @Override
    public void showRefusal(Reply reply) {
        var message = Bench.sentence(this, reply);
        verdict.say(message);
        console.refused(message);
    }

    @Override
    public void showFailure() {
        var message = getTranslation("workbench.unreachable");
        verdict.say(message);
        console.refused(message);
    }

    private void build(Course course, Lesson lesson) {
        removeAll();
        panes = new Panes();
        var id = Exercises.workspace(LearnerId.current(), lesson);
        var bench = new Bench(workspaces, id, Exercises.origin(lesson), this, message -> console.refused(message));
        console = new Console(bench, presenter::texts);
        console.addCommandListener(event -> presenter.run(event.command()));
        text = new TextPane(presenter, course);
        verdict = new VerdictPane(problem -> {
            panes.show(Panes.Part.EDITOR);
            editor.goTo(problem);
        });
        target = new Span();
        target.addClassName("dd-target");
        apply = applyButton();
        editor = new EditorPane(presenter, limits.manifestSize().toBytes(), this::apply, this::showTarget);
        panes.put(Panes.Part.TEXT, text);
        panes.put(Panes.Part.EDITOR, editor);
        panes.put(Panes.Part.ACTIONS, actions());
        panes.put(Panes.Part.VERDICT, verdict);
        panes.put(Panes.Part.TERMINAL, console);
        panes.put(Panes.Part.CLUSTER, cluster(lesson, bench));
        add(panes);
        buildHeader(course, lesson);
    }

    /// The next thing to do: another task of the lesson, or the next lesson.
    private Component onward() {
        var next = presenter.nextTask();
        if (next.isPresent()) {
            var task = next.get();
            return new NativeButton(getTranslation("lesson.verdict.next-task", task.title().in(getLocale())), event -> {
                verdict.clear();
                editor.open(task.file());
                text.scrollTo(task);
            });
        }
        return contents.course().after(presenter.lesson())
                .map(lesson -> new Anchor(
                        "/lesson/" + lesson.id(), getTranslation("lesson.verdict.next-lesson", lesson.title().in(getLocale()))))
                .orElseGet(() -> new Anchor("/", getTranslation("lesson.to-course")));
    }

    private Button applyButton() {
        var keys = new Span("Ctrl+Enter");
        keys.addClassName("dd-keys");
        keys.getElement().setAttribute("aria-hidden", "true");
        var button = new Button(getTranslation("lesson.apply"), event -> apply());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.setSuffixComponent(keys);
        button.setId("apply");
        button.addClickShortcut(Key.ENTER, KeyModifier.CONTROL);
        return button;
    }

    private Div actions() {
        var actions = new Div(target, apply);
        actions.addClassName("dd-actions");
        return actions;
    }

    private ClusterPanel cluster(Lesson lesson, Bench bench) {
        var id = Exercises.workspace(LearnerId.current(), lesson);
        workspaces.open(id, Exercises.origin(lesson));
        var panel = new ClusterPanel(bench);
        SceneFeed.tie(panel, workspaces, id, scene -> {
            panel.show(scene);
            console.show(scene);
        });
        return panel;
    }

    private void apply() {
        if (editor.isTooLong()) {
            verdict.say(getTranslation("workbench.editor.too-long"));
        } else {
            presenter.apply(editor.current());
        }
    }

    private void showTarget() {
        if (editor != null) {
            var task = presenter.task(editor.current());
            int number = presenter.lesson().tasks().indexOf(task) + 1;
            target.setText(getTranslation("lesson.task.target", number, task.title().in(getLocale())));
        }
    }

    private void buildHeader(Course course, Lesson lesson) {
        header.removeAll();
        var part = course.partOf(lesson);
        var home = new Anchor("/", part.number() + " " + part.title().in(getLocale()));
        var here = new Span(number(lesson) + " " + lesson.title().in(getLocale()));
        here.getElement().setAttribute("aria-current", "page");
        var crumbs = new Nav(home, new Span("›"), here);
        crumbs.getElement().setAttribute("aria-label", getTranslation("lesson.crumbs"));
        progress = new Span();
        progress.addClassName("dd-progress");
        header.add(crumbs, progress, new ShareButton(() -> presenter.share(editor.current())));
        showProgress();
        showTarget();
    }

    private void showProgress() {
        long done = presenter.passed();
        int all = presenter.lesson().tasks().size();
        progress.setText("●".repeat((int) done) + "○".repeat(all - (int) done) + " " + done + "/" + all);
        progress.getElement().setAttribute("role", "img");
        progress.getElement().setAttribute("aria-label", getTranslation("lesson.progress", done, all));
        showTarget();
    }

    private String number(Lesson lesson) {
        return contents.course().partOf(lesson).number() + "." + lesson.number();
    }

    /// A page that was closed meanwhile needs nothing shown.
    private static Executor page(UI ui) {
        return work -> {
            try {
                ui.access(work::run);
            } catch (UIDetachedException closed) {
                // Its learner finds the answer kept.
            }
        };
    }
}
