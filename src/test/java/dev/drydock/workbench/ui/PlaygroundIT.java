package dev.drydock.workbench.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.drydock.BrowserTest;
import dev.drydock.LessonPage;
import dev.drydock.Words;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A free cluster: made with the nodes that one asks for, used, found again, deleted; and its time, forwards and back.
class PlaygroundIT extends BrowserTest {
    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void makesAClusterWithTheNodesThatAreAskedFor(String language) {
        var words = new Words(language);
        var page = reader(language);
        page.navigate("/");
        page.locator("#to-play").click();
        page.locator("#playground-name input").fill("zones & <b>taints</b>");
        machine(page, 1, words.of("workbench.play.zone")).fill("zone-a");
        machine(page, 2, words.of("workbench.play.labels")).fill("disk");
        page.locator("#create").click();
        assertThat(page.getByText(words.of("workbench.play.wrong.labels"))).isVisible();

        machine(page, 2, words.of("workbench.play.labels")).fill("disk=ssd");
        page.locator("#more-nodes").click();
        machine(page, 4, words.of("workbench.play.taints")).fill("dedicated=db:NoSchedule");
        page.locator("#create").click();

        assertThat(page).hasURL(Pattern.compile("/play/\\d+$"));
        assertThat(page.locator(".dd-crumbs")).containsText("zones & <b>taints</b>");
        var play = new LessonPage(page);
        play.run("get nodes -L disk,topology.kubernetes.io/zone");
        assertThat(play.terminal()).containsText(Pattern.compile("node-2 .* ssd"));
        assertThat(play.terminal()).containsText(Pattern.compile("node-1 .* zone-a"));
        play.run("describe node node-4");
        assertThat(play.terminal()).containsText(Pattern.compile("Taints:\\s+dedicated=db:NoSchedule"));
    }

    @Test
    void keepsFilesAndClusterOverAReload() {
        var page = made();
        var play = new LessonPage(page);
        page.locator("#add-file").click();
        page.locator("#file-name").fill("service.yaml");
        page.locator("#file-name").press("Enter");
        assertThat(page.locator("#editor-service-yaml")).isVisible();
        play.write("""
                apiVersion: v1
                kind: Service
                metadata:
                  name: hello
                spec:
                  selector:
                    app: hello
                  ports:
                  - port: 80
                """);
        play.apply();
        assertThat(play.table("Services")).containsText("hello");
        play.file("pod.yaml").editor().focus();
        play.apply();
        play.runToRest();
        assertThat(play.table("Pods")).containsText("Running");

        page.reload();

        assertThat(play.table("Pods")).containsText("Running");
        play.file("service.yaml");
        assertThat(play.editor()).containsText("kind: Service");
        page.navigate("/play");
        page.locator(".dd-playgrounds").getByRole(AriaRole.BUTTON).click();
        page.locator(".dd-playgrounds").getByRole(AriaRole.BUTTON).first().click();
        assertThat(page.locator(".dd-playgrounds")).hasCount(0);
    }

    @Test
    void showsNobodyAnothersCluster() {
        var page = made();

        var other = reader("en");
        other.navigate(page.url());

        assertThat(other.locator("drydock-cluster")).hasCount(0);
        assertThat(other.locator("h1")).isVisible();
    }

    @Test
    void goesBackInTimeAndOnFromThere() {
        var page = made();
        var play = new LessonPage(page);
        play.run("create deployment web --image=nginx:1.27 --replicas=2").runToRest();
        assertThat(play.table("Pods").getByText("Running")).hasCount(2);

        var slider = page.locator("drydock-timeline input");
        slider.focus();
        page.keyboard().press("Home");
        assertThat(page.locator("#past")).isVisible();
        assertThat(play.pods("web")).hasCount(0);
        play.run("get deployments");
        assertThat(play.terminal()).containsText("No resources found in default namespace.");
        page.locator("#return").click();
        assertThat(play.pods("web")).hasCount(2);

        slider.focus();
        page.keyboard().press("Home");
        assertThat(page.locator("#past")).isVisible();
        play.run("create deployment other --image=nginx:1.27").runToRest();
        assertThat(page.locator("#past")).not().isVisible();
        assertThat(play.pods("other")).hasCount(1);
        assertThat(play.pods("web")).hasCount(0);
        page.locator("#compare-1").click();
        assertThat(page.locator("#comparison")).containsText("deployment/other");
        assertThat(page.locator("#comparison")).containsText("deployment/web");
        page.locator("#comparison-back").click();

        page.locator("#branch-1").click();
        assertThat(play.pods("web")).hasCount(2);
        page.reload();
        assertThat(play.pods("web")).hasCount(2);
        assertThat(page.locator("#branch-2")).isVisible();
    }

    @Test
    void fitsAPhone() {
        var page = reader("ko", ColorScheme.DARK, 390, 800);
        page.navigate("/play");
        page.locator("#create").click();
        assertThat(page.locator("#apply")).isVisible();
        assertThat(page.locator("html")).hasJSProperty("scrollWidth", 390);
        page.locator("#apply").click();
        page.locator("#tab-cluster").click();
        assertThat(new LessonPage(page).pods("hello")).isVisible();
        assertThat(page.locator("html")).hasJSProperty("scrollWidth", 390);
    }

    private Page made() {
        var page = reader("en");
        page.navigate("/play");
        page.locator("#create").click();
        assertThat(page.locator("#apply")).isVisible();
        return page;
    }

    private static Locator machine(Page page, int number, String label) {
        return page.locator("#machine-" + number).getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }
}
