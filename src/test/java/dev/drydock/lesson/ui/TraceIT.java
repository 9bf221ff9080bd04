package dev.drydock.lesson.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.drydock.BrowserTest;
import dev.drydock.LessonPage;
import dev.drydock.Words;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// A command is followed through the cluster, by mouse, keyboard and ear.
class TraceIT extends BrowserTest {
    private static final int PHONE = 390;

    @Test
    void stepsThroughACommandByKeyboard() {
        var lesson = LessonPage.open(reader("en"), "from-replicaset-to-deployment");
        var page = lesson.page();
        assertThat(lesson.view("trace").page().locator(".empty")).hasText(new Words("en").of("workbench.trace.empty"));
        deploy(lesson);

        assertThat(sentence(page)).hasText("$ kubectl create deployment web --image=nginx:1.27 --replicas=2");
        assertThat(acting(page)).hasAttribute("data-lane", "KUBECTL");
        lanes(page).press("ArrowRight");
        assertThat(sentence(page)).hasText("kubectl creates deployment/web");
        assertThat(lanes(page)).hasAttribute("aria-valuenow", "2");
        assertThat(page.locator("#step")).containsText("+ spec.replicas: 2");
        lanes(page).press("ArrowRight");
        assertThat(sentence(page)).hasText(Pattern.compile("deployment-controller creates replicaset/web-\\w+"));
        assertThat(acting(page)).hasAttribute("data-lane", "CONTROLLERS");
        assertThat(page.locator("#step-cause")).hasText("kubectl creates deployment/web");

        page.locator("#step-cause").click();
        assertThat(lanes(page)).hasAttribute("aria-valuenow", "2");
        lanes(page).press("End");
        assertThat(page.locator("#forward")).hasAttribute("aria-disabled", "true");
        lanes(page).press("Home");
        assertThat(lanes(page)).hasAttribute("aria-valuenow", "1");
        lanes(page).press("Space");
        assertThat(page.locator("#pause")).isVisible();
        assertThat(lanes(page)).not().hasAttribute("aria-valuenow", "1");
        lanes(page).press("Space");
        assertThat(page.locator("#play")).isVisible();
    }

    @Test
    void showsWhatTheSchedulerSaidOfEachNode() {
        var lesson = LessonPage.open(reader("en"), "from-replicaset-to-deployment");
        var page = lesson.page();
        deploy(lesson).view("trace");

        listed(page, "kube-scheduler asks which nodes").first().click();
        assertThat(acting(page)).hasAttribute("data-lane", "SCHEDULER");
        assertThat(page.locator("#step .dd-nodes tbody tr")).hasCount(4);
        assertThat(page.locator("#step .dd-nodes")).containsText("node(s) had untolerated taint(s)");
        assertThat(page.locator("#step .dd-nodes").getByText("fits")).hasCount(3);

        listed(page, "kube-scheduler scores the nodes").first().click();
        assertThat(page.locator("#step .dd-nodes tbody tr")).hasCount(3);
        assertThat(page.locator("#step .dd-chosen")).hasCount(1);
        picture(page, "trace-scores");
    }

    @Test
    void opensTheObjectOfAStepAndComesBackFromItsWhy() {
        var lesson = LessonPage.open(reader("en"), "from-replicaset-to-deployment");
        var page = lesson.page();
        deploy(lesson).view("trace");

        listed(page, "replicaset-controller creates pod/").first().click();
        page.locator("#step-object").click();
        assertThat(lesson.inspector()).containsText("pod/web-");

        lesson.inspector().locator(".dd-way button").filter(new Locator.FilterOptions().setHasText("creates replicaset/")).first().click();
        assertThat(lesson.inspector()).not().isVisible();
        assertThat(sentence(page)).containsText("deployment-controller creates replicaset/");
    }

    @Test
    void followsTheNewestAndAnyOtherThatIsChosen() {
        var lesson = LessonPage.open(reader("en"), "from-replicaset-to-deployment");
        var page = lesson.page();
        deploy(lesson).view("trace");
        assertThat(sentence(page)).containsText("create deployment web");

        lesson.run("expose deployment web --port 80");
        assertThat(sentence(page)).hasText("$ kubectl expose deployment web --port 80");
        var all = page.locator("drydock-trace option");
        assertThat(all).hasCount(2);

        page.locator("#root").selectOption(all.last().getAttribute("value"));
        assertThat(sentence(page)).containsText("create deployment web");
        int few = steps(page);
        page.locator("#matters").click();
        assertThat(listed(page, "events").or(listed(page, "event/")).first()).isAttached();
        assertThat(steps(page)).isGreaterThan(few);
    }

    @ParameterizedTest
    @CsvSource({"ko,LIGHT", "en,DARK"})
    void fitsAPhone(String language, ColorScheme colours) {
        var lesson = LessonPage.open(reader(language, colours, PHONE, 844), "from-replicaset-to-deployment");
        var page = lesson.page();
        page.locator("#tab-terminal").click();
        lesson.run("create deployment web --image=nginx:1.27 --replicas=2");
        page.locator("#tab-cluster").click();
        lesson.runToRest().view("trace");

        page.locator("#forward").click();
        page.locator("#forward").click();
        assertThat(sentence(page)).containsText("replicaset/web-");
        assertThat(page.locator("#step-cause")).containsText("deployment/web");
        assertThat(page.locator("html")).hasJSProperty("scrollWidth", PHONE);
        picture(page, "trace-phone-" + language);
    }

    @Test
    void crossFadesForWhoWantsLittleMotion() {
        var page = reader("en");
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        var lesson = LessonPage.open(page, "from-replicaset-to-deployment");
        deploy(lesson).view("trace");

        assertThat(page.locator("drydock-trace .way path").first()).hasCSS("animation-name", "appear");
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
        assertThat(page.locator("drydock-trace .way path").first()).hasCSS("animation-name", "draw");
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void hasNoSeriousFault(ColorScheme colours) {
        var lesson = LessonPage.open(reader("en", colours, 1440, 900), "from-replicaset-to-deployment");
        var page = lesson.page();
        deploy(lesson).view("trace");

        listed(page, "kube-scheduler scores the nodes").first().click();
        assertThat(page.locator("#step .dd-chosen")).hasCount(1);

        assertThat(violations(page, ".dd-trace")).extracting(Rule::getId).isEmpty();
    }

    @Test
    void showsOnlyWhatHadHappenedWhereOneLooksBack() {
        var lesson = LessonPage.open(reader("en"), "from-replicaset-to-deployment");
        var page = lesson.page();
        deploy(lesson).view("trace");
        lesson.run("expose deployment web --port 80").runToRest();
        assertThat(sentence(page)).containsText("expose deployment web");

        page.locator(".dd-time input[type=range]").press("Home");
        assertThat(page.locator("drydock-trace .empty")).isVisible();
        page.locator(".dd-time input[type=range]").press("End");
        assertThat(sentence(page)).containsText("expose deployment web");
    }

    private static LessonPage deploy(LessonPage lesson) {
        return lesson.run("create deployment web --image=nginx:1.27 --replicas=2").runToRest();
    }

    private static Locator sentence(Page page) {
        return page.locator("drydock-trace #sentence");
    }

    private static Locator lanes(Page page) {
        return page.locator("drydock-trace #lanes");
    }

    private static Locator acting(Page page) {
        return page.locator("drydock-trace .component.acting");
    }

    /// A step in the list, by a part of what it says.
    private static Locator listed(Page page, String text) {
        var list = page.locator("drydock-trace details.list");
        if (list.getAttribute("open") == null) {
            list.locator("summary").click();
        }
        return list.locator("li button").filter(new Locator.FilterOptions().setHasText(text));
    }

    private static int steps(Page page) {
        return Integer.parseInt(lanes(page).getAttribute("aria-valuemax"));
    }
}
