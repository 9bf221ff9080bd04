package dev.drydock.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.api.Structs;
import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.api.codec.Limits;
import dev.drydock.kube.api.coordination.Lease;
import dev.drydock.kube.api.core.ContainerStatus;
import dev.drydock.kube.api.core.Event;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.trace.Action;
import dev.drydock.kube.trace.Step;
import java.time.Duration;
import java.time.Instant;
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
    void aYearWithACrashingContainerIsLeaptOver() {
        var cluster = Cluster.withNodes(1);
        cluster.kubectl("run crash --image=busybox -- false");

        cluster.advance(Duration.ofDays(365));

        assertThat(cluster.stoppedShort()).isFalse();
        assertThat(cluster.now()).isAfter("2026-12-31T00:00:00Z");
        assertThat(cluster.trace().last()).isLessThan(10_000);
        assertThat(cluster.list(Event.class)).hasSizeLessThan(30);
        assertThat(restarts(cluster)).isBetween(100_000, 110_000);
        assertThat(cluster.get(Node.class, "", "node-1").orElseThrow().spec().taints()).isEmpty();
        assertThat(cluster.list(Lease.class)).allMatch(lease -> lease.spec().renewTime().plusSeconds(10).isAfter(cluster.now()));
    }

    @Test
    void leapingOverCrashesShowsWhatLivingThroughThemDoes() {
        var leap = Cluster.withNodes(1).apply(WEB);
        leap.kubectl("run crash --image=busybox -- false");
        leap.settle();
        var walk = leap.fork();

        leap.advance(Duration.ofDays(1));
        for (int i = 0; i < 4; i++) {
            walk.advance(Duration.ofHours(6));
        }

        assertThat(leap.now()).isEqualTo(walk.now());
        assertThat(leap.trace().last()).isLessThan(walk.trace().last() * 3 / 4);
        assertThat(Math.abs(restarts(leap) - restarts(walk))).isLessThan(restarts(walk) / 100);
        assertThat(List.of(leap, walk)).allSatisfy(cluster -> assertThat(cluster.list(Event.class))
                .hasSizeBetween(3, 30)
                .extracting(Event::reason)
                .contains("Pulling", "Pulled"));
        assertThat(phases(leap)).isEqualTo(phases(walk));
        assertThat(lastEnd(leap)).isAfter(leap.now().minusSeconds(310));
        assertThat(lastEnd(leap)).isBefore(leap.now());
    }

    @Test
    void leapsNotOverADeadline() {
        var cluster = Cluster.withNodes(1).apply("""
                apiVersion: v1
                kind: Pod
                metadata: {name: crash}
                spec:
                  activeDeadlineSeconds: 864000
                  containers: [{name: crash, image: busybox, command: ["false"]}]
                """);

        cluster.advance(Duration.ofDays(9));
        assertThat(phases(cluster)).containsExactly("Running");
        cluster.advance(Duration.ofDays(30));

        assertThat(phases(cluster)).containsExactly("Failed");
        assertThat(restarts(cluster)).isBetween(2_750, 2_900);
    }

    @Test
    void leapsNotOverTheEndOfAProcessBesideTheOneThatCrashes() {
        var cluster = Cluster.withNodes(1).apply("""
                apiVersion: v1
                kind: Pod
                metadata: {name: crash}
                spec:
                  containers:
                  - {name: crash, image: busybox, command: ["false"]}
                  - {name: long, image: busybox, command: [sleep, "864000"]}
                """);

        cluster.advance(Duration.ofDays(19));

        var ended = cluster.get(Pod.class, "default", "crash").orElseThrow().status().containerStatuses().get(1);
        assertThat(ended.restartCount()).isEqualTo(1);
        assertThat(ended.lastState().terminated().finishedAt()).isAfter("2026-01-11T00:00:00Z").isBefore("2026-01-11T00:01:00Z");
    }

    @Test
    void saysWhereItStoppedShort() {
        var cluster = Cluster.boot(Settings.DEFAULT.withBounds(new Bounds(500, 60, 100, Limits.DEFAULT)));

        cluster.apply(WEB.replace("replicas: 3", "replicas: 30")).settle();
        assertThat(cluster.stoppedShort()).isTrue();
        assertThat(cluster.atRest()).isFalse();
        assertThat(cluster.trace().steps()).last().extracting(Step::action).isEqualTo(new Action.Disturbed("stopped after 100 steps"));

        var moment = cluster.now().plus(Duration.ofMinutes(2));
        cluster.advanceTo(moment);
        assertThat(cluster.stoppedShort()).isTrue();
        assertThat(cluster.now()).isBefore(moment);

        for (int i = 0; i < 20; i++) {
            cluster.advanceTo(moment);
        }
        assertThat(cluster.stoppedShort()).isFalse();
        assertThat(cluster.now()).isEqualTo(moment);
        assertThat(phases(cluster)).containsOnly("Running").hasSize(30);
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

    private static int restarts(Cluster cluster) {
        return crashing(cluster).restartCount();
    }

    private static Instant lastEnd(Cluster cluster) {
        return crashing(cluster).lastState().terminated().finishedAt();
    }

    private static ContainerStatus crashing(Cluster cluster) {
        return cluster.get(Pod.class, "default", "crash").orElseThrow().status().containerStatuses().getFirst();
    }

    private static List<String> phases(Cluster cluster) {
        return cluster.list(Pod.class).stream().map(pod -> pod.status().phase()).toList();
    }

    /// All that there is, but for revisions, which count the heartbeats that were passed over.
    private static List<?> shown(Cluster cluster) {
        return Stream.of(Node.class, Lease.class, Pod.class, Event.class)
                .flatMap(type -> cluster.list(type).stream())
                .map(object -> Codec.tree(Structs.withMetadata(object, object.metadata().withResourceVersion(null))))
                .toList();
    }
}
