package dev.drydock.workbench.parts;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.drydock.BrowserTest;
import dev.drydock.LessonPage;
import dev.drydock.Words;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The picture of the cluster, in a lesson's page.
class PictureIT extends BrowserTest {
    private static final String LESSON = "from-replicaset-to-deployment";

    /// The page does at most this much in one go, in milliseconds, while fifty Pods hand over. A frame on a quiet machine takes some 20;
    /// a machine that builds and tests at the same time holds it up for longer.
    private static final double LONGEST_FRAME = 500;

    /// For each Pod that comes or goes: its row in the tables, some twenty elements of 200 bytes, and its item in the picture. On a busy
    /// machine all of them may come in one message.
    private static final long BYTES_PER_POD_AT_ONCE = 5_000;

    /// The same with all that happens to a Pod on its way: some ten changes, in the picture and in the tables.
    private static final long BYTES_PER_POD = 20_000;

    private final Words words = new Words("en");

    @Test
    void tellsOfAStoppedNodeAndAStoppedComponent() {
        var lesson = still();
        lesson.run("create deployment web --image=nginx:1.27 --replicas=3").runToRest();
        assertThat(ready(lesson)).hasCount(3);
        stop(lesson, "node-node-1");
        stop(lesson, "kube-scheduler");

        assertThat(lesson.page().locator("drydock-cluster [data-item='node/node-1']")).hasAttribute(
                "aria-label", Pattern.compile(words.of("workbench.picture.out", words.of("workbench.picture.node"))));
        assertThat(lesson.page().locator("drydock-cluster .component.out")).hasCount(1);
    }

    @Test
    void isWalkedWithTheKeyboard() {
        var lesson = still();
        lesson.run("create deployment web --image=nginx:1.27 --replicas=2").run("expose deployment web --port=80").runToRest();
        assertThat(ready(lesson)).hasCount(2);
        var page = lesson.page();
        item(page, "node/control-plane").focus();

        page.keyboard().press("ArrowRight");
        assertThat(item(page, "component/kube-apiserver")).isFocused();
        page.keyboard().press("ArrowDown");
        assertThat(item(page, "node/node-1")).isFocused();
        page.keyboard().press("End");
        assertThat(item(page, "deployment/default/web")).isFocused();
        page.keyboard().press("ArrowLeft");
        assertThat(item(page, "service/default/web")).isFocused();
        assertThat(page.locator("drydock-cluster g.pod.near")).hasCount(2);
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Enter");
        assertThat(lesson.inspector()).containsText("deployment");
    }

    @Test
    void handsFiftyPodsOverInSmallPatchesAndShortFrames() {
        var page = reader("en");
        var pushed = new Pushed(page);
        var lesson = LessonPage.open(page, LESSON);
        lesson.run("create deployment web --image=nginx:1.27 --replicas=50").runToRest();
        assertThat(ready(lesson)).hasCount(50);
        page.locator("#speed-20").click();
        page.evaluate(WATCH_FRAMES);
        pushed.begin();

        lesson.run("set image deployment/web nginx=nginx:1.28");
        assertThat(page.locator("drydock-cluster [data-item='deployment/default/web'] .code").last())
                .hasText("r2 ×50", new LocatorAssertions.HasTextOptions().setTimeout(60_000));
        assertThat(page.locator("drydock-cluster g.pod.ready:not(.leaving)"))
                .hasCount(50, new LocatorAssertions.HasCountOptions().setTimeout(60_000));

        double longest = ((Number) page.evaluate("window.longestFrame")).doubleValue();
        assertThat(longest).isPositive().isLessThan(LONGEST_FRAME);
        assertThat(pushed.bytes.get()).isPositive().isLessThan(100 * BYTES_PER_POD);
        assertThat(pushed.largest.get()).isLessThan(100 * BYTES_PER_POD_AT_ONCE);
    }

    private static final String WATCH_FRAMES = """
            () => {
              window.longestFrame = 0;
              let before = performance.now();
              const frame = (now) => {
                window.longestFrame = Math.max(window.longestFrame, now - before);
                before = now;
                requestAnimationFrame(frame);
              };
              requestAnimationFrame(frame);
            }""";

    /// What the server sent of its own accord.
    private static final class Pushed {
        final AtomicLong bytes = new AtomicLong();
        final AtomicLong largest = new AtomicLong();

        Pushed(Page page) {
            page.onWebSocket(socket -> socket.onFrameReceived(frame -> {
                long size = frame.text() == null ? frame.binary().length : frame.text().length();
                bytes.addAndGet(size);
                largest.accumulateAndGet(size, Math::max);
            }));
        }

        void begin() {
            bytes.set(0);
            largest.set(0);
        }
    }

    /// A page that asks for little motion, so that what is drawn stands at once, of a cluster whose time stands still between commands.
    private LessonPage still() {
        var page = reader("en", ColorScheme.LIGHT, 1440, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        var lesson = LessonPage.open(page, LESSON);
        page.locator("#time-play").click();
        assertThat(page.locator("#time-play")).hasAttribute("aria-label", words.of("workbench.time.resume"));
        return lesson;
    }

    private static Locator ready(LessonPage lesson) {
        return lesson.page().locator("drydock-cluster g.pod.ready:not(.leaving)");
    }

    private static Locator item(Page page, String item) {
        return page.locator("drydock-cluster [data-item='" + item + "']");
    }

    private static void stop(LessonPage lesson, String component) {
        lesson.view("faults");
        lesson.page().locator("#fault-" + component + " button").click();
        assertThat(lesson.page().locator("#fault-" + component + " .dd-failing")).isVisible();
        lesson.view("picture");
    }
}
