package dev.drydock;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/// A browser, and readers with cookies of their own who open pages in it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class Readers {
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage");

    /// A page that works is there in a fraction of this; a machine with other work to do is waited for.
    private static final int PATIENCE_MILLIS = 20_000;

    /// More than any page has places to be at.
    private static final int MOST_PRESSES = 60;

    private Playwright playwright;
    private Browser browser;

    @BeforeAll
    void startBrowser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(
                new BrowserType.LaunchOptions().setExecutablePath(Chromium.executable()).setArgs(ARGUMENTS));
    }

    @AfterEach
    void closePages() {
        browser.contexts().forEach(BrowserContext::close);
    }

    @AfterAll
    void stopBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    /// Where the app is. `path` in [Page#navigate] may be relative to it.
    protected abstract String address();

    protected Page reader(String language, ColorScheme colours, int width, int height) {
        return browser.newContext(new Browser.NewContextOptions()
                        .setBaseURL(address())
                        .setLocale(language)
                        .setColorScheme(colours)
                        .setViewportSize(width, height))
                .newPage();
    }

    protected Page reader(String language) {
        return reader(language, ColorScheme.LIGHT, 1440, 900);
    }

    /// What axe finds against WCAG's levels A and AA within an element.
    protected static List<Rule> violations(Page page, String within) {
        return new AxeBuilder(page)
                .setLegacyMode(true)
                .include(within)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21aa"))
                .analyze()
                .getViolations();
    }

    protected static void tabTo(Page page, Locator target) {
        pressUntilAt(page, "Tab", target);
    }

    /// Presses a key again and again until the focus is there.
    protected static void pressUntilAt(Page page, String key, Locator target) {
        for (int i = 0; i < MOST_PRESSES; i++) {
            page.keyboard().press(key);
            if (Boolean.TRUE.equals(target.evaluate("element => element.getRootNode().activeElement === element"))) {
                return;
            }
        }
        throw new AssertionError(key + " does not lead to " + target);
    }

    /// Takes a picture to look at, under `target/screenshots`.
    protected static void picture(Page page, String name) {
        picture(page, Path.of("target", "screenshots", name + ".png"));
    }

    protected static void picture(Page page, Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }
}
