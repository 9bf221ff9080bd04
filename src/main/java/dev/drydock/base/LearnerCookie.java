package dev.drydock.base;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/// Gives each browser a [LearnerId] in a cookie that scripts cannot read, and tells the request who it is.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class LearnerCookie extends OncePerRequestFilter {
    static final String NAME = "drydock-learner";

    /// As long as browsers keep a cookie at all.
    private static final Duration KEPT = Duration.ofDays(400);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var known = read(request);
        var learner = known.orElseGet(LearnerId::random);
        request.setAttribute(LearnerId.class.getName(), learner);
        if (isDocument(request)) {
            response.addHeader(HttpHeaders.SET_COOKIE, cookie(learner, request.isSecure()).toString());
        }
        chain.doFilter(request, response);
    }

    private static Optional<LearnerId> read(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, NAME)).flatMap(cookie -> LearnerId.parse(cookie.getValue()));
    }

    /// Only documents set it: the requests that follow a first page at once must not each make a learner.
    private static boolean isDocument(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return request.getMethod().equals("GET") && accept != null && accept.contains("text/html");
    }

    private static ResponseCookie cookie(LearnerId learner, boolean secure) {
        return ResponseCookie.from(NAME, learner.value())
                .httpOnly(true).secure(secure).sameSite("Lax").path("/").maxAge(KEPT).build();
    }
}
