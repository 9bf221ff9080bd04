package dev.drydock.classroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.drydock.BrowserTest;
import dev.drydock.LessonPage;
import dev.drydock.Words;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/// The way of an instructor: from the code in the server's log to a class that one watches at work.
class ClassroomIT extends BrowserTest {
    private static final String NAME = "Kim";
    private static final String PASSWORD = "long enough";
    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
              labels:
                app: web
            spec:
              containers:
              - name: nginx
                image: nginx:1.27
            """;

    private final Words words = new Words("en");

    @Autowired
    private Instructors instructors;

    @Test
    void showsAnInstructorHowTheirClassIsDoingAtOnce() {
        var teacher = reader("en");
        becomeInstructor(teacher);
        signIn(teacher);
        var invitation = makeClass(teacher, "Tuesday");
        assertThat(teacher.getByText(words.of("classroom.class.nobody"))).isVisible();

        var learner = reader("en");
        learner.navigate(invitation);
        learner.getByLabel(words.of("classroom.join.nickname")).fill("Mina");
        learner.getByText(words.of("classroom.join.join"), exactly()).click();
        assertThat(row(teacher, "Mina")).containsText(words.of("classroom.state.untouched"));

        var lesson = LessonPage.open(learner, "a-pod");
        lesson.editor().focus();
        lesson.apply();
        assertThat(row(teacher, "Mina")).containsText(words.of("classroom.class.detail", 0, 2, 1));

        lesson.file("web.yaml").write(POD).apply();
        assertThat(lesson.progress()).containsText("1/2");
        assertThat(row(teacher, "Mina")).containsText(words.of("classroom.class.detail", 1, 2, 2));
        picture(teacher, "class");
    }

    private void becomeInstructor(Page page) {
        page.navigate("/welcome");
        page.locator("#code input").fill(codeInTheLog());
        page.locator("#name input").fill(NAME);
        page.locator("#password input").fill(PASSWORD);
        page.getByText(words.of("classroom.welcome.make"), exactly()).click();
        assertThat(page.getByText(words.of("classroom.welcome.made"))).isVisible();
    }

    private void signIn(Page page) {
        page.navigate("/teach");
        assertThat(page).hasURL(Pattern.compile("/login$"));
        page.locator("vaadin-login-form input[name=username]").fill(NAME);
        page.locator("vaadin-login-form input[name=password]").fill(PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).hasText(words.of("classroom.teach.title"));
    }

    private String makeClass(Page page, String title) {
        page.locator("#class-title input").fill(title);
        page.keyboard().press("Enter");
        page.getByText(title, exactly()).click();
        assertThat(page.locator("#join-link")).isVisible();
        return page.locator("#join-link").textContent();
    }

    /// As at the server's start.
    private String codeInTheLog() {
        var log = (Logger) LoggerFactory.getLogger(Instructors.class);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        log.addAppender(lines);
        instructors.printFirstCode();
        log.detachAppender(lines);
        var line = lines.list.getLast().getFormattedMessage();
        return line.substring(line.lastIndexOf(' ') + 1);
    }

    private static Locator row(Page page, String nickname) {
        return page.locator("tr").filter(new Locator.FilterOptions().setHasText(nickname));
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }
}
