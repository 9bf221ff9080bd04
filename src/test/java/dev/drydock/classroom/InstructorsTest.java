package dev.drydock.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.base.DatabaseTest;
import dev.drydock.classroom.Instructors.Outcome;
import java.time.Clock;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

@DatabaseTest
@ExtendWith(OutputCaptureExtension.class)
class InstructorsTest {
    private static final String PASSWORD = "correct horse battery";

    @Autowired
    InstructorRepository repository;

    private Instructors instructors;
    private String code;

    @BeforeEach
    void start(CapturedOutput output) {
        repository.deleteAll();
        instructors = start();
        var printed = Pattern.compile("[A-Z2-9]{4}(-[A-Z2-9]{4}){2}").matcher(output.getOut());
        while (printed.find()) {
            code = printed.group();
        }
    }

    @Test
    void makesTheFirstByThePrintedCode() {
        assertThat(instructors.makeFirst(code.toLowerCase(), "kim", PASSWORD)).isEqualTo(Outcome.MADE);

        var kim = instructors.loadUserByUsername("kim");
        assertThat(kim.getAuthorities()).extracting(Object::toString).containsExactly("ROLE_INSTRUCTOR");
        assertThat(kim.getPassword()).doesNotContain(PASSWORD);
    }

    @Test
    void takesTheCodeOnce() {
        instructors.makeFirst(code, "kim", PASSWORD);

        assertThat(instructors.makeFirst(code, "lee", PASSWORD)).isEqualTo(Outcome.WRONG_CODE);
        assertThat(repository.count()).isEqualTo(1);
    }

    @Test
    void printsNoCodeOnceThereIsSomebody() {
        instructors.makeFirst(code, "kim", PASSWORD);

        assertThat(start().awaitsFirst()).isFalse();
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(instructors.makeFirst("AAAA-AAAA-AAAA", "kim", PASSWORD)).isEqualTo(Outcome.WRONG_CODE);
        assertThat(instructors.makeFirst(code, " ", PASSWORD)).isEqualTo(Outcome.NAME_MISSING);
        assertThat(instructors.makeFirst(code, "kim", "short")).isEqualTo(Outcome.PASSWORD_LENGTH);
    }

    @Test
    void stopsWhoTriesCodesInARow() {
        var outcome = Outcome.WRONG_CODE;
        for (int i = 0; i < 100 && outcome == Outcome.WRONG_CODE; i++) {
            outcome = instructors.makeFirst("AAAA-AAAA-AAAA", "kim", PASSWORD);
        }
        assertThat(outcome).isEqualTo(Outcome.TOO_MANY_ATTEMPTS);
    }

    private Instructors start() {
        var started = new Instructors(
                repository, PasswordEncoderFactories.createDelegatingPasswordEncoder(), Clock.systemUTC());
        started.printFirstCode();
        return started;
    }
}
