package dev.drydock.workbench.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import dev.drydock.BrowserTest;
import dev.drydock.LessonPage;
import dev.drydock.Words;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Requests are sent from a cluster's page, one or many, and their way is seen.
class TrafficIT extends BrowserTest {
    private static final int PHONE = 390;
    private static final Pattern SOME = Pattern.compile("[1-9]\\d*");
    private static final Pattern MANY = Pattern.compile("\\d{3,}");
    private static final String CAREFUL = "patch deployment web -p '{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"nginx\","
            + "\"readinessProbe\":{\"httpGet\":{\"port\":80},\"periodSeconds\":1},\"lifecycle\":{\"preStop\":{\"sleep\":{\"seconds\":3}}}}]}}}}'";
    private static final String ALL_AT_ONCE = "patch deployment web -p '{\"spec\":{\"strategy\":{\"type\":\"Recreate\",\"rollingUpdate\":null}}}'";

    private static final LocatorAssertions.HasTextOptions SOON = new LocatorAssertions.HasTextOptions().setTimeout(60_000);

    private final Words words = new Words("en");

    @Test
    void showsTheWayOfARequestFromAPodByName() {
        var lesson = open();
        var page = lesson.view("traffic").page();
        assertThat(page.getByText(words.of("workbench.traffic.empty"))).isVisible();
        lesson.run("create deployment web --image=nginx:1.27 --replicas=2").runToRest();
        lesson.run("expose deployment web --port=80").runToRest();
        assertThat(page.locator("#request-to")).hasValue("web");
        assertThat(page.locator("#request-from")).hasValue(Pattern.compile("default/web-.*"));

        page.locator("#request-send").click();

        assertThat(verdict(page)).containsText(Pattern.compile("web-\\S+ answered with HTTP 200"));
        assertThat(page.locator("#request-result pre")).containsText("Welcome to nginx");
        assertThat(hops(page).filter(new Locator.FilterOptions().setHasText(Pattern.compile("web → 10\\.")))).hasCount(1);
        hops(page).getByText("service/web").click();
        assertThat(lesson.inspector()).containsText("service/web");
    }

    @Test
    void saysWhyNobodyAnswers() {
        var lesson = open();
        var page = serve(lesson, "NodePort").view("traffic").page();
        lesson.run("patch service web -p '{\"spec\":{\"selector\":{\"app\":\"wbe\"}}}'").runToRest();

        page.locator("#request-to").selectOption(nodePort(page));
        page.locator("#request-send").click();
        assertThat(verdict(page)).containsText("Connection refused");
        assertThat(page.locator("#request-result .dd-finding")).containsText("app=wbe");

        page.locator("#request-to").selectOption("web");
        page.locator("#request-send").click();
        assertThat(page.locator("#request-result")).containsText(words.of("workbench.traffic.why.name-inside", "web"));

        page.locator("#request-to").selectOption(new SelectOption().setLabel(words.of("workbench.traffic.other")));
        page.locator("#request-address").fill("node-1:31999");
        page.locator("#request-address").press("Enter");
        assertThat(page.locator("#request-result")).containsText(words.of("workbench.traffic.why.nobody-listens", "node-1"));
    }

    @Test
    void losesNothingDuringACarefulRollingUpdate() {
        var lesson = serve(open(), "NodePort").run(CAREFUL).runToRest();
        var page = stream(lesson);

        lesson.run("rollout restart deployment/web");
        page.locator("#speed-20").click();

        assertThat(page.locator("#stream-sent")).hasText(MANY, SOON);
        assertThat(page.locator(".dd-tally").nth(3)).isVisible();
        assertThat(page.locator("#stream-lost")).hasText("0");
        page.locator("#stream-toggle").click();
        assertThat(page.locator("#stream-meter")).containsText(words.of("workbench.traffic.heard", "", "0").split(":")[0]);
        assertThat(page.locator("#stream-sent")).hasText(MANY);
    }

    @Test
    void losesSomeWhereAllPodsGoFirst() {
        var lesson = serve(open(), "NodePort").run(ALL_AT_ONCE).runToRest();
        var page = stream(lesson);

        lesson.run("set image deployment/web nginx=nginx:1.28").runToRest();

        assertThat(page.locator("#stream-lost")).hasText(SOME, SOON);
        assertThat(page.locator("#stream-meter .dd-quote")).containsText("Failed to connect to");
        assertThat(page.locator("#stream-meter [role=status]")).containsText(words.of("workbench.traffic.first-lost", ""));
    }

    @Test
    void answersInThePastWithoutChangingAnything() {
        var lesson = serve(open(), "NodePort");
        var page = lesson.view("traffic").page();
        page.locator("#time-back").click();
        assertThat(page.getByText(words.of("workbench.traffic.past"))).isVisible();
        assertThat(page.locator("#stream-toggle")).isDisabled();

        page.locator("#request-send").click();

        assertThat(verdict(page)).containsText("(request 1)");
        assertThat(page.getByText(words.of("workbench.traffic.past"))).isVisible();
        assertThat(page.locator(".dd-branches > div")).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"ko,LIGHT", "en,DARK"})
    void fitsAPhoneAndHasNoSeriousFault(String language, ColorScheme colours) {
        var lesson = LessonPage.open(reader(language, colours, PHONE, 844), "from-replicaset-to-deployment");
        var page = lesson.page();
        page.locator("#tab-terminal").click();
        lesson.run("create deployment web --image=nginx:1.27 --replicas=2").run("expose deployment web --port=80");
        page.locator("#tab-cluster").click();
        lesson.runToRest().view("traffic");
        page.locator("#request-send").click();
        assertThat(page.locator("#request-result pre")).containsText("Welcome to nginx");
        page.locator("#stream-toggle").click();
        assertThat(page.locator("#stream-sent")).hasText(SOME);

        assertThat(page.locator("html")).hasJSProperty("scrollWidth", PHONE);
        assertThat(violations(page, ".dd-cluster-body")).extracting(Rule::getId).isEmpty();
        picture(page, "traffic-phone-" + language);
    }

    private LessonPage open() {
        return LessonPage.open(reader("en"), "from-replicaset-to-deployment");
    }

    private static LessonPage serve(LessonPage lesson, String type) {
        return lesson.run("create deployment web --image=nginx:1.27 --replicas=2")
                .run("expose deployment web --port=80 --type=" + type)
                .runToRest();
    }

    /// From outside to the node port, as the page proposes.
    private static Page stream(LessonPage lesson) {
        var page = lesson.view("traffic").page();
        assertThat(page.locator("#request-to")).hasValue(Pattern.compile("control-plane:3\\d{4}|node-\\d:3\\d{4}"));
        page.locator("#stream-toggle").click();
        assertThat(page.locator("#stream-sent")).hasText(SOME);
        return page;
    }

    private static String nodePort(Page page) {
        return page.locator("#request-to option[value^='node-1:']").getAttribute("value");
    }

    private static Locator verdict(Page page) {
        return page.locator("#request-result [role=status]");
    }

    private static Locator hops(Page page) {
        return page.locator("#request-result .dd-hops li");
    }
}
