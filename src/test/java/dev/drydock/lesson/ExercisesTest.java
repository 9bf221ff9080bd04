package dev.drydock.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.base.LearnerId;
import dev.drydock.kube.Cluster;
import dev.drydock.kube.Output;
import dev.drydock.kube.Snapshot;
import dev.drydock.workbench.Command;
import dev.drydock.workbench.Comparison;
import dev.drydock.workbench.Origin;
import dev.drydock.workbench.Pace;
import dev.drydock.workbench.Reply;
import dev.drydock.workbench.Scene;
import dev.drydock.workbench.Subscription;
import dev.drydock.workbench.WorkspaceId;
import dev.drydock.workbench.Workspaces;
import dev.drydock.workbench.insight.Question;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ExercisesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final String NO_NAME = "apiVersion: v1\nkind: Pod\nmetadata: {labels: {app: web}}\n";

    private final Contents contents = Contents.ofFolder(Path.of("content"));
    private final Lesson lesson = contents.lesson("a-pod");
    private final LearnerId learner = LearnerId.random();
    private final Kept kept = new Kept();
    private final EmptyCluster cluster = new EmptyCluster();
    private final Exercises exercises = exercises();

    @Test
    void keepsWhatWasHandedInBeforeItTellsTheVerdict() {
        cluster.output = new Output(1, "", "error: resource name may not be empty", List.of());

        var outcome = submit("pod.yaml", NO_NAME);

        assertThat(kept.all).containsExactly(new Submission(
                learner,
                "a-pod",
                "mend",
                NO_NAME,
                "error: resource name may not be empty",
                new Submission.Result(false, List.of("named", "labelled", "container", "ready"), "name-missing"),
                NOW));
        assertThat(outcome.verdicts()).extracting(Verdict::task).containsExactly("mend", "own");
        assertThat(outcome.diagnosis().map(Diagnosis::id)).contains("name-missing");
    }

    @Test
    void saysWhatIsNotThereYet() {
        var outcome = submit("pod.yaml", NO_NAME);

        var missing = outcome.verdict(lesson.task("mend")).flatMap(Verdict::missing).orElseThrow();
        assertThat(missing.id()).isEqualTo("named");
        assertThat(missing.message()).isEqualTo(lesson.task("mend").checks().getFirst().missing());
    }

    @Test
    void countsForTheTaskThatTheFileBelongsTo() {
        submit("web.yaml", NO_NAME);

        assertThat(kept.all).extracting(Submission::task).containsExactly("own");
    }

    @Test
    void countsForTheFirstTaskOfAFileThatIsNotPassedYet() {
        var deployment = contents.lesson("from-replicaset-to-deployment");
        kept.passed.add(new Submissions.Passed(deployment.id(), "name"));

        exercises.submit(learner, deployment, "deploy.yaml", NO_NAME).toCompletableFuture().join();

        assertThat(kept.all).extracting(Submission::task).containsExactly("roll");
    }

    @Test
    void keepsNothingOfACommandThatCompletesNoTask() {
        var outcome = exercises.run(learner, lesson, new Command.Kubectl("kubectl get pods")).toCompletableFuture().join();

        assertThat(kept.all).isEmpty();
        assertThat(outcome.verdicts()).hasSize(2).noneMatch(Verdict::passed);
    }

    @Test
    void judgesNothingThatWasNotCarriedOut() {
        cluster.refused = true;

        var outcome = submit("pod.yaml", NO_NAME);

        assertThat(outcome.reply()).isInstanceOf(Reply.Refused.class);
        assertThat(outcome.verdicts()).isEmpty();
        assertThat(kept.all).isEmpty();
    }

    private Exercises.Outcome submit(String file, String manifest) {
        return exercises.submit(learner, lesson, file, manifest).toCompletableFuture().join();
    }

    private Exercises exercises() {
        var checks = new LessonConfiguration().checks(1_000_000);
        return new Exercises(
                cluster, kept, new Grader(checks), new Diagnostician(contents, checks), () -> NOW, Runnable::run);
    }

    private static final class Kept implements Submissions {
        private final List<Submission> all = new ArrayList<>();
        private final Set<Passed> passed = new HashSet<>();

        @Override
        public void store(Submission submission) {
            all.add(submission);
        }

        @Override
        public Set<Passed> passed(LearnerId learner) {
            return passed;
        }

        @Override
        public List<Attempt> attempts(Collection<String> learners, Instant since) {
            return List.of();
        }
    }

    /// Answers every command with the same output and stays empty.
    private static final class EmptyCluster implements Workspaces {
        private final Snapshot snapshot = Cluster.withNodes(1).snapshot();
        private Output output = new Output(0, "", "", List.of());
        private boolean refused;

        @Override
        public CompletionStage<Scene> open(WorkspaceId id, Origin origin) {
            return CompletableFuture.completedStage(scene());
        }

        @Override
        public CompletionStage<Reply> command(WorkspaceId id, Command command) {
            return CompletableFuture.completedStage(
                    refused ? new Reply.Refused(Reply.Bound.MANIFEST_SIZE, "1 MB") : new Reply.Done(output, scene()));
        }

        @Override
        public Subscription subscribe(WorkspaceId id, Consumer<Scene> watcher) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> CompletionStage<T> ask(WorkspaceId id, Question<T> question) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<Comparison> compare(WorkspaceId id, int one, int other) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<Snapshot> snapshot(WorkspaceId id) {
            return CompletableFuture.completedStage(snapshot);
        }

        private static Scene scene() {
            return new Scene(NOW, NOW, Pace.NORMAL, true, Scene.Contents.EMPTY);
        }
    }
}
