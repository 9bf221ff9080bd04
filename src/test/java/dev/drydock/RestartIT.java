package dev.drydock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that dies in the middle of a lesson, and one that takes over.
class RestartIT extends Readers {
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
    private static final Pattern RUNNING = Pattern.compile("web\\s+1/1\\s+Running");

    private String address = "";

    @Test
    void leavesTheLearnerWhereTheyWere(@TempDir Path data) {
        try (var first = Server.start(data)) {
            address = first.address();
            var lesson = LessonPage.open(reader("en"), "a-pod");
            work(lesson);
            first.kill();

            try (var second = Server.start(data)) {
                address = second.address();
                lesson.page().navigate(second.address() + "/lesson/a-pod");
                findsEverything(lesson);
            }
        }
    }

    private static void work(LessonPage lesson) {
        var page = lesson.page();
        page.locator("#speed-20").click();
        lesson.file("web.yaml").write(POD).apply();
        assertThat(lesson.progress()).hasText("●○ 1/2");
        assertThat(lesson.table("Pods")).containsText("Running");
        page.locator("#time-play").click();
        assertThat(page.locator("#time-play")).hasText("▶");

        lesson.file("pod.yaml").write("# not handed in yet\n");
        lesson.run("get pods");
        assertThat(lesson.terminal()).containsText(RUNNING);
    }

    private static void findsEverything(LessonPage lesson) {
        var page = lesson.page();
        assertThat(lesson.progress()).hasText("●○ 1/2");
        assertThat(lesson.circle("task-own")).hasText("●");
        assertThat(page.locator("#time-play")).hasText("▶");
        assertThat(lesson.table("Pods")).containsText("Running");
        assertThat(lesson.editor()).containsText("# not handed in yet");

        lesson.run("get pods");
        assertThat(lesson.terminal()).containsText(RUNNING);
        lesson.file("web.yaml");
        assertThat(lesson.editor()).containsText("image: nginx:1.27");
    }

    @Override
    protected String address() {
        return address;
    }
}
