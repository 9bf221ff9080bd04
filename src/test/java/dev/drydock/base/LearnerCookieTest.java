package dev.drydock.base;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LearnerCookieTest {
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void givesANewBrowserAnIdThatScriptsCannotRead() throws Exception {
        open("text/html");

        assertThat(response.getHeader("Set-Cookie"))
                .startsWith("drydock-learner=" + learner().value())
                .contains("HttpOnly", "SameSite=Lax", "Path=/");
    }

    @Test
    void knowsABrowserThatComesBack() throws Exception {
        var known = LearnerId.random();
        request.setCookies(new Cookie("drydock-learner", known.value()));

        open("text/html");

        assertThat(learner()).isEqualTo(known);
    }

    @Test
    void takesNoIdThatItDidNotMake() throws Exception {
        request.setCookies(new Cookie("drydock-learner", "../../etc/passwd"));

        open("text/html");

        assertThat(learner().value()).hasSize(32).doesNotContain("passwd");
    }

    @Test
    void setsNoCookieOnWhatAPageLoadsBesides() throws Exception {
        open("text/css");

        assertThat(response.getHeader("Set-Cookie")).isNull();
    }

    @Test
    void asksForTheCookieToTravelEncryptedWhereThePageDid() throws Exception {
        request.setSecure(true);

        open("text/html");

        assertThat(response.getHeader("Set-Cookie")).contains("Secure");
    }

    private void open(String accept) throws ServletException, IOException {
        request.addHeader("Accept", accept);
        new LearnerCookie().doFilter(request, response, new MockFilterChain());
    }

    private LearnerId learner() {
        return (LearnerId) request.getAttribute(LearnerId.class.getName());
    }
}
