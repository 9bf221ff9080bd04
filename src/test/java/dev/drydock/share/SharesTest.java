package dev.drydock.share;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.base.DatabaseTest;
import dev.drydock.base.LearnerId;
import dev.drydock.base.Postgres;
import dev.drydock.lesson.Contents;
import dev.drydock.lesson.Exercises;
import dev.drydock.lesson.Lesson;
import dev.drydock.lesson.Sharing;
import dev.drydock.workbench.Command;
import dev.drydock.workbench.Journal;
import dev.drydock.workbench.Origin;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class SharesTest {
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
    @Import({Shares.class, SharesTest.Surroundings.class})
    abstract static class Behaviour {
        private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
        private static final Lesson LESSON =
                Contents.ofFolder(Path.of("content")).course().lessons().getFirst();
        private static final Command APPLY = new Command.Kubectl("kubectl apply -f pod.yaml", Map.of("pod.yaml", "kind: Pod"));

        @Autowired
        Shares shares;

        @Autowired
        Journal journal;

        private final LearnerId learner = LearnerId.random();

        @Test
        void findsWhatWasSharedAndNobodysName() {
            var shared = share();

            assertThat(shared.manifest()).isEqualTo("kind: Pod");
            assertThat(shared.answer()).isEqualTo("pod/a created");
            assertThat(shared.passed()).isTrue();
            assertThat(shared.toString()).doesNotContain(learner.value()).doesNotContain(learner.digest());
        }

        @Test
        void copiesTheClusterAsItComesToRest() {
            var own = Exercises.workspace(learner, LESSON);
            journal.append(own, new Journal.Entry(START, new Command.Begin(new Origin(7, 3))));
            journal.append(own, new Journal.Entry(START.plusSeconds(1), APPLY));

            var shared = share();
            journal.append(own, new Journal.Entry(START.plusSeconds(2), new Command.Kubectl("kubectl delete pod a", Map.of())));

            assertThat(journal.load(shares.workspace(shared)))
                    .extracting(Journal.Entry::command)
                    .containsExactly(new Command.Begin(new Origin(7, 3)), APPLY, new Command.Settle());
        }

        @Test
        void makesLinksThatNobodyGuesses() {
            assertThat(share().slug()).isNotEqualTo(share().slug()).matches("[A-Za-z0-9_-]{22}");
            assertThat(shares.find("AAAAAAAAAAAAAAAAAAAAAA")).isEmpty();
        }

        private Shared share() {
            var path = shares.share(new Sharing.Work(
                    learner, LESSON, LESSON.tasks().getFirst().id(), "pod.yaml", "kind: Pod", "pod/a created", true));
            return shares.find(path.substring("/s/".length())).orElseThrow();
        }
    }

    @TestConfiguration
    @ComponentScan(
            basePackageClasses = Journal.class,
            useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*DatabaseJournal"))
    static class Surroundings {}
}
