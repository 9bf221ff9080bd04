package dev.drydock.kube.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.NodeCondition;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.PodCondition;
import dev.drydock.kube.api.core.Taint;
import dev.drydock.kube.api.core.Toleration;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NodeLifecycleControllerTest {
    private static final ObjectKey NODE = new ObjectKey("", "node-1");

    private final ControlPlaneHarness cluster = ControlPlaneHarness.withoutNodes();

    @BeforeEach
    void register() {
        cluster.admin.create(Samples.node(cluster.admin.now()));
        cluster.admin.create(tolerant("web"));
        cluster.settle();
    }

    @Test
    void greetsANewNodeAndGivesItARangeOfAddresses() {
        assertThat(cluster.messages("node-1", "RegisteredNode"))
                .containsExactly("Node node-1 event: Registered Node node-1 in Controller");
        assertThat(node().spec().podCIDR()).isEqualTo("10.244.0.0/24");
    }

    @Test
    void takesANodeForLostWhenItHasNotReportedForFiftySeconds() {
        cluster.advance(Duration.ofSeconds(49));
        assertThat(ready().status()).isEqualTo("True");

        cluster.advance(Duration.ofSeconds(2));
        assertThat(ready().status()).isEqualTo("Unknown");
        assertThat(ready().message()).isEqualTo("Kubelet stopped posting node status.");
        assertThat(node().spec().taints()).extracting(Taint::key)
                .containsExactly("node.kubernetes.io/unreachable", "node.kubernetes.io/unreachable");
        assertThat(cluster.messages("node-1", "NodeNotReady")).containsExactly("Node node-1 status is now: NodeNotReady");
        assertThat(cluster.messages("web", "NodeNotReady")).containsExactly("Node is not ready");
        assertThat(Pods.isReady(cluster.get(Pod.class, "web"))).isFalse();
    }

    @Test
    void evictsAPodWhenItsTolerationIsUsedUp() {
        cluster.components.stop(InstantKubelet.NAME);
        cluster.advance(Duration.ofSeconds(349));
        assertThat(cluster.get(Pod.class, "web").metadata().deletionTimestamp()).isNull();

        cluster.advance(Duration.ofSeconds(3));
        assertThat(cluster.get(Pod.class, "web").metadata().deletionTimestamp()).isNotNull();
        assertThat(cluster.messages("web", "TaintManagerEviction")).containsExactly("Marking for deletion Pod default/web");
    }

    @Test
    void sparesAPodWhoseNodeComesBackInTime() {
        cluster.advance(Duration.ofSeconds(100));
        var now = cluster.admin.now();
        cluster.admin.updateStatus(node().withStatus(node().status().withConditions(
                List.of(ready().withStatus("True").withLastHeartbeatTime(now)))));
        cluster.settle();

        assertThat(node().spec().taints()).isEmpty();
        assertThat(cluster.messages("web", "TaintManagerEviction")).containsExactly("Cancelling deletion of Pod default/web");
        cluster.advance(Duration.ofSeconds(40));
        assertThat(cluster.admin.get(Pod.class, "default", "web")).isPresent();
    }

    @Test
    void taintsACordonedNode() {
        cluster.admin.patch(Node.class, NODE, node -> node.withSpec(node.spec().withUnschedulable(true)));
        cluster.settle();

        assertThat(node().spec().taints()).extracting(Taint::key).containsExactly("node.kubernetes.io/unschedulable");
    }

    @Test
    void removesThePodsOfANodeThatIsGone() {
        cluster.admin.delete(node());
        cluster.advance(Duration.ofSeconds(39));
        assertThat(cluster.messages("node-1", "RemovingNode"))
                .containsExactly("Node node-1 event: Removing Node node-1 from Controller");
        assertThat(cluster.list(Pod.class)).extracting(Pod::name).containsExactly("web");

        cluster.advance(Duration.ofSeconds(2));
        assertThat(cluster.list(Pod.class)).isEmpty();
    }

    private static Pod tolerant(String name) {
        var toleration = Toleration.EMPTY
                .withKey("node.kubernetes.io/unreachable")
                .withOperator("Exists")
                .withEffect("NoExecute")
                .withTolerationSeconds(300L);
        var pod = Samples.pod(name);
        return pod.withSpec(pod.spec().withTolerations(List.of(toleration)));
    }

    private Node node() {
        return cluster.admin.get(Node.class, NODE).orElseThrow();
    }

    private NodeCondition ready() {
        return NodeLifecycleController.condition(node(), "Ready").orElseThrow();
    }

    @Test
    void marksAnEvictedPodAsDisrupted() {
        long before = cluster.etcd.revision();
        cluster.advance(Duration.ofSeconds(352));

        assertThat(cluster.etcd.since(before).stream()
                        .map(change -> change.after())
                        .filter(Pod.class::isInstance)
                        .map(Pod.class::cast)
                        .flatMap(pod -> pod.status().conditions().stream())
                        .filter(condition -> Objects.equals(condition.type(), "DisruptionTarget")))
                .extracting(PodCondition::reason)
                .contains("DeletionByTaintManager");
    }
}
