package dev.drydock.lesson.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.drydock.BrowserTest;
import dev.drydock.LessonPage;
import dev.drydock.Words;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What nobody should hand in: each gets a clear answer in the page, and harms neither what the learner wrote nor anybody else.
class BadInputIT extends BrowserTest {
    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata: {name: %s}
            spec: {containers: [{name: nginx, image: nginx}]}
            """;
    private static final int MANY = 10_000;

    private final Words words = new Words("en");

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("not YAML", "apiVersion: v1\nkind: [Pod\n", "error parsing pod.yaml"),
                Arguments.of("tabs", "apiVersion: v1\nkind: Pod\nmetadata:\n\tname: web\n", "found character that cannot start any token"),
                Arguments.of("ten thousand aliases", "a: &a [" + "x, ".repeat(10) + "x]\nb: [" + "*a, ".repeat(MANY) + "*a]\n", "excessive aliasing"),
                Arguments.of("a thousand levels", "a: " + "[".repeat(1000) + "]".repeat(1000) + "\n", "exceeded max depth of 100"),
                Arguments.of("script tags", POD.formatted("\"<script>document.title='owned'</script>\""), "Invalid value: \"<script>document.title='owned'</script>\""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void saysWhatIsWrong(String name, String manifest, String answer) {
        var lesson = LessonPage.open(reader("en"), "a-pod");

        lesson.paste(manifest);
        lesson.apply();

        assertThat(lesson.terminal().locator(".dd-err")).containsText(answer);
        assertThat(lesson.verdict()).containsText(words.of("lesson.verdict.refused"));
        assertThat(lesson.page()).hasTitle(Pattern.compile("Drydock"));
        assertThat(lesson.terminal().locator("script")).hasCount(0);
        keepsTheText(lesson, manifest.lines().findFirst().orElseThrow());
        worksForSomebodyElse();
    }

    @Test
    void saysThatAFileIsTooLargeBeforeItIsSent() {
        var lesson = LessonPage.open(reader("en"), "a-pod");

        lesson.paste("# " + "x".repeat(5_000_000) + "\n");
        lesson.page().locator("#apply").click();

        assertThat(lesson.verdict().getByText(words.of("workbench.editor.too-long"))).isVisible();
        worksForSomebodyElse();

        lesson.write(POD.formatted("small")).apply();
        assertThat(lesson.terminal()).containsText("pod/small created");
        assertThat(lesson.verdict().getByText(words.of("workbench.editor.too-long"))).hasCount(0);
    }

    @Test
    void endsWhereMorePodsAreAskedForThanAClusterTakes() {
        var lesson = LessonPage.open(reader("en"), "from-replicaset-to-deployment");

        lesson.paste("""
                apiVersion: apps/v1
                kind: ReplicaSet
                metadata: {name: huge}
                spec:
                  replicas: 2000000000
                  selector: {matchLabels: {app: huge}}
                  template:
                    metadata: {labels: {app: huge}}
                    spec: {containers: [{name: nginx, image: nginx}]}
                """);
        lesson.apply();
        assertThat(lesson.terminal()).containsText("replicaset.apps/huge created");
        worksForSomebodyElse();

        lesson.run("get replicaset huge -o yaml");
        assertThat(lesson.terminal().locator(".dd-out").last()).containsText("exceeded quota: pods-per-cluster");
        lesson.run("delete replicaset huge");
        assertThat(lesson.terminal()).containsText("replicaset.apps \"huge\" deleted");
    }

    @Test
    void refusesACommandLineThatIsTooLong() {
        var lesson = LessonPage.open(reader("en"), "a-pod");

        lesson.page().locator("#command-line").fill("get " + "pods,".repeat(1000));
        lesson.page().locator("#command-line").press("Enter");

        assertThat(lesson.verdict()).containsText(words.of("workbench.refused.command-length", "2000"));
    }

    private void worksForSomebodyElse() {
        var other = LessonPage.open(reader("en"), "a-pod");
        other.write(POD.formatted("theirs")).apply();
        assertThat(other.terminal()).containsText("pod/theirs created");
    }

    private static void keepsTheText(LessonPage lesson, String beginning) {
        assertThat(lesson.editor()).containsText(beginning);
        lesson.page().reload();
        assertThat(lesson.editor()).containsText(beginning);
    }
}
