package dev.drydock.workbench.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.drydock.BrowserTest;
import dev.drydock.LessonPage;
import dev.drydock.Words;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Parts of a cluster are stopped on its page, and started again.
class FaultsIT extends BrowserTest {
    private static final int PHONE = 390;

    /// Minutes of the cluster's time pass in seconds of ours, on a busy machine in more of them.
    private static final LocatorAssertions.HasCountOptions IN_TIME = new LocatorAssertions.HasCountOptions().setTimeout(120_000);

    private static final LocatorAssertions.ContainsTextOptions SOON = new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    private final Words words = new Words("en");

    @Test
    void letsAPodWaitForItsSchedulerAndSaysWhy() {
        var lesson = open();
        var page = lesson.page();
        switchPart(lesson, "kube-scheduler");
        assertThat(part(page, "kube-scheduler").locator(".dd-state")).hasText(words.of("workbench.faults.stopped"));
        assertThat(banner(page)).containsText(words.of("workbench.fault.kube-scheduler.out"));

        lesson.run("run web --image=nginx:1.27").view("picture").runToRest();
        assertThat(lesson.table("Pods")).containsText("Pending");
        lesson.pods("web").click();
        assertThat(lesson.inspector()).containsText(words.of("workbench.finding.scheduler-stopped"));
        page.locator("#inspector-back").click();

        page.locator("#mend-all").click();
        assertThat(page.locator("#mend-all")).not().isVisible();
        assertThat(banner(page)).containsText(words.of("workbench.faults.again", "kube-scheduler"));
        lesson.runToRest();
        assertThat(lesson.table("Pods")).containsText("Running");
    }

    @Test
    void movesThePodsOfANodeThatIsCutOff() {
        var lesson = open().run("create deployment web --image=nginx:1.27 --replicas=3").runToRest();
        assertThat(rows(lesson, "Running")).hasCount(3);
        switchPart(lesson, "node-node-1");
        assertThat(part(lesson.page(), "kubelet-node-1").locator("button")).isDisabled();
        lesson.page().locator("#speed-20").click();
        lesson.view("picture");

        assertThat(rows(lesson, "Terminating")).hasCount(1, IN_TIME);
        assertThat(rows(lesson, "Running").filter(new Locator.FilterOptions().setHasNotText("node-1"))).hasCount(3, IN_TIME);

        lesson.page().locator("#mend-all").click();
        assertThat(rows(lesson, "Terminating")).hasCount(0, IN_TIME);
    }

    @Test
    void pullsNoImageWithoutARegistry() {
        var lesson = open();
        switchPart(lesson, "registry");
        lesson.run("run web --image=nginx:1.27").runToRest().view("picture");
        assertThat(lesson.table("Pods")).containsText("ImagePullBackOff");

        lesson.page().locator("#mend-all").click();
        lesson.page().locator("#speed-20").click();

        assertThat(lesson.table("Pods")).containsText("Running", SOON);
    }

    @Test
    void answersNoCommandWithoutEtcd() {
        var lesson = open();
        switchPart(lesson, "etcd");

        lesson.run("get pods");

        assertThat(lesson.terminal()).containsText("etcdserver: request timed out");
        assertThat(banner(lesson.page())).containsText(words.of("workbench.fault.etcd.out"));
    }

    @Test
    void takesTheControlPlaneAwayWithItsNodeAndExplainsEachOfSeveral() {
        var lesson = open();
        switchPart(lesson, "node-control-plane");
        assertThat(part(lesson.page(), "kube-scheduler").locator(".dd-state")).hasText(words.of("workbench.faults.gone"));
        lesson.view("faults");
        switchPart(lesson, "registry");
        lesson.view("picture");

        lesson.page().locator("#faults-more").click();

        assertThat(part(lesson.page(), "node-control-plane")).containsText(words.of("workbench.fault.control-plane-node.out"));
        assertThat(part(lesson.page(), "registry")).containsText(words.of("workbench.fault.registry.out"));
    }

    @Test
    void killsAContainerAndMakesItNotReadyWhereOneLooksAtIt() {
        var lesson = open().run("run web --image=nginx:1.27").runToRest();
        assertThat(rows(lesson, "Running")).hasCount(1);
        lesson.pods("web").click();
        lesson.page().locator("#action-ready-web").click();
        assertThat(lesson.page().locator("#action-ready-web")).hasText(words.of("workbench.action.ready", "web"));
        assertThat(lesson.inspector()).containsText(words.of("workbench.finding.probe", "web"));

        lesson.page().locator("#action-ready-web").click();
        assertThat(lesson.page().locator("#action-ready-web")).hasText(words.of("workbench.action.unready", "web"));
        lesson.page().locator("#action-crash-web").click();
        lesson.runToRest();
        lesson.page().locator("#inspector-back").click();

        assertThat(rows(lesson, "Running")).containsText(Pattern.compile("1/1\\s*Running\\s*node-\\d\\s*1"));
    }

    @Test
    void closesANodeToNewPods() {
        var lesson = open();
        lesson.page().locator("drydock-cluster [data-item='node/node-1']").press("Enter");

        lesson.page().locator("#action-cordon").click();

        assertThat(lesson.page().locator("#action-cordon")).hasText(words.of("workbench.action.uncordon", "node-1"));
        assertThat(lesson.inspector()).containsText(words.of("workbench.finding.cordoned", "node-1"));
    }

    @Test
    void goesOnInABranchWhereSomethingIsStoppedInThePast() {
        var lesson = open().run("run web --image=nginx:1.27").runToRest();
        lesson.page().locator(".dd-time input[type=range]").press("Home");
        lesson.view("faults");
        assertThat(lesson.page().getByText(words.of("workbench.faults.past"))).isVisible();

        part(lesson.page(), "kube-scheduler").locator("button").click();

        assertThat(lesson.page().getByText(words.of("workbench.faults.past"))).not().isVisible();
        assertThat(lesson.page().locator(".dd-branches > div")).hasCount(2);
        assertThat(part(lesson.page(), "kube-scheduler").locator(".dd-state")).hasText(words.of("workbench.faults.stopped"));
    }

    @Test
    void canBeStoppedAndMendedByKeyboard() {
        var lesson = open();
        var page = lesson.page();
        tabTo(page, lesson.editor());
        page.keyboard().press("Escape");
        tabTo(page, page.locator(".dd-cluster #tab-picture"));
        page.keyboard().press("End");
        assertThat(page.locator(".dd-cluster #tab-faults")).isFocused();
        tabTo(page, part(page, "kube-scheduler").locator("button"));
        page.keyboard().press("Enter");
        assertThat(part(page, "kube-scheduler").locator(".dd-state")).hasText(words.of("workbench.faults.stopped"));
        assertThat(part(page, "kube-scheduler").locator("button")).isFocused();
        assertThat(page.locator("#faults-banner [role=status]")).containsText("kube-scheduler");

        page.keyboard().press("Enter");

        assertThat(part(page, "kube-scheduler").locator(".dd-state")).hasText(words.of("workbench.faults.running"));
        assertThat(page.locator("#mend-all")).not().isVisible();
    }

    @ParameterizedTest
    @CsvSource({"ko,LIGHT", "en,DARK"})
    void fitsAPhoneAndHasNoSeriousFault(String language, ColorScheme colours) {
        var lesson = LessonPage.open(reader(language, colours, PHONE, 844), "from-replicaset-to-deployment");
        var page = lesson.page();
        page.locator("#tab-cluster").click();
        switchPart(lesson, "kube-scheduler");
        assertThat(banner(page)).containsText("kube-scheduler");

        assertThat(page.locator("html")).hasJSProperty("scrollWidth", PHONE);
        assertThat(violations(page, ".dd-cluster-body")).extracting(Rule::getId).isEmpty();
        picture(page, "faults-phone-" + language);
    }

    private LessonPage open() {
        return LessonPage.open(reader("en"), "from-replicaset-to-deployment");
    }

    private static void switchPart(LessonPage lesson, String part) {
        lesson.view("faults");
        part(lesson.page(), part).locator("button").click();
        assertThat(lesson.page().locator("#mend-all")).isVisible();
    }

    private static Locator part(Page page, String name) {
        return page.locator("#fault-" + name);
    }

    private static Locator banner(Page page) {
        return page.locator("#faults-banner");
    }

    private static Locator rows(LessonPage lesson, String text) {
        return lesson.page().locator("#pods tbody tr").filter(new Locator.FilterOptions().setHasText(text));
    }
}
