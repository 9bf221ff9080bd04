package dev.drydock.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.drydock.base.DatabaseTest;
import dev.drydock.base.LearnerId;
import dev.drydock.base.Postgres;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class SubmissionsTest {
    @Nested
    class OnH2 extends Behaviour {}

    @Nested
    class OnPostgres extends Behaviour {
        @DynamicPropertySource
        static void database(DynamicPropertyRegistry registry) {
            Postgres.useNewDatabase(registry);
        }
    }

    @DatabaseTest
    @Import({DatabaseSubmissions.class, SubmissionsTest.Heard.class})
    abstract static class Behaviour {
        private static final Submission.Result PASSED = new Submission.Result(true, List.of(), "");
        private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

        @Autowired
        Submissions submissions;

        @Autowired
        SubmissionRepository rows;

        @Autowired
        Heard heard;

        @Test
        void knowsWhatALearnerPassed() {
            var learner = LearnerId.random();
            submissions.store(submission(learner, "run", true, NOON));
            submissions.store(submission(learner, "run", true, NOON));
            submissions.store(submission(learner, "mend", false, NOON));

            assertThat(submissions.passed(learner)).containsExactly(new Submissions.Passed("a-pod", "run"));
            assertThat(submissions.passed(LearnerId.random())).isEmpty();
        }

        @Test
        void tellsTheAttemptsOfAClassInTheirOrder() {
            var one = LearnerId.random();
            var two = LearnerId.random();
            submissions.store(submission(one, "run", false, NOON.minusSeconds(60)));
            submissions.store(submission(one, "run", false, NOON));
            submissions.store(submission(two, "run", true, NOON));
            submissions.store(submission(LearnerId.random(), "run", true, NOON));

            var attempts = submissions.attempts(List.of(one.digest(), two.digest()), NOON);

            assertThat(attempts)
                    .extracting(Submissions.Attempt::learner, Submissions.Attempt::passed)
                    .containsExactly(tuple(one.digest(), false), tuple(two.digest(), true));
            assertThat(submissions.attempts(List.of(), NOON)).isEmpty();
        }

        @Test
        void keepsManifestsAsLongAsTheyMayBeAndInKorean() {
            var learner = LearnerId.random();
            var manifest = "metadata: {annotations: {note: \"" + "파드".repeat(200_000) + "\"}}\n";

            submissions.store(new Submission(learner, "a-pod", "run", manifest, "", PASSED, NOON));

            assertThat(rows.findAll())
                    .filteredOn(row -> row.learner().equals(learner.digest()))
                    .extracting(SubmissionRow::manifest)
                    .containsExactly(manifest);
        }

        @Test
        void tellsWhoWatchesOnceItIsKept() {
            var learner = LearnerId.random();

            submissions.store(submission(learner, "run", true, NOON));

            assertThat(heard.last)
                    .isEqualTo(new Submissions.Attempt(learner.digest(), "a-pod", "run", true, "", NOON));
        }

        private static Submission submission(LearnerId learner, String task, boolean passed, Instant at) {
            var verdict = passed ? PASSED : new Submission.Result(false, List.of("ready", "image"), "");
            return new Submission(learner, "a-pod", task, "kind: Pod", "pod/a created", verdict, at);
        }
    }

    @TestConfiguration
    static class Heard {
        Submissions.Attempt last;

        @EventListener
        void hear(Submissions.Attempt attempt) {
            last = attempt;
        }
    }
}
