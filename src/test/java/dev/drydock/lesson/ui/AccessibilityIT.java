package dev.drydock.lesson.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.drydock.BrowserTest;
import dev.drydock.LessonPage;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The pages for those who use no mouse, no large screen, or no screen at all.
class AccessibilityIT extends BrowserTest {
    private static final int PHONE = 390;
    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata:
              name: myapp-pod
              labels: {name: myapp, type: front}
            spec:
              containers:
              - name: nginx-container
                image: nginx
            """;

    @ParameterizedTest
    @CsvSource({"/", "/join", "/login", "/welcome", "/nowhere", "/s/nothing"})
    void hasNoSeriousFaultAndFitsAPhone(String path) {
        for (var colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            var page = reader("ko", colours, PHONE, 800);
            page.navigate(path);
            assertThat(page.locator("main").getByRole(AriaRole.HEADING).first()).isVisible();
            assertThat(page.locator("html")).hasJSProperty("scrollWidth", PHONE);
            assertThat(faults(page)).as("%s %s", path, colours).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void hasNoSeriousFaultInALesson(ColorScheme colours) {
        var lesson = LessonPage.open(reader("en", colours, 1440, 900), "a-pod");
        assertThat(faults(lesson.page())).as("untouched").isEmpty();

        lesson.editor().focus();
        lesson.apply();
        assertThat(faults(lesson.page())).as("refused").isEmpty();

        lesson.write(POD).apply();
        lesson.runToRest();
        assertThat(lesson.table("Pods")).containsText("Running");
        assertThat(faults(lesson.page())).as("passed").isEmpty();
    }

    @Test
    void letsALessonBeDoneOnAPhone() {
        var lesson = LessonPage.open(reader("ko", ColorScheme.LIGHT, PHONE, 800), "a-pod");
        var page = lesson.page();
        assertThat(page.locator("html")).hasJSProperty("scrollWidth", PHONE);

        tab(page, "editor").click();
        lesson.write(POD);
        page.locator("#apply").click();
        assertThat(lesson.verdict()).isVisible();
        assertThat(lesson.progress()).containsText("1/2");
        assertThat(faults(page)).isEmpty();

        tab(page, "terminal").click();
        lesson.run("get pods");
        assertThat(lesson.terminal()).containsText("myapp-pod");
        tab(page, "cluster").click();
        assertThat(lesson.pods("myapp-pod")).isVisible();
        tab(page, "text").click();
        assertThat(lesson.circle("task-mend")).hasText("●");
        assertThat(page.locator("html")).hasJSProperty("scrollWidth", PHONE);
    }

    @Test
    void letsALessonBeDoneWithTheKeyboardAlone() {
        var page = reader("en");
        page.navigate("/");
        var lesson = new LessonPage(page);
        tabTo(page, page.locator("#start"));
        page.keyboard().press("Enter");
        assertThat(lesson.title()).isVisible();

        tabTo(page, page.locator("#question-prediction button").first());
        page.keyboard().press("Space");
        assertThat(page.locator("#question-prediction button").first()).hasAttribute("aria-pressed", "true");

        tabTo(page, lesson.editor());
        page.keyboard().press("Control+A");
        page.keyboard().insertText(POD);
        page.keyboard().press("Control+Enter");
        assertThat(lesson.circle("task-mend")).hasText("●");

        page.keyboard().press("Escape");
        tabTo(page, page.locator("#command-line"));
        page.keyboard().type("get pods");
        page.keyboard().press("Enter");
        assertThat(lesson.terminal()).containsText("myapp-pod");

        // What moves to its node meanwhile may come to stand behind the one who walks.
        assertThat(lesson.pods("myapp-pod")).hasAttribute("aria-label", Pattern.compile("Running 1/1"));
        tabTo(page, page.locator("drydock-cluster g[data-item][tabindex='0']"));
        pressUntilAt(page, "ArrowRight", lesson.pods("myapp-pod"));
        page.keyboard().press("Enter");
        assertThat(lesson.inspector()).containsText("$ kubectl apply -f pod.yaml");
        page.keyboard().press("Escape");
        assertThat(lesson.pods("myapp-pod")).isVisible();
    }

    private static Locator tab(Page page, String name) {
        return page.locator("#tab-" + name);
    }

    /// What is wrong, where. The editor scrolls by the keyboard within its text, which axe does not see.
    private static List<String> faults(Page page) {
        return violations(page, "html").stream()
                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                .flatMap(rule -> rule.getNodes().stream().map(node -> rule.getId() + " " + node.getTarget() + " " + node.getHtml()))
                .filter(fault -> !(fault.startsWith("scrollable-region-focusable") && fault.contains(".cm-scroller")))
                .toList();
    }
}
