package dev.drydock.kube;

import static dev.drydock.kube.ClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.api.coordination.Lease;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.discovery.EndpointSlice;
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
        assertThat(cluster.kubectl("get pods").exit()).isEqualTo(1);

        cluster.start(component).settle();
        cluster.kubectl("scale deployment web --replicas=3");
        cluster.settle().advance(Duration.ofMinutes(2));

        assertThat(cluster).hasReadyPods("app=web", 3);
        assertThat(cluster.kubectl("get nodes").out()).doesNotContain("NotReady");
    }

    @Test
    void answersNothingWithoutAnApiServer() {
        cluster.stop("kube-apiserver");

        assertThat(cluster.kubectl("get pods").err())
                .isEqualTo("The connection to the server 172.18.0.2:6443 was refused - did you specify the right host or port?\n");
        assertThat(cluster.kubectl("api-resources").exit()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"get pods", "create deployment db --image=redis", "delete deployment web", "scale deployment web --replicas=9", "describe node node-1"})
    void refusesWhateverNeedsTheStoreWithoutEtcd(String line) {
        web(1);
        long revision = cluster.stop("etcd").revision();

        assertThat(cluster.kubectl(line).err()).endsWith(": etcdserver: request timed out\n");
        assertThat(cluster.kubectl(line).exit()).isEqualTo(1);
        assertThat(cluster.revision()).isEqualTo(revision);
    }

    @Test
    void stillSaysWhatItServesWithoutEtcd() {
        cluster.stop("etcd");

        assertThat(cluster.kubectl("api-resources").out()).contains("deployments");
        assertThat(cluster.kubectl("explain pod.spec").exit()).isZero();
    }

    @Test
    void comesBackOnlyWhenBothEtcdAndTheApiServerAreThere() {
        web(1);
        cluster.stop("etcd").stop("kube-apiserver").start("kube-apiserver");
        assertThat(cluster.kubectl("get pods").err()).isEqualTo("Error from server: etcdserver: request timed out\n");

        cluster.start("etcd").settle();

        assertThat(cluster.kubectl("get pods").ok()).isTrue();
    }

    @Test
    void letsLeasesGoStaleWithoutEtcdAndRenewsThemAfterwards() {
        cluster.stop("etcd").advance(Duration.ofMinutes(10));
        assertThat(cluster.list(Lease.class)).isNotEmpty().allMatch(lease -> lease.spec().renewTime().plusSeconds(590).isBefore(cluster.now()));

        cluster.start("etcd").advance(Duration.ofMinutes(1));

        assertThat(cluster.list(Lease.class)).allMatch(lease -> lease.spec().renewTime().plusSeconds(11).isAfter(cluster.now()));
        assertThat(cluster.kubectl("get nodes").out()).doesNotContain("NotReady");
    }

    @Test
    void routesToNoNewPodsWithoutTheEndpointSliceController() {
        cluster.stop("endpoint-slice-controller");
        web(1);
        cluster.kubectl("expose deployment web --port=80");
        cluster.settle();
        assertThat(cluster.list(EndpointSlice.class)).noneMatch(slice -> slice.name().startsWith("web-"));

        cluster.start("endpoint-slice-controller").settle();

        assertThat(cluster.list(EndpointSlice.class)).anyMatch(slice -> slice.name().startsWith("web-"));
    }

    @Test
    void replacesNoPodsWithoutTheReplicaSetController() {
        web(2);
        cluster.stop("replicaset-controller");
        cluster.kubectl("delete pod --all --wait=false");
        cluster.settle();
        assertThat(cluster.list(Pod.class)).isEmpty();

        cluster.start("replicaset-controller").settle();

        assertThat(cluster).hasReadyPods("app=web", 2);
    }

    @Test
    void leavesWhatAnOwnerLeftBehindWithoutAGarbageCollector() {
        web(2);
        cluster.stop("garbage-collector-controller");
        cluster.kubectl("delete deployment web");
        cluster.settle();
        assertThat(cluster.list(Pod.class)).hasSize(2);

        cluster.start("garbage-collector-controller").settle();

        assertThat(cluster.list(Pod.class)).isEmpty();
    }

    @Test
    void tellsOfAContainerThatIsMadeNotReadyAsOfAFailingProbe() {
        web(1);
        var pod = cluster.list(Pod.class).getFirst();

        cluster.setReady("default", pod.name(), "nginx", false).settle();

        assertThat(cluster.kubectl("describe pod " + pod.name()).out())
                .containsPattern("Warning +Unhealthy +\\S+ +kubelet +spec.containers\\{nginx}: Readiness probe failed: HTTP probe failed with statuscode: 503");
        assertThat(cluster).hasReadyPods("app=web", 0);
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

    @Test
    void cutsANodeOffWithThePodsOnIt() {
        web(2);
        cluster.kubectl("expose deployment web --port=80 --type=NodePort");
        cluster.settle();
        var port = cluster.kubectl("get service web -o jsonpath={.spec.ports[0].nodePort}").out();
        var away = podOn("node-1");
        var near = podOn("node-2");

        cluster.stop("node@node-1");

        assertThat(cluster.request(near, address(away)).failure()).endsWith("Connection timed out");
        assertThat(cluster.request("", "node-1:" + port).failure()).endsWith("Connection timed out");
        assertThat(cluster.request(away, address(near)).failure()).endsWith("Connection timed out");
        assertThat(cluster.request(away, "web").failure()).isEqualTo("Could not resolve host: web");
        assertThat(cluster.request(away, "localhost").status()).isEqualTo(200);

        cluster.start("node@node-1");

        assertThat(cluster.request(near, address(away)).status()).isEqualTo(200);
        assertThat(cluster.request(away, "web").status()).isEqualTo(200);
    }

    @Test
    void makesPodsOfACutOffNodeAnewElsewhere() {
        web(2);

        cluster.stop("node@node-1").advance(Duration.ofMinutes(1));
        assertThat(cluster.kubectl("get nodes").out()).containsPattern("node-1 +NotReady");
        cluster.advance(Duration.ofMinutes(6));

        assertThat(cluster).hasReadyPods("app=web", 2);
        assertThat(cluster.list(Pod.class)).filteredOn(pod -> pod.metadata().deletionTimestamp() == null)
                .allMatch(pod -> "node-2".equals(pod.spec().nodeName()));
    }

    @Test
    void doesNotStartAKubeletWithItsNodeThatWasStoppedByItself() {
        cluster.stop("kubelet@node-1").stop("node@node-1").start("node@node-1").advance(Duration.ofMinutes(1));
        assertThat(cluster.kubectl("get nodes").out()).containsPattern("node-1 +NotReady");

        cluster.start("kubelet@node-1").advance(Duration.ofSeconds(20));

        assertThat(cluster.kubectl("get nodes").out()).doesNotContain("NotReady");
    }

    @Test
    void takesTheControlPlaneAwayWithItsNode() {
        web(1);
        cluster.stop("node@control-plane");
        assertThat(cluster.kubectl("get pods").err()).contains("was refused");
        assertThat(cluster.isStopped("kube-scheduler")).isTrue();

        cluster.start("node@control-plane").settle();
        cluster.kubectl("scale deployment web --replicas=2");
        cluster.settle();

        assertThat(cluster).hasReadyPods("app=web", 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kube-apiserver", "etcd", "kube-scheduler", "kube-controller-manager", "registry", "kube-proxy@node-1", "kubelet@node-1"})
    void goesOnAnsweringWhateverElseIsOut(String component) {
        web(2);
        cluster.kubectl("expose deployment web --port=80");
        cluster.settle();

        cluster.stop(component).advance(Duration.ofSeconds(30));

        assertThat(cluster.request(podOn("node-1"), "web").status()).isEqualTo(200);
    }

    @Test
    void startsAndMendsBarePodsWithoutControllers() {
        cluster.stop("kube-controller-manager");
        cluster.kubectl("run web --image=nginx");
        cluster.settle();
        assertThat(phase()).isEqualTo("Running");

        cluster.crash("default", "web", "web").settle();

        assertThat(cluster.list(Pod.class).getFirst().status().containerStatuses().getFirst().restartCount()).isEqualTo(1);
    }

    @Test
    void runsAnImageAgainThatANodeHasWithoutARegistry() {
        cluster.kubectl("run web --image=nginx:1.27 --overrides='{\"spec\":{\"nodeName\":\"node-1\"}}'");
        cluster.settle().stop("registry");
        cluster.kubectl("run again --image=nginx:1.27 --overrides='{\"spec\":{\"nodeName\":\"node-1\"}}'");
        cluster.settle();

        assertThat(cluster.get(Pod.class, "default", "again").orElseThrow().status().phase()).isEqualTo("Running");
    }

    @Test
    void doesNotNoticeASilentNodeWithoutControllers() {
        cluster.stop("kube-controller-manager").stop("node@node-1").advance(Duration.ofMinutes(3));

        assertThat(cluster.kubectl("get nodes").out()).doesNotContain("NotReady");
    }

    private String podOn(String node) {
        return cluster.list(Pod.class).stream()
                .filter(pod -> node.equals(pod.spec().nodeName()))
                .map(pod -> pod.namespace() + "/" + pod.name())
                .findFirst()
                .orElseThrow();
    }

    private String address(String pod) {
        return cluster.get(Pod.class, "default", pod.substring(pod.indexOf('/') + 1)).orElseThrow().status().podIP();
    }

    private void web(int replicas) {
        cluster.kubectl("create deployment web --image=nginx --replicas=" + replicas);
        cluster.settle();
    }

    private String phase() {
        return String.valueOf(cluster.list(Pod.class).getFirst().status().phase());
    }
}
