package dev.drydock.workbench.parts;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

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
import org.junit.jupiter.params.provider.ValueSource;

/// The terminal, as hands that know a shell use it. Everything but the telephone's is done by keyboard.
class TerminalIT extends BrowserTest {
    /// Each line is judged before the next one begins.
    private static final LocatorAssertions.ContainsTextOptions AT_LAST = new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

    @Test
    void findsEarlierLinesAndTheirOutputAgain() {
        var lesson = open("en");
        var page = lesson.page();
        lesson.run("create namespace one");
        lesson.run("get namespaces");
        page.reload();

        assertThat(lesson.terminal()).containsText("namespace/one created");
        assertThat(lesson.terminal().locator(".dd-echo")).hasCount(2);
        line(page).focus();
        page.keyboard().press("ArrowUp");
        assertThat(line(page)).hasValue("get namespaces");
        page.keyboard().press("ArrowUp");
        assertThat(line(page)).hasValue("create namespace one");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        assertThat(line(page)).hasValue("");

        page.keyboard().press("Control+r");
        page.keyboard().type("create");
        assertThat(page.locator(".dd-following")).containsText("create namespace one");
        page.keyboard().press("Enter");
        assertThat(line(page)).hasValue("create namespace one");
        page.keyboard().press("Control+c");
        assertThat(line(page)).hasValue("");

        lesson.run("history");
        assertThat(lesson.terminal()).containsText(Pattern.compile("1 {2}create namespace one"));
        page.keyboard().press("Control+l");
        assertThat(lesson.terminal().locator(".dd-echo")).hasCount(0);
        page.reload();
        assertThat(page.locator("#apply")).isVisible();
        assertThat(lesson.terminal()).not().containsText("namespace/one created");
    }

    @Test
    void completesWordsAndIsNoTrap() {
        var lesson = open("en");
        var page = lesson.page();
        line(page).focus();
        page.keyboard().type("desc");
        page.keyboard().press("Tab");
        assertThat(line(page)).hasValue("describe ");
        page.keyboard().type("node");
        page.keyboard().press("Tab");
        assertThat(line(page)).hasValue("describe nodes ");
        page.keyboard().press("Tab");
        assertThat(page.locator("#completions [role=option]")).hasCount(4);
        page.keyboard().press("Tab");
        assertThat(line(page)).hasValue("describe nodes control-plane");
        page.keyboard().press("ArrowDown");
        assertThat(line(page)).hasValue("describe nodes node-1");
        assertThat(page.locator("#completions [aria-selected=true]")).containsText("node-1");
        page.keyboard().press("Enter");
        assertThat(line(page)).hasValue("describe nodes node-1 ");
        page.keyboard().press("Enter");
        assertThat(lesson.terminal()).containsText("Name:               node-1");

        page.keyboard().type("apply -f po");
        page.keyboard().press("Tab");
        assertThat(line(page)).hasValue("apply -f pod.yaml ");
        page.keyboard().press("Escape");
        page.keyboard().press("Tab");
        assertThat(line(page)).not().isFocused();
        line(page).focus();
        page.keyboard().press("Shift+Tab");
        assertThat(line(page)).not().isFocused();
        line(page).fill("");
        page.keyboard().press("Tab");
        assertThat(line(page)).not().isFocused();
    }

    @Test
    void runsWhatIsPastedLineByLine() {
        var lesson = open("en");
        var page = lesson.page();
        paste(page, """
                # first a namespace
                $ kubectl create namespace one

                kubectl create deployment web -n one \\
                  --image=nginx
                kubectl apply -f - <<EOF
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: kept
                EOF
                get ns | grep one""");

        var echoes = lesson.terminal().locator(".dd-echo");
        assertThat(lesson.terminal()).containsText("configmap/kept created", AT_LAST);
        assertThat(echoes).hasCount(3);
        assertThat(echoes.nth(1)).hasText("$ kubectl create deployment web -n one --image=nginx");
        assertThat(line(page)).hasValue("get ns | grep one");
        page.keyboard().press("Enter");
        assertThat(lesson.terminal().locator(".dd-out").last()).hasText(Pattern.compile("^\\s*one +Active +\\d+s\\s*$"));

        line(page).fill("kubectl apply -f - <<EOF");
        page.keyboard().press("Enter");
        page.keyboard().insertText("{\"apiVersion\": \"v1\", \"kind\": \"Namespace\", \"metadata\": {\"name\": \"two\"}}");
        page.keyboard().press("Enter");
        page.keyboard().insertText("EOF");
        page.keyboard().press("Enter");
        assertThat(lesson.terminal()).containsText("namespace/two created");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void followsTheClusterUntilItIsInterrupted(String language) {
        var words = new Words(language);
        var lesson = open(language);
        var page = lesson.page();
        lesson.run("run web --image=nginx:1.27");
        lesson.run("get pods -w");

        assertThat(page.locator(".dd-following")).hasText(words.of("workbench.console.following"));
        assertThat(lesson.terminal()).containsText(Pattern.compile("web +1/1 +Running"));
        picture(page, "terminal-" + language);
        page.reload();
        assertThat(lesson.terminal()).containsText(Pattern.compile("web +1/1 +Running"));
        line(page).focus();
        page.keyboard().press("Control+c");
        assertThat(lesson.terminal()).containsText("^C");
        assertThat(page.locator(".dd-following")).hasText("");

        lesson.run("get pods -w");
        assertThat(page.locator("#interrupt")).isVisible();
        lesson.run("get namespaces");
        assertThat(page.locator("#interrupt")).hasCount(0);
    }

    @Test
    void opensAShellInAContainer() {
        var lesson = open("en");
        var page = lesson.page();
        lesson.run("run box --image=busybox --command -- sleep infinity");
        lesson.run("wait --for=condition=Ready pod/box");
        lesson.run("exec -it box -- sh");
        var prompt = page.locator("label[for=command-line]");
        assertThat(prompt).hasText("/ #");

        lesson.run("cd /tmp");
        assertThat(prompt).hasText("/tmp #");
        lesson.run("echo hello $((6 * 7))");
        assertThat(lesson.terminal()).containsText("hello 42");
        page.reload();
        assertThat(prompt).hasText("/tmp #");
        line(page).focus();
        page.keyboard().press("Control+d");
        assertThat(prompt).hasText("$");
        lesson.run("config set-context --current --namespace=kube-system");
        assertThat(prompt).hasText("kube-system $");
    }

    @Test
    void editsAnObject() {
        var lesson = open("en");
        var page = lesson.page();
        lesson.run("create namespace one");
        line(page).fill("edit namespace one");
        page.keyboard().press("Enter");
        var text = page.locator("#edit-dialog .cm-content");
        assertThat(text).containsText("kubernetes.io/metadata.name: one");
        text.focus();
        page.keyboard().press("Control+A");
        page.keyboard().insertText("apiVersion: v1\nkind: Namespace\nmetadata:\n  name: one\n  labels:\n    mine: \"true\"\n    kubernetes.io/metadata.name: one\n");
        page.keyboard().press("Control+Enter");

        assertThat(page.locator("#edit-dialog")).hasCount(0);
        assertThat(lesson.terminal()).containsText("namespace/one edited");
        lesson.run("get ns -l mine=true");
        assertThat(lesson.terminal().locator(".dd-out").last()).containsText("one");
    }

    @Test
    void fitsATelephone() {
        var page = reader("ko", ColorScheme.DARK, 390, 844);
        var lesson = LessonPage.open(page, "a-pod");
        page.locator("#tab-terminal").click();
        line(page).fill("get nod");
        page.locator("#complete").click();
        assertThat(line(page)).hasValue("get nodes ");
        page.locator("#complete").click();
        assertThat(page.locator("#completions [role=option]").first()).isVisible();
        picture(page, "terminal-phone");
        page.locator("#completions [role=option]").last().click();
        assertThat(line(page)).hasValue("get nodes node-3 ");
        page.keyboard().press("Enter");
        assertThat(lesson.terminal()).containsText("node-3");
        org.assertj.core.api.Assertions.assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= 390")).isTrue();
    }

    private LessonPage open(String language) {
        return LessonPage.open(reader(language), "a-pod");
    }

    private static Locator line(Page page) {
        return page.locator("#command-line");
    }

    private static void paste(Page page, String text) {
        line(page).focus();
        line(page).evaluate("""
                (line, text) => {
                  const clipboardData = new DataTransfer();
                  clipboardData.setData('text/plain', text);
                  line.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
                }""", text);
    }
}
