package dev.drydock.classroom;

import dev.drydock.base.Roles;
import java.security.MessageDigest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/// Who may sign in. While there is nobody, the server prints a code at its start, by which the first instructor is made.
@Service
public class Instructors implements UserDetailsService {
    static final int SHORTEST_PASSWORD = 10;
    static final int LONGEST_PASSWORD = 200;
    private static final int LONGEST_NAME = 60;
    private static final Logger log = LoggerFactory.getLogger(Instructors.class);

    private final InstructorRepository repository;
    private final PasswordEncoder encoder;
    private final Clock clock;
    private final Attempts attempts;
    private volatile @Nullable String firstCode;

    Instructors(InstructorRepository repository, PasswordEncoder encoder, Clock clock) {
        this.repository = repository;
        this.encoder = encoder;
        this.clock = clock;
        this.attempts = new Attempts(clock);
    }

    /// What became of an attempt to be made an instructor.
    public enum Outcome {
        MADE,
        WRONG_CODE,
        TOO_MANY_ATTEMPTS,
        NAME_MISSING,
        NAME_TAKEN,
        PASSWORD_LENGTH
    }

    @EventListener(ApplicationReadyEvent.class)
    void printFirstCode() {
        if (repository.count() == 0) {
            var code = Codes.secret();
            firstCode = code;
            log.info("There is no instructor yet. Open /welcome and enter this code, good until the next start: {}", code);
        }
    }

    /// Whether the first instructor is still to be made.
    public boolean awaitsFirst() {
        return firstCode != null;
    }

    public synchronized Outcome makeFirst(String code, String username, String password) {
        var name = username.strip();
        if (!attempts.allow()) {
            return Outcome.TOO_MANY_ATTEMPTS;
        }
        if (!matchesFirstCode(code)) {
            return Outcome.WRONG_CODE;
        }
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return Outcome.NAME_MISSING;
        }
        if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            return Outcome.PASSWORD_LENGTH;
        }
        try {
            repository.save(new Instructor(null, name, encoder.encode(password), Instant.now(clock)));
        } catch (DuplicateKeyException taken) {
            return Outcome.NAME_TAKEN;
        }
        firstCode = null;
        return Outcome.MADE;
    }

    @Override
    public UserDetails loadUserByUsername(String username) {
        var instructor = repository.findByUsername(username.strip()).orElseThrow(() -> new UsernameNotFoundException("no such instructor"));
        return User.withUsername(instructor.username())
                .password(instructor.password())
                .roles(Roles.INSTRUCTOR)
                .build();
    }

    private boolean matchesFirstCode(String given) {
        var code = firstCode;
        return code != null
                && MessageDigest.isEqual(
                        code.getBytes(StandardCharsets.UTF_8),
                        Codes.normal(given).getBytes(StandardCharsets.UTF_8));
    }
}
