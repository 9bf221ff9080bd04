package dev.drydock.kube;

import static dev.drydock.kube.ClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.trace.Action;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Parts of a cluster that are stopped, and started again.
class FaultsTest {
    private final Cluster cluster = Cluster.withNodes(2);

    @Test
    void leavesPodsUnscheduledWithoutAScheduler() {
        cluster.stop("kube-scheduler");
        web(1);
        assertThat(phase()).isEqualTo("Pending");

        cluster.start("kube-scheduler").settle();

        assertThat(phase()).isEqualTo("Running");
    }

    @Test
    void makesNoPodsWithoutControllers() {
        cluster.stop("kube-controller-manager");
        web(2);
        assertThat(cluster.list(Pod.class)).isEmpty();

        cluster.start("kube-controller-manager").settle();

        assertThat(cluster).hasReadyPods("app=web", 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kube-apiserver", "etcd"})
    void refusesCommandsWithoutAnApiServerButGoesOnAfterwards(String component) {
        web(1);
        cluster.stop(component).advance(Duration.ofMinutes(20));
        var output = cluster.kubectl("get pods");
        assertThat(output.exit()).isEqualTo(1);
        assertThat(output.err())
                .isEqualTo("The connection to the server 172.18.0.2:6443 was refused - did you specify the right host or port?\n");

        cluster.start(component).settle();
        cluster.kubectl("scale deployment web --replicas=3");
        cluster.settle().advance(Duration.ofMinutes(2));

        assertThat(cluster).hasReadyPods("app=web", 3);
        assertThat(cluster.kubectl("get nodes").out()).doesNotContain("NotReady");
    }

    @Test
    void pullsNothingWithoutARegistry() {
        cluster.stop("registry");
        web(1);
        assertThat(cluster.kubectl("get pods").out()).contains("ImagePullBackOff");
        assertThat(cluster.kubectl("get events").out()).contains("lookup registry-1.docker.io on 172.18.0.1:53: no such host");

        cluster.start("registry").advance(Duration.ofMinutes(6));

        assertThat(phase()).isEqualTo("Running");
    }

    @Test
    void answersOnWithoutItsKubelet() {
        web(1);
        cluster.kubectl("expose deployment web --port=80");
        cluster.settle();
        var node = cluster.list(Pod.class).getFirst().spec().nodeName();

        cluster.stop("kubelet@" + node).advance(Duration.ofSeconds(20));

        assertThat(cluster.request("default/" + cluster.list(Pod.class).getFirst().name(), "web").status()).isEqualTo(200);
    }

    @Test
    void keepsOldRulesWhereKubeProxyIsStopped() {
        web(1);
        cluster.kubectl("expose deployment web --port=80 --type=NodePort");
        cluster.settle();
        var port = cluster.kubectl("get service web -o jsonpath={.spec.ports[0].nodePort}").out();
        cluster.stop("kube-proxy@node-1");
        cluster.kubectl("delete pod -l app=web");
        cluster.settle();

        assertThat(cluster.request("", "node-1:" + port).failure()).endsWith("Connection timed out");
        assertThat(cluster.request("", "node-2:" + port).by()).contains(cluster.list(Pod.class).getFirst().key());
    }

    @Test
    void makesACrashedContainerAgain() {
        web(1);
        var pod = cluster.list(Pod.class).getFirst().name();

        cluster.crash("default", pod, "nginx").settle();

        var status = cluster.list(Pod.class).getFirst().status().containerStatuses().getFirst();
        assertThat(status.restartCount()).isEqualTo(1);
        assertThat(cluster.trace().steps()).anyMatch(step -> step.action() instanceof Action.Disturbed);
    }

    @Test
    void sendsNothingToAPodThatIsMadeNotReady() {
        web(2);
        cluster.kubectl("expose deployment web --port=80");
        cluster.settle();
        var pods = cluster.list(Pod.class);

        cluster.setReady("default", pods.getFirst().name(), "nginx", false).settle();

        for (int i = 0; i < 10; i++) {
            assertThat(cluster.request("default/" + pods.getLast().name(), "web").by()).contains(pods.getLast().key());
        }
    }

    @Test
    void remembersWhatIsStoppedInAFork() {
        cluster.stop("kube-scheduler").stop("etcd");

        var fork = cluster.fork();

        assertThat(fork.isStopped("kube-scheduler")).isTrue();
        assertThat(fork.kubectl("get pods").exit()).isEqualTo(1);
    }

    private void web(int replicas) {
        cluster.kubectl("create deployment web --image=nginx --replicas=" + replicas);
        cluster.settle();
    }

    private String phase() {
        return String.valueOf(cluster.list(Pod.class).getFirst().status().phase());
    }
}
