package dev.drydock.workbench.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.drydock.BrowserTest;
import dev.drydock.LessonPage;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Takes the READMEs' pictures of what a cluster can be asked: why an object is so, and which way a command went.
class PicturesIT extends BrowserTest {
    /// `-Dpictures=.github/images` renews those of the READMEs.
    private static final Path PICTURES = Path.of(System.getProperty("pictures", "target/screenshots"));

    @ParameterizedTest
    @CsvSource({"ko, DARK", "en, LIGHT"})
    void showsWhyAndWhichWay(String language, ColorScheme colours) {
        var page = reader(language, colours, 1440, 900);
        page.navigate("/play");
        page.locator("#create").click();
        assertThat(page.locator("#apply")).isVisible();
        var play = new LessonPage(page);
        play.run("create deployment shop --image=nginx:1.27 --replicas=3").runToRest();
        play.run("expose deployment shop --port=80").runToRest();
        play.run("set image deployment/shop nginx=nginx:1.72").runToRest();
        play.run("rollout status deployment/shop --timeout=2s");
        assertThat(page.locator("drydock-cluster g.pod:not(.leaving)[data-item^='pod/default/shop']")).hasCount(4);

        page.locator("drydock-cluster g.pod[aria-label*='ImagePull'], drydock-cluster g.pod[aria-label*='ErrImage']").first().click();
        assertThat(play.inspector()).containsText("$ kubectl set image deployment/shop nginx=nginx:1.72");
        picture(page, PICTURES.resolve("why-" + language + ".png"));

        page.locator("#inspector-back").click();
        play.view("trace");
        assertThat(page.locator("#panel-trace")).containsText(Pattern.compile("deployment-controller"));
        picture(page, PICTURES.resolve("trace-" + language + ".png"));
    }
}
