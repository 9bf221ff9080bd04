package dev.drydock.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.base.DatabaseTest;
import dev.drydock.base.LearnerId;
import dev.drydock.base.Postgres;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class DraftsTest {
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
    @Import(DatabaseDrafts.class)
    abstract static class Behaviour {
        @Autowired
        Drafts drafts;

        private final LearnerId learner = LearnerId.random();

        @Test
        void keepsTheNewestTextOfEachFile() {
            drafts.save(learner, "a-pod", "pod.yaml", "kind: Po");
            drafts.save(learner, "a-pod", "pod.yaml", "kind: Pod");
            drafts.save(learner, "a-pod", "other.yaml", "");

            assertThat(drafts.load(learner, "a-pod")).isEqualTo(Map.of("pod.yaml", "kind: Pod", "other.yaml", ""));
        }

        @Test
        void showsNobodyElsesTexts() {
            drafts.save(learner, "a-pod", "pod.yaml", "kind: Pod");

            assertThat(drafts.load(LearnerId.random(), "a-pod")).isEmpty();
            assertThat(drafts.load(learner, "a-deployment")).isEmpty();
        }

        @Test
        void takesTheFirstTextFromTwoTabsAtOnce() {
            var tabs = IntStream.range(0, 8)
                    .mapToObj(tab -> CompletableFuture.runAsync(() -> drafts.save(learner, "a-pod", "pod.yaml", "tab " + tab)))
                    .toList();

            tabs.forEach(CompletableFuture::join);

            assertThat(drafts.load(learner, "a-pod").get("pod.yaml")).startsWith("tab ");
        }
    }
}
