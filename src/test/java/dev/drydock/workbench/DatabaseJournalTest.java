package dev.drydock.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.base.DatabaseTest;
import dev.drydock.base.LearnerId;
import dev.drydock.base.Postgres;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class DatabaseJournalTest {
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
    @Import(DatabaseJournal.class)
    abstract static class Behaviour {
        private static final Instant START = Instant.parse("2026-01-01T00:00:00.123456789Z");
        private static final Command BEGIN = new Command.Begin(new Origin(7, 3));

        @Autowired
        DatabaseJournal journal;

        private final WorkspaceId workspace = new WorkspaceId(LearnerId.random().digest(), "a-pod");

        @Test
        void givesBackEachCommandWithItsExactTime() {
            var begin = new Journal.Entry(START, BEGIN);
            var apply = new Journal.Entry(
                    START.plusNanos(1), new Command.Kubectl("apply -f pod.yaml", Map.of("pod.yaml", "kind: Pod # 파드")));
            var settle = new Journal.Entry(START.plusNanos(2), new Command.Settle());

            journal.append(workspace, begin);
            journal.append(workspace, apply);
            journal.append(workspace, settle);

            assertThat(journal.load(workspace)).containsExactly(begin, apply, settle);
        }

        @Test
        void forgetsWhatWasBeforeANewBeginning() {
            journal.append(workspace, new Journal.Entry(START, BEGIN));
            journal.append(workspace, new Journal.Entry(START, new Command.Settle()));

            journal.append(workspace, new Journal.Entry(START.plusSeconds(9), BEGIN));

            assertThat(journal.load(workspace)).containsExactly(new Journal.Entry(START.plusSeconds(9), BEGIN));
        }

        @Test
        void keepsOnlyTheLastOfTimesThatPassedOneAfterTheOther() {
            var begin = new Journal.Entry(START, BEGIN);
            var settle = new Journal.Entry(START.plusSeconds(3), new Command.Settle());
            var early = new Journal.Entry(START.plusSeconds(2), new Command.Pass(Pace.NORMAL));
            var late = new Journal.Entry(START.plusSeconds(8), new Command.Pass(Pace.PAUSED));

            journal.append(workspace, begin);
            journal.append(workspace, new Journal.Entry(START.plusSeconds(1), new Command.Pass(Pace.NORMAL)));
            journal.append(workspace, early);
            journal.append(workspace, settle);
            journal.append(workspace, new Journal.Entry(START.plusSeconds(7), new Command.Pass(Pace.FAST)));
            journal.append(workspace, late);

            assertThat(journal.load(workspace)).containsExactly(begin, early, settle, late);
        }

        @Test
        void givesBackTheLastCheckpointAndWhatCameAfter() {
            var later = new Journal.Entry(START.plusSeconds(3), new Command.Kubectl("get pods"));
            journal.append(workspace, new Journal.Entry(START, BEGIN));
            assertThat(journal.recent(workspace)).isEmpty();

            journal.keep(workspace, new Checkpoint(START, Pace.NORMAL, 1, new byte[] {1}));
            journal.append(workspace, new Journal.Entry(START.plusSeconds(1), new Command.Settle()));
            journal.keep(workspace, new Checkpoint(START, Pace.FAST, 2, new byte[] {-2, 0, 3}));
            journal.append(workspace, later);

            var recent = journal.recent(workspace).orElseThrow();
            assertThat(recent.checkpoint()).usingRecursiveComparison().isEqualTo(new Checkpoint(START, Pace.FAST, 2, new byte[] {-2, 0, 3}));
            assertThat(recent.after()).containsExactly(later);
            assertThat(journal.load(workspace)).hasSize(3);
        }

        @Test
        void givesBackThePassThatWentOnAfterACheckpoint() {
            var late = new Journal.Entry(START.plusSeconds(8), new Command.Pass(Pace.PAUSED));
            journal.append(workspace, new Journal.Entry(START, BEGIN));
            journal.append(workspace, new Journal.Entry(START.plusSeconds(1), new Command.Pass(Pace.NORMAL)));
            journal.keep(workspace, new Checkpoint(START, Pace.NORMAL, 1, new byte[] {1}));

            journal.append(workspace, late);

            assertThat(journal.recent(workspace).orElseThrow().after()).containsExactly(late);
        }

        @Test
        void forgetsTheCheckpointAtANewBeginning() {
            journal.append(workspace, new Journal.Entry(START, BEGIN));
            journal.keep(workspace, new Checkpoint(START, Pace.NORMAL, 1, new byte[] {1}));

            journal.append(workspace, new Journal.Entry(START, BEGIN));

            assertThat(journal.recent(workspace)).isEmpty();
        }

        @Test
        void keepsACheckpointOfAnySize() {
            var bytes = new byte[3_000_000];
            journal.append(workspace, new Journal.Entry(START, BEGIN));

            journal.keep(workspace, new Checkpoint(START, Pace.NORMAL, 1, bytes));

            assertThat(journal.recent(workspace).orElseThrow().checkpoint().cluster()).isEqualTo(bytes);
        }

        @Test
        void keepsClustersApart() {
            journal.append(workspace, new Journal.Entry(START, BEGIN));

            assertThat(journal.load(new WorkspaceId(workspace.owner(), "a-deployment"))).isEmpty();
            assertThat(journal.load(new WorkspaceId(LearnerId.random().digest(), "a-pod"))).isEmpty();
        }
    }
}
