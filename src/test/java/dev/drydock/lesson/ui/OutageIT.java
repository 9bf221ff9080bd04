package dev.drydock.lesson.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.Page;
import dev.drydock.BrowserTest;
import dev.drydock.LessonPage;
import dev.drydock.Words;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// A database that is away, or has no room left, while a learner works.
@Import(OutageIT.Breakable.class)
class OutageIT extends BrowserTest {
    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata: {name: web, labels: {app: web}}
            spec: {containers: [{name: nginx, image: "nginx:1.27"}]}
            """;
    private static volatile boolean away;

    private final Words words = new Words("en");

    @AfterEach
    void bringBack() {
        away = false;
    }

    @Test
    void keepsWhatTheLearnerWroteUntilItCanBeKeptAgain() {
        var lesson = LessonPage.open(reader("en"), "a-pod");

        away = true;
        lesson.file("web.yaml").write(POD);
        lesson.page().keyboard().press("Control+Enter");
        assertThat(lesson.verdict()).containsText(words.of("workbench.failed", "").strip());
        assertThat(lesson.editor()).containsText("name: web");
        assertThat(lesson.pods("web")).hasCount(0);

        away = false;
        lesson.editor().focus();
        lesson.apply();
        assertThat(lesson.terminal()).containsText("pod/web created");
        assertThat(lesson.progress()).hasText("●○ 1/2");
        lesson.page().reload();
        lesson.file("web.yaml");
        assertThat(lesson.editor()).containsText("name: web");
    }

    @Test
    void saysInThePageThatItCannotBeShownNow() {
        var page = reader("en");
        away = true;
        page.navigate("/lesson/a-pod");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).hasText(words.of("base.failed.title"));

        away = false;
        page.reload();
        assertThat(page.locator("#apply")).isVisible();
    }

    @TestConfiguration
    static class Breakable {
        @Bean
        static BeanPostProcessor breakableDatabase() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource database ? new Database(database) : bean;
                }
            };
        }
    }

    private static final class Database extends DelegatingDataSource {
        Database(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (away) {
                throw new SQLTransientConnectionException("the database is away");
            }
            return super.getConnection();
        }
    }
}
