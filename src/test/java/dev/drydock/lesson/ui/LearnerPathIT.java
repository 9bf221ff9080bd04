package dev.drydock.lesson.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.drydock.BrowserTest;
import dev.drydock.LessonPage;
import dev.drydock.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The whole way of a learner: from the front page through both lessons, and on by a link in somebody else's browser.
class LearnerPathIT extends BrowserTest {
    private static final Path LESSONS = Path.of("content", "lessons");
    private static final Path POD = LESSONS.resolve("3-pod/01-a-pod/solution/mend.yaml");
    private static final Path DEPLOYMENT = LESSONS.resolve("5-deployment/01-from-replicaset-to-deployment/solution/name.yaml");

    /// `-Dpictures=.github/images` renews those of the READMEs.
    private static final Path PICTURES = Path.of(System.getProperty("pictures", "target/screenshots"));

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void leadsFromTheFrontPageToALinkThatOthersOpen(String language) {
        var words = new Words(language);
        var page = reader(language);
        var lesson = begin(page);

        meetTheMistakeOfTheNotes(lesson, words);
        mendIt(lesson, words);
        lookAround(lesson);
        findEverythingAgain(lesson);
        var link = rollOut(lesson, words, language);
        takeItOver(reader(language), link, words);
    }

    private static LessonPage begin(Page page) {
        page.navigate("/");
        page.locator("#start").click();
        assertThat(page).hasURL(Pattern.compile("/lesson/a-pod$"));
        var lesson = new LessonPage(page);
        assertThat(lesson.progress()).hasText("○○ 0/2");
        return lesson;
    }

    private static void meetTheMistakeOfTheNotes(LessonPage lesson, Words words) {
        var page = lesson.page();
        lesson.choose("prediction", 2);
        assertThat(page.getByText(words.of("lesson.prediction.try"))).isVisible();

        lesson.editor().focus();
        lesson.apply();

        assertThat(lesson.terminal()).containsText("from server for: \"pod.yaml\": resource name may not be empty");
        assertThat(lesson.verdict()).containsText(words.of("lesson.verdict.refused"));
        assertThat(page.locator("#diagnosis")).containsText("metadata.name");
        assertThat(page.locator("#question-prediction .dd-because")).containsText(words.of("lesson.question.right"));
        assertThat(page.locator("drydock-editor:visible .cm-lint-marker-error")).not().hasCount(0);
        assertThat(lesson.pods("")).hasCount(0);
    }

    private static void mendIt(LessonPage lesson, Words words) {
        lesson.write(read(POD)).apply();

        assertThat(lesson.verdict()).containsText(words.of("lesson.verdict.passed", "").strip());
        assertThat(lesson.circle("task-mend")).hasText("●");
        assertThat(lesson.circle("task-own")).hasText("○");
        assertThat(lesson.progress()).hasText("●○ 1/2");
        assertThat(lesson.pods("myapp-pod")).hasCount(1);
        assertThat(lesson.page().locator(".cm-lint-marker-error")).hasCount(0);
    }

    private static void lookAround(LessonPage lesson) {
        lesson.runToRest();
        assertThat(lesson.table("Pods")).containsText("Running");

        lesson.run("get pods");
        assertThat(lesson.terminal().locator(".dd-out").last()).containsText(Pattern.compile("myapp-pod\\s+1/1\\s+Running"));

        lesson.pods("myapp-pod").click();
        assertThat(lesson.inspector()).containsText("$ kubectl apply -f pod.yaml");
        lesson.inspector().locator("#tab-events").click();
        assertThat(lesson.inspector()).containsText("Successfully assigned default/myapp-pod to node-");
        lesson.inspector().locator("#inspector-back").click();
    }

    private static void findEverythingAgain(LessonPage lesson) {
        var page = lesson.page();
        page.reload();

        assertThat(lesson.progress()).hasText("●○ 1/2");
        assertThat(lesson.circle("task-mend")).hasText("●");
        assertThat(lesson.pods("myapp-pod")).hasCount(1);
        assertThat(lesson.table("Pods")).containsText("Running");
        lesson.file("pod.yaml");
        assertThat(lesson.editor()).containsText("  name: myapp-pod");
        assertThat(page.locator("#question-prediction button[aria-pressed=true]")).hasCount(1);
    }

    /// From the first lesson to the next, to a picture for the README, to a link.
    private static String rollOut(LessonPage lesson, Words words, String language) {
        var page = lesson.page();
        page.locator(".dd-after").click();
        assertThat(page).hasURL(Pattern.compile("/lesson/from-replicaset-to-deployment$"));
        assertThat(lesson.progress()).hasText("○○ 0/2");

        lesson.write(read(DEPLOYMENT)).apply();
        assertThat(lesson.circle("task-name")).hasText("●");
        lesson.runToRest();
        assertThat(lesson.pods("myapp-deploy")).hasCount(3);
        assertThat(lesson.table("Pods").getByText("Running")).hasCount(3);
        lesson.run("expose deployment myapp-deploy --port 80").runToRest();
        assertThat(lesson.table("Services")).containsText("myapp-deploy");
        lesson.run("get deployments");
        assertThat(lesson.terminal()).containsText(Pattern.compile("myapp-deploy\\s+3/3"));
        lesson.editor().press("Control+Home");
        assertThat(page.locator("drydock-cluster .fresh")).hasCount(0);
        picture(page, PICTURES.resolve("lesson-" + language + ".png"));

        page.locator("#share").click();
        assertThat(page.locator("#shared-link")).isVisible();
        return page.locator("#shared-link").getAttribute("href");
    }

    private static void takeItOver(Page page, String link, Words words) {
        var shared = new LessonPage(page);
        page.navigate(link);
        assertThat(page.getByText(words.of("share.passed"))).isVisible();
        assertThat(shared.editor()).containsText("name: myapp-deploy");
        assertThat(page.locator(".dd-answer")).containsText("deployment.apps/myapp-deploy created");
        assertThat(shared.pods("myapp-deploy")).hasCount(3);

        page.locator("#make-mine").click();
        assertThat(page).hasURL(Pattern.compile("/lesson/from-replicaset-to-deployment$"));
        assertThat(shared.editor()).containsText("name: myapp-deploy");
        assertThat(shared.pods("myapp-deploy")).hasCount(0);
        assertThat(shared.progress()).hasText("○○ 0/2");

        shared.editor().focus();
        shared.apply();
        assertThat(shared.circle("task-name")).hasText("●");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
