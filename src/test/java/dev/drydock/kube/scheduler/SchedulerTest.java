package dev.drydock.kube.scheduler;

import static dev.drydock.kube.ClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.Cluster;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.trace.Action;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    private static final String HALF_A_NODE = """
            apiVersion: v1
            kind: Pod
            metadata: {name: %s}
            spec:
              priorityClassName: %s
              containers: [{name: c, image: nginx, resources: {requests: {cpu: 2500m}}}]
            """;
    private static final String CLASSES = """
            apiVersion: scheduling.k8s.io/v1
            kind: PriorityClass
            metadata: {name: low}
            value: 1
            ---
            apiVersion: scheduling.k8s.io/v1
            kind: PriorityClass
            metadata: {name: high}
            value: 1000
            """;

    private final Cluster cluster = Cluster.withNodes(2);

    @Test
    void spreadsTheReplicasOfADeploymentOverTheNodes() {
        cluster.apply("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec:
                  replicas: 6
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec: {containers: [{name: c, image: nginx}]}
                """).settle();

        var perNode = cluster.list(Pod.class).stream()
                .collect(Collectors.groupingBy(SchedulerTest::nodeOf, Collectors.counting()));
        assertThat(perNode).containsEntry("node-1", 3L).containsEntry("node-2", 3L);
    }

    @Test
    void saysWhyNoNodeDoes() {
        cluster.apply(pod("big", "{}").replace("image: nginx", "image: nginx, resources: {requests: {cpu: 64, memory: 1Ti}}")).settle();

        assertThat(cluster).recorded("FailedScheduling",
                "0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient cpu, 2 Insufficient memory. "
                        + "no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.");
        assertThat(condition("big")).isEqualTo("False Unschedulable");
    }

    @Test
    void triesAgainWhenANodeGetsTheLabelThatAPodWaitsFor() {
        cluster.apply(pod("picky", "{disk: ssd}")).settle();
        assertThat(nodeOf("picky")).isEmpty();

        cluster.kubectl("label node node-2 disk=ssd");
        cluster.settle();

        assertThat(nodeOf("picky")).isEqualTo("node-2");
    }

    @Test
    void doesNotTryAgainWhenWhatChangesCannotHelp() {
        cluster.apply(pod("picky", "{disk: ssd}")).settle();

        cluster.kubectl("label node node-2 disk=hdd");
        cluster.settle();

        assertThat(filterings("picky")).isEqualTo(1);
    }

    @Test
    void takesTheRoomOfAPodThatGoes() {
        cluster.apply(CLASSES);
        for (var name : List.of("a", "b", "c")) {
            cluster.apply(HALF_A_NODE.formatted(name, "low")).settle();
        }
        assertThat(nodeOf("c")).isEmpty();

        cluster.kubectl("delete pod a --wait=false");
        cluster.settle();

        assertThat(nodeOf("c")).isNotEmpty();
        assertThat(condition("c")).isEqualTo("True null");
    }

    @Test
    void endsLessImportantPodsForMoreImportantOnes() {
        cluster.apply(CLASSES);
        cluster.apply(HALF_A_NODE.formatted("a", "low")).settle();
        cluster.apply(HALF_A_NODE.formatted("b", "low")).settle();

        cluster.apply(HALF_A_NODE.formatted("vip", "high")).settle();

        assertThat(nodeOf("vip")).isNotEmpty();
        assertThat(cluster.list(Pod.class)).hasSize(2);
        assertThat(cluster).recorded("Preempted");
    }

    @Test
    void sparesPodsThatADisruptionBudgetKeeps() {
        cluster.apply(CLASSES);
        cluster.apply(HALF_A_NODE.formatted("a", "low")).settle();
        cluster.apply(HALF_A_NODE.formatted("b", "low")).settle();
        cluster.kubectl("label pod b guarded=yes");
        cluster.kubectl("create poddisruptionbudget guard --selector=guarded=yes --min-available=1");
        cluster.settle();

        cluster.apply(HALF_A_NODE.formatted("vip", "high")).settle();

        assertThat(cluster.list(Pod.class)).extracting(Pod::name).containsExactly("b", "vip");
    }

    @Test
    void breaksADisruptionBudgetWhereThereIsNoOtherWay() {
        cluster.apply(CLASSES);
        cluster.apply(HALF_A_NODE.formatted("a", "low")).settle();
        cluster.apply(HALF_A_NODE.formatted("b", "low")).settle();
        cluster.kubectl("label pod a b guarded=yes");
        cluster.kubectl("create poddisruptionbudget guard --selector=guarded=yes --min-available=2");
        cluster.settle();

        cluster.apply(HALF_A_NODE.formatted("vip", "high")).settle();

        assertThat(nodeOf("vip")).isNotEmpty();
        assertThat(cluster.list(Pod.class)).hasSize(2);
    }

    @Test
    void leavesPodsOfOtherSchedulersAlone() {
        cluster.apply(pod("ghost", "{}").replace("nodeSelector:", "schedulerName: ghost\n  nodeSelector:")).settle();

        assertThat(filterings("ghost")).isZero();
    }

    @Test
    void waitsForGatesToOpen() {
        cluster.apply(pod("gated", "{}").replace("nodeSelector:", "schedulingGates: [{name: example.com/quota}]\n  nodeSelector:")).settle();
        assertThat(nodeOf("gated")).isEmpty();

        cluster.kubectl("patch pod gated --type=merge -p {\"spec\":{\"schedulingGates\":null}}");
        cluster.settle();

        assertThat(nodeOf("gated")).isNotEmpty();
    }

    @Test
    void holdsAPodBackWhoseClaimDoesNotExist() {
        cluster.apply(pod("data", "{}") + "  volumes: [{name: v, persistentVolumeClaim: {claimName: missing}}]\n").settle();

        assertThat(cluster).recorded("FailedScheduling",
                "0/3 nodes are available: persistentvolumeclaim \"missing\" not found. "
                        + "no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.");
    }

    @Test
    void tracesWhyANodeWasChosen() {
        cluster.apply(pod("web", "{}")).settle();

        assertThat(cluster.trace().steps()).anySatisfy(step -> assertThat(step.action())
                .isInstanceOfSatisfying(Action.Filtered.class, filtered -> assertThat(filtered.verdicts())
                        .containsEntry("control-plane", "node(s) had untolerated taint(s)")
                        .containsEntry("node-1", "")));
        assertThat(cluster.trace().steps()).anySatisfy(step -> assertThat(step.action())
                .isInstanceOfSatisfying(Action.Scored.class, scored -> {
                    assertThat(scored.totals()).containsOnlyKeys("node-1", "node-2");
                    assertThat(scored.chosen()).isEqualTo(nodeOf("web"));
                }));
    }

    @Test
    void looksAgainAtPodsAfterFiveMinutes() {
        cluster.apply(pod("picky", "{disk: ssd}")).settle();

        cluster.advance(Duration.ofMinutes(6));

        assertThat(filterings("picky")).isEqualTo(2);
    }

    private static String pod(String name, String nodeSelector) {
        return """
                apiVersion: v1
                kind: Pod
                metadata: {name: %s}
                spec:
                  nodeSelector: %s
                  containers: [{name: c, image: nginx}]
                """.formatted(name, nodeSelector);
    }

    private long filterings(String pod) {
        return cluster.trace().steps().stream()
                .filter(step -> step.action() instanceof Action.Filtered filtered && filtered.pod().name().equals(pod))
                .count();
    }

    private String nodeOf(String pod) {
        return nodeOf(cluster.get(Pod.class, "default", pod).orElseThrow());
    }

    private static String nodeOf(Pod pod) {
        return Objects.requireNonNullElse(pod.spec().nodeName(), "");
    }

    private String condition(String pod) {
        return cluster.get(Pod.class, "default", pod).orElseThrow().status().conditions().stream()
                .filter(condition -> "PodScheduled".equals(condition.type()))
                .map(condition -> condition.status() + " " + condition.reason())
                .findFirst()
                .orElse("");
    }
}
