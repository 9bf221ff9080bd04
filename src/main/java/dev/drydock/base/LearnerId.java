package dev.drydock.base;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The random id that stands for an anonymous learner. Whoever knows it is that learner, so it is never shown or logged.
public record LearnerId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{32}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public LearnerId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a learner id");
        }
    }

    /// A new one, of 192 random bits.
    public static LearnerId random() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return new LearnerId(Base64.getUrlEncoder().encodeToString(bytes));
    }

    /// The learner whose page is being served; callable from views and their event listeners.
    public static LearnerId current() {
        return of(UI.getCurrent());
    }

    public static LearnerId of(UI ui) {
        return Optional.ofNullable(ComponentUtil.getData(ui, LearnerId.class))
                .orElseThrow(() -> new IllegalStateException("a page without a learner"));
    }

    /// Ties a new page to the learner that [LearnerCookie] found or made for its request.
    static void attach(UI ui, @Nullable VaadinRequest request) {
        var found = request == null ? null : request.getAttribute(LearnerId.class.getName());
        ComponentUtil.setData(ui, LearnerId.class, found instanceof LearnerId id ? id : random());
    }

    /// What stands for the learner where things are kept: a digest, so that who reads those cannot become the learner.
    public String digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static Optional<LearnerId> parse(String value) {
        return FORM.matcher(value).matches() ? Optional.of(new LearnerId(value)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "LearnerId(…)";
    }
}
