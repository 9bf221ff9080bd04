package dev.drydock.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.api.codec.Limits;
import dev.drydock.kube.api.core.Pod;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoundsTest {
    private static final Bounds SMALL = new Bounds(500, 60, 200_000, new Limits(10_000, 20, 1_000));
    private static final String HUGE = """
            apiVersion: apps/v1
            kind: ReplicaSet
            metadata: {name: huge}
            spec:
              replicas: 2000000000
              selector: {matchLabels: {app: huge}}
              template:
                metadata: {labels: {app: huge}}
                spec: {containers: [{name: nginx, image: nginx}]}
            """;

    private final Cluster cluster = Cluster.boot(Settings.DEFAULT.withBounds(SMALL));

    @Test
    void makesNoMorePodsThanAClusterTakesAndSaysSo() {
        cluster.apply(HUGE).settle();

        assertThat(cluster.list(Pod.class)).hasSize(SMALL.pods());
        assertThat(cluster.kubectl("describe replicaset").out()).containsPattern("ReplicaFailure +True +FailedCreate");
        assertThat(cluster.list(ReplicaSet.class)).singleElement().satisfies(set -> assertThat(set.status().conditions())
                .anySatisfy(condition -> assertThat(condition.message())
                        .endsWith("exceeded quota: pods-per-cluster, requested: pods=1, used: pods=60, limited: pods=60")));
    }

    /// Its surge goes past what 32 bits hold, upstream too, so that it makes none.
    @Test
    void comesToRestWithADeploymentOfTwoThousandMillionPods() {
        cluster.apply(HUGE.replace("ReplicaSet", "Deployment")).settle();

        assertThat(cluster.list(Pod.class)).hasSizeLessThanOrEqualTo(SMALL.pods());
        assertThat(cluster.kubectl("delete deployment huge").ok()).isTrue();
    }

    @Test
    void obeysAgainOnceFewerPodsAreAskedFor() {
        cluster.apply(HUGE).settle();

        assertThat(cluster.kubectl("scale replicaset huge --replicas=2").ok()).isTrue();
        cluster.settle();

        assertThat(cluster.list(Pod.class)).filteredOn(pod -> pod.namespace().equals("default")).hasSize(2);
        assertThat(cluster.kubectl("create namespace there-is-room").ok()).isTrue();
    }

    @Test
    void answersAsEtcdDoesWhenItsSpaceIsUsedUp() {
        var namespaces = new StringBuilder();
        for (int i = 0; i < SMALL.objects(); i++) {
            namespaces.append("---\n{apiVersion: v1, kind: Namespace, metadata: {name: n").append(i).append("}}\n");
        }

        var output = Cluster.boot(Settings.DEFAULT.withBounds(new Bounds(SMALL.objects(), SMALL.pods(), SMALL.steps(), Limits.DEFAULT)))
                .kubectl("create -f -", Map.of("-", namespaces.toString()));

        assertThat(output.ok()).isFalse();
        assertThat(output.err()).contains("etcdserver: mvcc: database space exceeded (this cluster holds at most 500 objects)");
    }

    @Test
    void refusesManifestsThatNestDeeperOrHoldMoreThanABound() {
        assertThat(cluster.kubectl("apply -f -", Map.of("-", "a: " + "[".repeat(1000) + "]".repeat(1000))).err())
                .contains("exceeded max depth of 20");
        assertThat(cluster.kubectl("apply -f -", Map.of("-", "a: [" + "x, ".repeat(2000) + "x]")).err())
                .contains("exceeded max number of nodes of 1000");
        assertThat(cluster.kubectl("apply -f -", Map.of("-", "#".repeat(10_001))).err()).contains("longer than 10000 characters");
    }
}
