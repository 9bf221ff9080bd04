package dev.drydock.base;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import dev.drydock.BrowserTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The frame of every page, in a browser.
class FrameIT extends BrowserTest {
    private static final String PAPER = "rgb(251, 250, 247)";
    private static final String NIGHT = "rgb(18, 22, 28)";

    @Test
    void speaksTheReadersLanguageUntilTheyChooseAnother() {
        var page = reader("ko-KR");
        page.navigate("/nowhere");
        assertThat(heading(page)).hasText("찾는 페이지가 없어요");
        assertThat(page.locator("html")).hasAttribute("lang", "ko");

        page.getByLabel("Read in English").click();
        assertThat(heading(page)).hasText("There is no such page");
        assertThat(page.locator("html")).hasAttribute("lang", "en");

        page.reload();
        assertThat(heading(page)).hasText("There is no such page");
    }

    @Test
    void keepsTheColoursThatTheReaderChose() {
        var page = reader("en", ColorScheme.DARK, 1440, 900);
        page.navigate("/nowhere");
        assertThat(page.locator("html")).hasCSS("background-color", NIGHT);

        page.getByLabel("Colours: as the device says").click();
        assertThat(page.locator("html")).hasCSS("background-color", PAPER);
        assertThat(page.getByLabel("Colours: light")).isVisible();

        page.reload();
        assertThat(page.getByLabel("Colours: light")).isVisible();
        assertThat(page.locator("html")).hasCSS("background-color", PAPER);
    }

    @Test
    void letsTheKeyboardSkipTheHeader() {
        var page = reader("en");
        page.navigate("/nowhere");
        assertThat(heading(page)).isVisible();

        page.keyboard().press("Tab");
        assertThat(page.getByText("Skip to the content")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();
    }

    @Test
    void saysHowToGoOnWhenTheSessionIsGone() {
        var page = reader("ko-KR");
        page.navigate("/nowhere");
        assertThat(heading(page)).isVisible();
        page.context().addCookies(List.of(new Cookie("drydock-session", "gone").setUrl(address())));

        page.getByLabel("화면 색: 기기 설정대로").click();
        assertThat(page.getByText("페이지가 쉬고 있었어요")).isVisible();
        picture(page, "expired-ko");
        page.getByText("페이지가 쉬고 있었어요").click();
        assertThat(heading(page)).hasText("찾는 페이지가 없어요");
    }

    @Test
    void sendsTheSecurityHeadersWithPagesAndStyleSheets() {
        var page = reader("en");
        for (var path : List.of("/", "/drydock.css")) {
            var answer = page.navigate(path);
            assertEquals(200, answer.status());
            assertEquals("nosniff", answer.headerValue("X-Content-Type-Options"), path);
            assertNotNull(answer.headerValue("Content-Security-Policy"), path);
        }
    }

    @Test
    void asksForASignInWhereInstructorsWork() {
        var page = reader("ko-KR");
        page.navigate("/teach");
        assertThat(page).hasURL(address() + "/login");
        assertThat(page.getByText("강사 로그인")).isVisible();
        picture(page, "login-ko");
    }

    @ParameterizedTest
    @CsvSource({"ko-KR, LIGHT, 1440", "ko-KR, DARK, 390", "en, DARK, 1440", "en, LIGHT, 360"})
    void fitsTheWindow(String language, ColorScheme colours, int width) {
        var page = reader(language, colours, width, 800);
        page.navigate("/nowhere");
        assertThat(heading(page)).isVisible();
        assertThat(page.locator("html")).hasJSProperty("scrollWidth", width);
        picture(page, "frame-%s-%s-%d".formatted(language, colours, width).toLowerCase());
    }

    private static Locator heading(Page page) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }
}
