package dev.drydock.lesson;

import dev.drydock.base.LearnerId;
import dev.drydock.kube.Cluster;
import dev.drydock.kube.Output;
import dev.drydock.kube.Snapshot;
import dev.drydock.workbench.Command;
import dev.drydock.workbench.Origin;
import dev.drydock.workbench.Reply;
import dev.drydock.workbench.WorkspaceId;
import dev.drydock.workbench.Workspaces;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/// Lets a learner hand something in: carries it out in the learner's cluster, judges what comes of it on a fork, and keeps it
/// before anyone sees the verdict.
public final class Exercises {

    private final Workspaces workspaces;
    private final Submissions submissions;
    private final Grader grader;
    private final Diagnostician diagnostician;
    private final InstantSource time;
    private final Executor executor;

    Exercises(
            Workspaces workspaces,
            Submissions submissions,
            Grader grader,
            Diagnostician diagnostician,
            InstantSource time,
            Executor executor) {
        this.workspaces = workspaces;
        this.submissions = submissions;
        this.grader = grader;
        this.diagnostician = diagnostician;
        this.time = time;
        this.executor = executor;
    }

    /// Where a learner works on a lesson.
    public static WorkspaceId workspace(LearnerId learner, Lesson lesson) {
        return new WorkspaceId(learner.digest(), lesson.id());
    }

    /// The cluster that a lesson begins with.
    public static Origin origin(Lesson lesson) {
        return new Origin(lesson.scenario().seed(), lesson.scenario().workers());
    }

    /// Applies a manifest. It counts for the first task on this file that the learner has not passed yet.
    public CompletionStage<Outcome> submit(LearnerId learner, Lesson lesson, String file, String manifest) {
        var command = new Command.Kubectl("kubectl apply -f " + file, Map.of(file, manifest));
        return carryOut(learner, lesson, command, manifest, Optional.of(file));
    }

    /// Runs a command line of the learner's own. It counts where it completes a task.
    public CompletionStage<Outcome> run(LearnerId learner, Lesson lesson, Command.Deed command) {
        return carryOut(learner, lesson, command, command.label(), Optional.empty());
    }

    private CompletionStage<Outcome> carryOut(
            LearnerId learner, Lesson lesson, Command command, String handedIn, Optional<String> file) {
        var workspace = workspace(learner, lesson);
        return workspaces.command(workspace, command).thenCompose(reply -> switch (reply) {
            case Reply.Done done -> workspaces.snapshot(workspace).thenApplyAsync(
                    after -> judge(new HandedIn(learner, lesson, handedIn, file, done), after), executor);
            case Reply.Refused _, Reply.Failed _ ->
                CompletableFuture.completedStage(new Outcome(reply, List.of(), Optional.empty()));
        });
    }

    private Outcome judge(HandedIn handedIn, Snapshot after) {
        var cluster = Cluster.from(after).settle();
        var lesson = handedIn.lesson();
        var output = handedIn.reply().output();
        var verdicts = grader.grade(lesson.tasks(), cluster);
        var diagnosis = diagnostician.diagnose(handedIn.file().isPresent() ? handedIn.text() : "", output, cluster);
        keep(handedIn, verdicts, diagnosis);
        return new Outcome(handedIn.reply(), verdicts, diagnosis);
    }

    private void keep(HandedIn handedIn, List<Verdict> verdicts, Optional<Diagnosis> diagnosis) {
        var passed = new HashSet<String>();
        submissions.passed(handedIn.learner()).stream()
                .filter(task -> task.lesson().equals(handedIn.lesson().id()))
                .forEach(task -> passed.add(task.task()));
        var meant = handedIn.file().flatMap(file -> meant(handedIn.lesson(), file, passed));
        for (var verdict : verdicts) {
            boolean isMeant = meant.filter(verdict.task()::equals).isPresent();
            if (isMeant || (verdict.passed() && !passed.contains(verdict.task()))) {
                submissions.store(handedIn.submission(verdict, isMeant ? diagnosis : Optional.empty(), time));
            }
        }
    }

    private static Optional<String> meant(Lesson lesson, String file, HashSet<String> passed) {
        var onFile = lesson.tasks().stream().filter(task -> task.file().equals(file)).map(Task::id).toList();
        return onFile.stream()
                .filter(task -> !passed.contains(task))
                .findFirst()
                .or(() -> onFile.isEmpty() ? Optional.empty() : Optional.of(onFile.getLast()));
    }

    /// What came of it. Without verdicts where it was not carried out.
    ///
    /// @param verdicts of all tasks of the lesson, in their order
    /// @param diagnosis the mistake that was recognised
    public record Outcome(Reply reply, List<Verdict> verdicts, Optional<Diagnosis> diagnosis) {

        public Outcome {
            verdicts = List.copyOf(verdicts);
        }

        public Optional<Verdict> verdict(Task task) {
            return verdicts.stream().filter(verdict -> verdict.task().equals(task.id())).findFirst();
        }
    }

    /// What a learner handed in, and the answer to it.
    private record HandedIn(LearnerId learner, Lesson lesson, String text, Optional<String> file, Reply.Done reply) {

        Submission submission(Verdict verdict, Optional<Diagnosis> diagnosis, InstantSource time) {
            var missing = verdict.results().stream()
                    .filter(result -> !result.passed())
                    .map(Verdict.CheckResult::id)
                    .toList();
            var result = new Submission.Result(verdict.passed(), missing, diagnosis.map(Diagnosis::id).orElse(""));
            return new Submission(learner, lesson.id(), verdict.task(), text, answer(reply.output()), result, time.instant());
        }

        private static String answer(Output output) {
            return output.out() + output.err();
        }
    }
}
