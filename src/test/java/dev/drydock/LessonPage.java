package dev.drydock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;

/// A lesson's page, as a learner handles it.
public record LessonPage(Page page) {
    /// A full cluster on a busy machine takes its time to be judged.
    private static final LocatorAssertions.HasCountOptions AT_LAST = new LocatorAssertions.HasCountOptions().setTimeout(30_000);

    public static LessonPage open(Page page, String lesson) {
        page.navigate("/lesson/" + lesson);
        var opened = new LessonPage(page);
        assertThat(opened.page.locator("#apply")).isVisible();
        return opened;
    }

    public Locator editor() {
        return page.locator("drydock-editor:visible .cm-content");
    }

    public Locator title() {
        return page.locator(".dd-text h1");
    }

    public Locator verdict() {
        return page.locator("#verdict");
    }

    public Locator terminal() {
        return page.locator("#console-log");
    }

    public Locator progress() {
        return page.locator(".dd-progress");
    }

    public Locator circle(String anchor) {
        return page.locator("#" + anchor + " h2 .dd-sign");
    }

    /// A Pod in the picture, by the beginning of its name.
    public Locator pods(String name) {
        return page.locator("drydock-cluster g.pod:not(.leaving)[data-item^='pod/default/" + name + "']");
    }

    public Locator inspector() {
        return page.locator("#inspector");
    }

    /// One of the views of the cluster: `picture`, `trace`, `traffic`, `faults`.
    public LessonPage view(String name) {
        page.locator(".dd-cluster #tab-" + name).click();
        return this;
    }

    public Locator table(String caption) {
        return page.locator(".dd-table").filter(new Locator.FilterOptions().setHasText(caption));
    }

    public LessonPage file(String name) {
        page.locator(".dd-files").getByText(name).click();
        assertThat(page.locator("#editor-" + name.replace('.', '-'))).isVisible();
        return this;
    }

    /// Replaces what stands in the editor, by keyboard.
    public LessonPage write(String text) {
        editor().focus();
        page.keyboard().press("Control+A");
        page.keyboard().insertText(text);
        return this;
    }

    /// As [#write(String)], from the clipboard: for texts of any size.
    public LessonPage paste(String text) {
        editor().focus();
        page.keyboard().press("Control+A");
        editor().evaluate("""
                (editor, text) => {
                  const clipboardData = new DataTransfer();
                  clipboardData.setData('text/plain', text);
                  editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
                }""", text);
        return this;
    }

    /// Applies what stands in the editor, by keyboard, and waits for the answer.
    public LessonPage apply() {
        var answers = terminal().locator(".dd-echo");
        int before = answers.count();
        page.keyboard().press("Control+Enter");
        assertThat(answers).hasCount(before + 1, AT_LAST);
        return this;
    }

    public LessonPage run(String line) {
        var answers = terminal().locator(".dd-echo");
        int before = answers.count();
        page.locator("#command-line").fill(line);
        page.locator("#command-line").press("Enter");
        assertThat(answers).hasCount(before + 1, AT_LAST);
        return this;
    }

    public LessonPage runToRest() {
        page.locator("#time-settle").click();
        return this;
    }

    public void choose(String question, int choice) {
        page.locator("#question-" + question + " button").nth(choice).click();
    }
}
