package dev.drydock.base;

import com.vaadin.flow.component.page.Page;
import com.vaadin.flow.server.VaadinRequest;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Optional;

/// A reader's own settings, kept in the browser.
final class Cookies {
    private static final int A_YEAR = 365 * 24 * 3600;

    private Cookies() {}

    static Optional<String> read(VaadinRequest request, String name) {
        var cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies).filter(cookie -> cookie.getName().equals(name)).map(Cookie::getValue).findFirst();
    }

    /// From the page's side, because a page that is pushed to has no response to set a cookie on.
    static void write(Page page, String name, String value) {
        page.executeJs("document.cookie = `${$0}=${$1}; path=/; max-age=${$2}; samesite=lax`", name, value, A_YEAR);
    }
}
