package dev.drydock.kube;

import static dev.drydock.kube.ClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.drydock.kube.api.core.Pod;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Going back to earlier revisions, and on from there.
class HistoryTest {
    private final Cluster cluster = Cluster.withNodes(2).keepHistory(300);

    @Test
    void goesBackToBeforeAMistake() {
        web(2);
        long before = cluster.revision();
        cluster.kubectl("delete deployment web");
        cluster.settle();
        assertThat(cluster.list(Pod.class)).isEmpty();

        var earlier = cluster.at(before);

        assertThat(earlier).hasReadyPods("app=web", 2);
        assertThat(earlier.now()).isBefore(cluster.now());
        assertThat(cluster.list(Pod.class)).isEmpty();
    }

    @Test
    void livesThroughTheSameAgainFromAnyRevision() {
        long before = cluster.revision();
        web(3);
        var history = cluster.history().stream().filter(revision -> revision > before).toList();
        assertThat(history).hasSizeGreaterThan(10);

        for (int i = 0; i < history.size(); i += 5) {
            var again = cluster.at(history.get(i)).settle();
            assertThat(again.list(Pod.class)).isEqualTo(cluster.list(Pod.class));
            assertThat(again.revision()).isEqualTo(cluster.revision());
        }
    }

    @Test
    void looksAtARolloutHalfWay() {
        long before = cluster.revision();
        web(3);

        assertThat(cluster.history()).filteredOn(revision -> revision > before)
                .extracting(revision -> cluster.at(revision).list(Pod.class).stream()
                        .filter(pod -> "Running".equals(pod.status().phase()))
                        .count())
                .contains(0L, 1L, 3L);
    }

    @Test
    void forgetsTheOldestAndNotesNoHeartbeats() {
        cluster.keepHistory(10);
        web(3);
        cluster.advance(Duration.ofMinutes(1));
        var history = cluster.history();
        assertThat(history).hasSize(10);

        cluster.advance(Duration.ofMinutes(1));

        assertThat(cluster.history()).isEqualTo(history);
        assertThatIllegalArgumentException().isThrownBy(() -> cluster.at(1)).withMessageContaining("is forgotten");
    }

    @Test
    void keepsTheHistoryOfWhereItWentBackTo() {
        web(1);
        var history = cluster.history();
        long middle = history.get(history.size() / 2);

        var earlier = cluster.at(middle);

        assertThat(earlier.history()).endsWith(middle).isSubsetOf(history);
    }

    private void web(int replicas) {
        cluster.kubectl("create deployment web --image=nginx --replicas=" + replicas);
        cluster.settle();
    }
}
