package dev.drydock.kube.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.api.core.Event;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.PodCondition;
import dev.drydock.kube.api.core.PodStatus;
import dev.drydock.kube.api.meta.DeleteOptions;
import dev.drydock.kube.controller.ReplicaSetController.Plan;
import dev.drydock.kube.trace.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplicaSetControllerTest {
    private static final Instant NOW = Instant.parse("2026-01-01T01:00:00Z");

    private final ControlPlaneHarness cluster = new ControlPlaneHarness();

    @Test
    void plansAsManyPodsAsAreMissing() {
        assertThat(Plan.of(3, List.of(Samples.pod("a")), List::of, NOW)).isEqualTo(new Plan.Create(2));
        assertThat(Plan.of(1, List.of(Samples.pod("a")), List::of, NOW)).isEqualTo(new Plan.Nothing());
    }

    @Test
    void letsUnassignedThenUnreadyThenYoungPodsGoFirst() {
        var old = running("old", "node-1", NOW.minusSeconds(3000));
        var young = running("young", "node-2", NOW.minusSeconds(10));
        var unready = young.withMetadata(Samples.named("unready")).withStatus(PodStatus.EMPTY.withPhase("Running"));
        var unassigned = Samples.pod("unassigned");

        assertThat(surplus(3, List.of(old, young, unready, unassigned))).containsExactly("unassigned");
        assertThat(surplus(2, List.of(old, young, unready, unassigned))).containsExactly("unassigned", "unready");
        assertThat(surplus(1, List.of(old, young, unready, unassigned))).containsExactly("unassigned", "unready", "young");
    }

    @Test
    void thinsOutTheNodeWithMostPods() {
        var alone = running("alone", "node-1", NOW.minusSeconds(5));
        var one = running("one", "node-2", NOW.minusSeconds(3000));
        var other = running("other", "node-2", NOW.minusSeconds(6000));

        assertThat(surplus(2, List.of(alone, one, other))).containsExactly("one");
    }

    @Test
    void keepsThePodThatCostsMoreToDelete() {
        var dear = running("dear", "node-1", NOW.minusSeconds(1));
        var marked = dear.withMetadata(dear.metadata().withAnnotations(Map.of("controller.kubernetes.io/pod-deletion-cost", "10")));
        var cheap = running("cheap", "node-2", NOW.minusSeconds(9000));

        assertThat(surplus(1, List.of(marked, cheap))).containsExactly("cheap");
    }

    @Test
    void replacesAPodThatWasDeleted() {
        cluster.admin.create(Samples.replicaSet(3));
        cluster.settle();

        cluster.admin.delete(cluster.list(Pod.class).getFirst());
        cluster.settle();

        assertThat(cluster.list(Pod.class)).hasSize(3).allMatch(Pods::isReady);
        assertThat(cluster.messages("web", "SuccessfulCreate")).hasSize(4);
    }

    @Test
    void reportsAllItsPodsInItsStatus() {
        cluster.admin.create(Samples.replicaSet(3));
        cluster.settle();

        var status = cluster.get(ReplicaSet.class, "web").status();
        assertThat(status.replicas()).isEqualTo(3);
        assertThat(status.fullyLabeledReplicas()).isEqualTo(3);
        assertThat(status.readyReplicas()).isEqualTo(3);
        assertThat(status.availableReplicas()).isEqualTo(3);
        assertThat(status.terminatingReplicas()).isZero();
    }

    @Test
    void countsAPodAsAvailableOnlyAfterItsMinimumTime() {
        var set = Samples.replicaSet(1);
        cluster.admin.create(set.withSpec(set.spec().withMinReadySeconds(30)));
        cluster.advance(Duration.ofSeconds(10));
        assertThat(cluster.get(ReplicaSet.class, "web").status().availableReplicas()).isNull();

        cluster.settle();
        assertThat(cluster.get(ReplicaSet.class, "web").status().availableReplicas()).isEqualTo(1);
    }

    @Test
    void adoptsAMatchingPodAndRemovesTheOneTooMany() {
        cluster.admin.create(Samples.pod("bare"));
        cluster.settle();
        cluster.admin.create(Samples.replicaSet(2));
        cluster.settle();
        cluster.admin.create(Samples.pod("extra"));
        cluster.settle();

        assertThat(cluster.list(Pod.class)).hasSize(2).extracting(Pod::name).contains("bare").doesNotContain("extra");
        assertThat(Owners.isControlledBy(cluster.get(Pod.class, "bare"), cluster.get(ReplicaSet.class, "web"))).isTrue();
    }

    @Test
    void letsAPodGoThatMatchesNoLonger() {
        cluster.admin.create(Samples.replicaSet(1));
        cluster.settle();
        var pod = cluster.list(Pod.class).getFirst();

        cluster.admin.patch(Pod.class, pod.key(), it -> it.withMetadata(it.metadata().withLabels(Map.of("app", "quarantine"))));
        cluster.settle();

        assertThat(cluster.list(Pod.class)).hasSize(2);
        assertThat(cluster.get(Pod.class, pod.name()).metadata().ownerReferences()).isEmpty();
    }

    @Test
    void leavesItsPodsBehindWhenItIsOrphaned() {
        cluster.admin.create(Samples.replicaSet(2));
        cluster.settle();
        cluster.admin.delete(cluster.get(ReplicaSet.class, "web"), DeleteOptions.EMPTY.withPropagationPolicy("Orphan"));
        cluster.settle();

        assertThat(cluster.list(ReplicaSet.class)).isEmpty();
        assertThat(cluster.list(Pod.class)).hasSize(2).allMatch(pod -> pod.metadata().ownerReferences().isEmpty());
    }

    @Test
    void combinesEventsWhenThereAreManySimilarOnes() {
        cluster.admin.create(Samples.replicaSet(15));
        cluster.settle();

        var messages = cluster.messages("web", "SuccessfulCreate");
        assertThat(messages).hasSize(10);
        assertThat(messages.getLast()).startsWith("(combined from similar events): Created pod: web-");
    }

    @Test
    void isNotHeardWhenItReportsTooMuchAtOnce() {
        cluster.admin.create(Samples.replicaSet(40));
        cluster.settle();

        assertThat(cluster.list(Event.class).stream()
                        .filter(event -> "SuccessfulCreate".equals(event.reason()))
                        .mapToInt(event -> Numbers.orZero(event.count()))
                        .sum())
                .isEqualTo(25);
    }

    @Test
    void forgetsEventsAfterAnHour() {
        cluster.admin.create(Samples.replicaSet(1));
        cluster.settle();
        assertThat(cluster.messages("web", "SuccessfulCreate")).hasSize(1);

        cluster.advance(Duration.ofMinutes(62));
        assertThat(cluster.messages("web", "SuccessfulCreate")).isEmpty();
    }

    @Test
    void saysInTheTraceThatPodsWereMissing() {
        cluster.admin.create(Samples.replicaSet(3));
        cluster.settle();

        var creation = cluster.trace.steps().stream()
                .filter(step -> step.action() instanceof Action.Stored(var verb, var resource, var _, var _)
                        && verb.equals("create") && resource.equals("pods"))
                .findFirst().orElseThrow();
        assertThat(cluster.trace.step(creation.cause()).orElseThrow().action())
                .isEqualTo(new Action.Compared("replicasets.apps", Samples.replicaSet(3).key(), 3, 0));
    }

    @Test
    void runsTheSameWayTwice() {
        var other = new ControlPlaneHarness();
        for (var each : List.of(cluster, other)) {
            each.admin.create(Samples.replicaSet(20));
            each.settle();
        }

        assertThat(other.etcd.state().objects()).isEqualTo(cluster.etcd.state().objects());
    }

    @Test
    void putsPodsInOneOrderWhoseAgesAreMuchTheSame() {
        var order = new DeletionOrder(List.of(), NOW);
        var since = NOW.minusSeconds(1000);
        var first = running("a", "node-1", since);
        var between = running("b", "node-1", since.plusSeconds(1));
        var last = running("c", "node-1", since);

        assertThat(order.compare(first, between)).isNegative();
        assertThat(order.compare(between, last)).isNegative();
        assertThat(order.compare(first, last)).isNegative();
    }

    private static List<String> surplus(int desired, List<Pod> pods) {
        return Plan.of(desired, pods, () -> pods, NOW) instanceof Plan.Delete(var surplus)
                ? surplus.stream().map(Pod::name).toList()
                : List.of();
    }

    private static Pod running(String name, String node, Instant since) {
        var pod = Samples.pod(name);
        var ready = PodCondition.EMPTY.withType("Ready").withStatus("True").withLastTransitionTime(since);
        return pod.withMetadata(pod.metadata().withCreationTimestamp(since).withUid(name))
                .withSpec(pod.spec().withNodeName(node))
                .withStatus(PodStatus.EMPTY.withPhase("Running").withConditions(List.of(ready)));
    }
}
