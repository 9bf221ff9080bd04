package dev.drydock.kube.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.Cluster;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.trace.Action;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How the scheduler deals with more nodes than it looks at for each Pod.
class ManyNodesTest {
    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 260
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers: [{name: c, image: nginx, resources: {requests: {cpu: 100m}}}]
            """;

    @Test
    void looksForAHundredNodesOfAFewHundred() {
        assertThat(Attempt.enough(3)).isEqualTo(3);
        assertThat(Attempt.enough(99)).isEqualTo(99);
        assertThat(Attempt.enough(150)).isEqualTo(100);
        assertThat(Attempt.enough(1000)).isEqualTo(420);
        assertThat(Attempt.enough(5000)).isEqualTo(500);
        assertThat(Attempt.enough(20_000)).isEqualTo(1000);
    }

    @Test
    void givesAllNodesTheirTurnWhereNotAllAreLookedAt() {
        var cluster = Cluster.withNodes(130).apply(DEPLOYMENT).settle();

        assertThat(cluster.list(Pod.class)).hasSize(260);
        assertThat(cluster.list(Pod.class).stream().map(pod -> pod.spec().nodeName()).distinct()).hasSize(130);
    }

    @Test
    void keepsASummaryOfWhatItFoundAboutManyNodes() {
        var cluster = Cluster.withNodes(130).apply(DEPLOYMENT.replace("260", "1")).settle();

        assertThat(actions(cluster, Action.Filtered.class)).singleElement().satisfies(filtered -> {
            assertThat(filtered.verdicts()).isEmpty();
            assertThat(filtered.counts()).containsEntry("", 100).containsEntry("node(s) had untolerated taint(s)", 1);
        });
        assertThat(actions(cluster, Action.Scored.class)).singleElement().satisfies(scored -> assertThat(scored.totals()).hasSize(10));
    }

    @Test
    void countsVerdictsBesideListingThemInASmallCluster() {
        var cluster = Cluster.withNodes(2).apply(DEPLOYMENT.replace("260", "1")).settle();

        assertThat(actions(cluster, Action.Filtered.class)).singleElement().satisfies(filtered -> {
            assertThat(filtered.verdicts()).hasSize(3);
            assertThat(filtered.counts()).containsEntry("", 2).containsEntry("node(s) had untolerated taint(s)", 1);
        });
    }

    @Test
    void hasAddressesForThePodsOfManyNodes() {
        var cluster = Cluster.withNodes(300);

        assertThat(cluster.list(Node.class).stream().map(node -> node.spec().podCIDR()).distinct())
                .hasSize(301)
                .doesNotContainNull();
    }

    @Test
    void decidesTheSameWithAndWithoutWhatItKeepsOfEarlierPods() {
        var going = Cluster.withNodes(20).apply(DEPLOYMENT.replace("260", "50"));
        var fork = going.fork();
        while (!going.atRest()) {
            going.step();
            fork = fork.fork();
            fork.step();
        }

        assertThat(fork.list(Pod.class)).isEqualTo(going.list(Pod.class)).hasSize(50);
    }

    private static <A extends Action> Stream<A> actions(Cluster cluster, Class<A> type) {
        return cluster.trace().steps().stream()
                .map(step -> step.action())
                .filter(type::isInstance)
                .map(type::cast);
    }
}
