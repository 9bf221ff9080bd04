package dev.drydock.lesson.ui;

import dev.drydock.base.LearnerId;
import dev.drydock.kube.Output;
import dev.drydock.lesson.Diagnosis;
import dev.drydock.lesson.Drafts;
import dev.drydock.lesson.Exercises;
import dev.drydock.lesson.Exercises.Outcome;
import dev.drydock.lesson.Lesson;
import dev.drydock.lesson.Sharing;
import dev.drydock.lesson.Submissions;
import dev.drydock.lesson.Task;
import dev.drydock.lesson.Verdict;
import dev.drydock.workbench.Command;
import dev.drydock.workbench.Reply;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One learner at one lesson: what they have written, predicted and passed, and what is being judged.
final class LessonPresenter {
    private static final Logger log = LoggerFactory.getLogger(LessonPresenter.class);

    /// What is kept of a question, beside the files, is under this and its id.
    private static final String QUESTION = "question:";

    private final LearnerId learner;
    private final Lesson lesson;
    private final Exercises exercises;
    private final Drafts drafts;
    private final Sharing sharing;
    private final Screen screen;
    private final Executor page;
    private final Map<String, String> kept = new HashMap<>();
    private final Set<String> unsaved = new HashSet<>();
    private final Set<String> passed = new HashSet<>();
    private final Map<String, Applied> applied = new HashMap<>();
    private boolean busy;

    /// @param page runs what touches the screen, with the page's lock
    LessonPresenter(
            LearnerId learner,
            Lesson lesson,
            Exercises exercises,
            Drafts drafts,
            Submissions submissions,
            Sharing sharing,
            Screen screen,
            Executor page) {
        this.learner = learner;
        this.lesson = lesson;
        this.exercises = exercises;
        this.drafts = drafts;
        this.sharing = sharing;
        this.screen = screen;
        this.page = page;
        kept.putAll(drafts.load(learner, lesson.id()));
        passed.addAll(submissions.passed(learner).stream()
                .filter(one -> one.lesson().equals(lesson.id()))
                .map(Submissions.Passed::task)
                .collect(Collectors.toSet()));
    }

    Lesson lesson() {
        return lesson;
    }

    List<String> files() {
        return List.copyOf(lesson.start().keySet());
    }

    String text(String file) {
        return kept.getOrDefault(file, lesson.start().getOrDefault(file, ""));
    }

    boolean hasPassed(Task task) {
        return passed.contains(task.id());
    }

    long passed() {
        return lesson.tasks().stream().filter(this::hasPassed).count();
    }

    /// The task that is next to be done in a file, or the last one there when all are done.
    Task task(String file) {
        var here = lesson.tasks().stream().filter(task -> task.file().equals(file)).toList();
        var candidates = here.isEmpty() ? lesson.tasks() : here;
        return candidates.stream().filter(task -> !hasPassed(task)).findFirst().orElseGet(candidates::getLast);
    }

    Optional<Task> nextTask() {
        return lesson.tasks().stream().filter(task -> !hasPassed(task)).findFirst();
    }

    /// The file to begin with: that of the first task to be done.
    String firstFile() {
        return nextTask().map(Task::file).orElseGet(() -> files().getFirst());
    }

    Optional<String> answer(String question) {
        return Optional.ofNullable(kept.get(QUESTION + question));
    }

    void answered(String question, String choice) {
        keep(QUESTION + question, choice);
    }

    void edited(String file, String text) {
        if (!text.equals(text(file))) {
            keep(file, text);
        }
    }

    String reset(String file) {
        var start = lesson.start().getOrDefault(file, "");
        keep(file, start);
        return start;
    }

    /// Makes a link to a file as it is now, with what came of it if it was applied so.
    String share(String file) {
        var last = applied.get(file);
        boolean isLast = last != null && last.text.equals(text(file));
        return sharing.share(new Sharing.Work(
                learner,
                lesson,
                task(file).id(),
                file,
                text(file),
                isLast ? last.answer : "",
                isLast && last.passed));
    }

    /// One at a time: what is handed in twice is judged once.
    void apply(String file) {
        if (busy) {
            return;
        }
        busy = true;
        screen.showBusy(true);
        var task = task(file);
        var text = text(file);
        var work = exercises.submit(learner, lesson, file, text);
        work.thenAccept(outcome -> page.execute(() -> remember(file, text, outcome, task)));
        begin(work, new Command.Kubectl("kubectl apply -f " + file, Map.of(file, text)), Optional.of(task), () -> {
            busy = false;
            screen.showBusy(false);
        });
    }

    void run(Command.Deed command) {
        begin(exercises.run(learner, lesson, command), command, Optional.empty(), () -> {});
    }

    /// The files as they are now.
    Map<String, String> texts() {
        return files().stream().collect(Collectors.toMap(name -> name, this::text));
    }

    private void remember(String file, String text, Outcome outcome, Task task) {
        if (outcome.reply() instanceof Reply.Done(var output, var scene, _)) {
            boolean passes = outcome.verdict(task).filter(Verdict::passed).isPresent();
            applied.put(file, new Applied(text, output.out() + output.err(), passes));
        }
    }

    private void begin(CompletionStage<Outcome> work, Command command, Optional<Task> meant, Runnable done) {
        work.whenComplete((outcome, failure) -> page.execute(() -> {
            done.run();
            if (failure != null) {
                log.error("{} was not carried out", command, failure);
                screen.showFailure();
            } else if (outcome.reply() instanceof Reply.Done(var output, var scene, _)) {
                save();
                tell(outcome, output, command, meant);
            } else {
                screen.showRefusal(outcome.reply());
            }
        }));
    }

    /// A submission is told what became of the task it was meant for; any command is told of a task that it completed.
    private void tell(Outcome outcome, Output output, Command command, Optional<Task> meant) {
        screen.showAnswer(command, output);
        var completed = lesson.tasks().stream()
                .filter(task -> !hasPassed(task) && outcome.verdict(task).filter(Verdict::passed).isPresent())
                .toList();
        completed.forEach(task -> passed.add(task.id()));
        meant.or(() -> completed.stream().findFirst()).ifPresent(task -> screen.showVerdict(
                task, output, outcome.verdict(task).orElseThrow(), meant.isPresent() ? outcome.diagnosis() : Optional.empty()));
        completed.forEach(screen::showPassed);
    }

    private void keep(String name, String text) {
        kept.put(name, text);
        unsaved.add(name);
        save();
    }

    /// What could not be saved when it was written is saved with what comes next.
    private void save() {
        for (var name : List.copyOf(unsaved)) {
            drafts.save(learner, lesson.id(), name, kept.getOrDefault(name, ""));
            unsaved.remove(name);
        }
    }

    /// A file as it was applied last, and what came of it.
    private record Applied(String text, String answer, boolean passed) {}

    /// What the presenter asks of the page.
    interface Screen {
        void showBusy(boolean busy);

        void showAnswer(Command command, Output output);

        void showVerdict(Task task, Output output, Verdict verdict, Optional<Diagnosis> diagnosis);

        void showPassed(Task task);

        /// It was not begun, or failed by a fault of ours.
        void showRefusal(Reply reply);

        void showFailure();
    }
}
