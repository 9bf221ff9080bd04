package dev.drydock.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.api.Structs;
import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.api.coordination.Lease;
import dev.drydock.kube.api.core.Event;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.Pod;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A cluster that is left alone for a long time.
class LongTimeTest {
    private static final String WEB = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
            spec:
              replicas: 3
              selector:
                matchLabels:
                  app: web
              template:
                metadata:
                  labels:
                    app: web
                spec:
                  containers:
                  - name: nginx
                    image: nginx
            """;

    @Test
    void aYearAloneLeavesLittleBehind() {
        var cluster = Cluster.withNodes(3).apply(WEB).settle();
        long step = cluster.trace().last();
        int remembered = cluster.changesSince(0).size();

        cluster.advance(Duration.ofDays(365));

        assertThat(cluster.now()).isAfter("2026-12-31T00:00:00Z");
        assertThat(cluster.list(Event.class)).isEmpty();
        assertThat(cluster.list(Pod.class)).hasSize(3).allMatch(pod -> "Running".equals(pod.status().phase()));
        assertThat(cluster.list(Lease.class))
                .hasSize(4)
                .allMatch(lease -> lease.spec().renewTime().plusSeconds(10).isAfter(cluster.now()));
        assertThat(cluster.trace().last() - step).isLessThan(200);
        assertThat(cluster.changesSince(0).size() - remembered).isLessThan(200);
    }

    @Test
    void aDayWithACrashingContainerIsBounded() {
        var cluster = Cluster.withNodes(1);
        cluster.kubectl("run crash --image=busybox -- false");

        cluster.advance(Duration.ofDays(1));

        assertThat(cluster.now()).isAfter("2026-01-02T00:00:00Z");
        assertThat(cluster.list(Pod.class).getFirst().status().containerStatuses().getFirst().restartCount()).isGreaterThan(250);
        assertThat(cluster.trace().steps()).hasSizeLessThanOrEqualTo(20_000);
        assertThat(cluster.changesSince(0)).hasSizeLessThanOrEqualTo(20_000);
        assertThat(cluster.get(Node.class, "", "node-1").orElseThrow().spec().taints()).isEmpty();
    }

    @Test
    void passingOverHeartbeatsShowsNothingElse() {
        var leap = Cluster.withNodes(2).apply(WEB).settle();
        var walk = leap.fork();

        leap.advance(Duration.ofHours(5));
        for (int i = 0; i < 5 * 60 * 12; i++) {
            walk.advance(Duration.ofSeconds(5));
        }

        assertThat(shown(leap)).isEqualTo(shown(walk));
    }

    @Test
    void noticesANodeThatStoppedInTheMiddleOfALongTime() {
        var leap = Cluster.withNodes(2).apply(WEB).settle().advance(Duration.ofHours(1));
        leap.nodeDown("node-1");
        var walk = leap.fork();

        leap.advance(Duration.ofHours(1));
        for (int i = 0; i < 60 * 12; i++) {
            walk.advance(Duration.ofSeconds(5));
        }

        assertThat(leap.get(Node.class, "", "node-1").orElseThrow().spec().taints()).isNotEmpty();
        assertThat(shown(leap)).isEqualTo(shown(walk));
    }

    /// All that there is, but for revisions, which count the heartbeats that were passed over.
    private static List<?> shown(Cluster cluster) {
        return Stream.of(Node.class, Lease.class, Pod.class, Event.class)
                .flatMap(type -> cluster.list(type).stream())
                .map(object -> Codec.tree(Structs.withMetadata(object, object.metadata().withResourceVersion(null))))
                .toList();
    }
}
