package dev.drydock.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.Cluster;
import dev.drydock.kube.Output;
import dev.drydock.kube.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Does every lesson as a learner would: what it starts with does not pass, each solution does, and each typical mistake is recognised.
class LessonRunTest {

    private static final Path FOLDER = Path.of("content");
    private static final Contents CONTENTS = Contents.ofFolder(FOLDER);
    private static final Checks CHECKS = new LessonConfiguration().checks(1_000_000);

    private final Grader grader = new Grader(CHECKS);
    private final Diagnostician diagnostician = new Diagnostician(CONTENTS, CHECKS);

    static List<Lesson> lessons() {
        return CONTENTS.course().lessons();
    }

    /// Every file in a folder `wrong/`; up to its first dot, its name is that of its diagnosis.
    static Stream<Mistake> mistakes() {
        return ContentFiles.inFolder(FOLDER).entrySet().stream()
                .filter(file -> file.getKey().contains("/wrong/"))
                .map(file -> Mistake.of(file.getKey(), file.getValue()));
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void doesNotPassWithWhatItStartsWith(Lesson lesson) {
        var cluster = cluster(lesson);
        lesson.start().forEach((file, manifest) -> apply(cluster, manifest));

        assertThat(grader.grade(lesson.tasks(), cluster)).noneMatch(Verdict::passed);
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void passesWithItsSolutions(Lesson lesson) {
        var cluster = cluster(lesson);
        for (var task : lesson.tasks()) {
            assertThat(grader.grade(task, cluster).passed()).as("%s before its solution", task.id()).isFalse();
            var output = apply(cluster, task.solution());

            assertThat(output.err()).isEmpty();
            assertThat(grader.grade(task, cluster).missing()).as(task.id()).isEmpty();
            assertThat(diagnostician.diagnose(task.solution(), output, cluster)).as(task.id()).isEmpty();
            cluster.settle();
        }
        assertThat(grader.grade(lesson.tasks(), cluster)).allMatch(Verdict::passed);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void recognisesATypicalMistake(Mistake mistake) {
        var cluster = cluster(mistake.lesson());
        var output = apply(cluster, mistake.manifest());

        var diagnosis = diagnostician.diagnose(mistake.manifest(), output, cluster);

        assertThat(diagnosis.map(Diagnosis::id)).contains(mistake.diagnosis());
        assertThat(diagnosis.orElseThrow().facts()).containsOnlyKeys(diagnosis.orElseThrow().misconception().facts().keySet());
        assertThat(grader.grade(mistake.lesson().tasks(), cluster)).noneMatch(Verdict::passed);
    }

    private static Cluster cluster(Lesson lesson) {
        var scenario = lesson.scenario();
        return Cluster.boot(Settings.DEFAULT.withSeed(scenario.seed()).withWorkers(scenario.workers()));
    }

    private static Output apply(Cluster cluster, String manifest) {
        return cluster.kubectl("kubectl apply -f it.yaml", Map.of("it.yaml", manifest));
    }

    private record Mistake(Lesson lesson, String diagnosis, String manifest) {

        static Mistake of(String file, String manifest) {
            var folder = file.substring(0, file.indexOf("/wrong/"));
            var id = Fields.of(file, ContentFiles.inFolder(FOLDER).get(folder + "/lesson.yaml")).text("id");
            var name = file.substring(file.lastIndexOf('/') + 1);
            return new Mistake(CONTENTS.lesson(id), name.substring(0, name.indexOf('.')), manifest);
        }

        @Override
        public String toString() {
            return lesson.id() + ": " + diagnosis;
        }
    }
}
