package dev.drydock;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
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
    private static final int PATIENCE_MILLIS = 30_000;

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

    /// Takes a picture to look at, under `target/screenshots`.
    protected static void picture(Page page, String name) {
        picture(page, Path.of("target", "screenshots", name + ".png"));
    }

    protected static void picture(Page page, Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }
}
