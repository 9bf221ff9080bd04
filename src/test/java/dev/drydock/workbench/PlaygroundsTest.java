package dev.drydock.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.drydock.base.DatabaseTest;
import dev.drydock.base.LearnerId;
import dev.drydock.base.Limits;
import dev.drydock.base.Postgres;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class PlaygroundsTest {
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
    @Import({Playgrounds.class, PlaygroundsTest.Surroundings.class})
    abstract static class Behaviour {
        private static final Origin TWO_NODES = new Origin(
                7, 2, List.of(Machine.USUAL, new Machine(Machine.Size.LARGE, "zone-b", "disk=ssd", "dedicated=db:NoSchedule")));

        @Autowired
        Playgrounds playgrounds;

        private final LearnerId learner = LearnerId.random();

        @Test
        void keepsAClusterWithItsNodesAndFiles() {
            var made = playgrounds.create(learner, "놀이터", TWO_NODES);
            playgrounds.save(made, "pod.yaml", "kind: Pod");
            playgrounds.save(made, "service.yaml", "");
            playgrounds.save(made, "pod.yaml", "kind: Pod # 파드");

            assertThat(playgrounds.find(learner, made.id())).contains(made);
            assertThat(made.origin()).isEqualTo(TWO_NODES);
            assertThat(playgrounds.files(made)).containsExactly(Map.entry("pod.yaml", "kind: Pod # 파드"), Map.entry("service.yaml", ""));
        }

        @Test
        void showsNobodyAnothersClusters() {
            var made = playgrounds.create(learner, "mine", Origin.STANDARD);
            var other = LearnerId.random();

            playgrounds.delete(other, made.id());

            assertThat(playgrounds.find(other, made.id())).isEmpty();
            assertThat(playgrounds.all(other)).isEmpty();
            assertThat(playgrounds.all(learner)).containsExactly(made);
        }

        @Test
        void deletesAClusterWithItsFiles() {
            var made = playgrounds.create(learner, "mine", Origin.STANDARD);
            playgrounds.save(made, "pod.yaml", "kind: Pod");

            playgrounds.delete(learner, made.id());

            assertThat(playgrounds.all(learner)).isEmpty();
            assertThat(playgrounds.files(made)).isEmpty();
        }

        @Test
        void makesNoMoreThanAreKept() {
            for (int i = 0; i < Kept.LIMITS.playgrounds(); i++) {
                playgrounds.create(learner, "one of many", Origin.STANDARD);
            }

            assertThat(playgrounds.isFull(learner)).isTrue();
            assertThatIllegalStateException().isThrownBy(() -> playgrounds.create(learner, "too many", Origin.STANDARD));
        }
    }

    @TestConfiguration
    static class Surroundings {
        @Bean
        Limits limits() {
            return Kept.LIMITS;
        }
    }
}
