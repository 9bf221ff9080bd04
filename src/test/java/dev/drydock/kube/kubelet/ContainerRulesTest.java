package dev.drydock.kube.kubelet;

import static dev.drydock.kube.ClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.Cluster;
import dev.drydock.kube.api.core.Pod;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What a container asks of its kubelet for itself: when to run again, what to mount, how to be probed and ended.
class ContainerRulesTest {
    private final Cluster cluster = Cluster.withNodes(1);

    @Test
    void runsAContainerAgainByItsOwnPolicyThoughThePodsIsNever() {
        run("restartPolicy: Never, containers: [{name: c, image: busybox, restartPolicy: OnFailure, command: [sh, -c, 'sleep 5; exit 3']}]");

        assertThat(restarts()).isPositive();
        assertThat(pod().status().phase()).isEqualTo("Running");
    }

    @Test
    void leavesAContainerEndedByItsOwnPolicyThoughThePodsIsAlways() {
        run("containers: [{name: c, image: busybox, restartPolicy: Never, command: [sh, -c, 'sleep 5; exit 3']}]");

        assertThat(restarts()).isZero();
        assertThat(pod().status().phase()).isEqualTo("Failed");
    }

    @Test
    void runsAContainerAgainAfterTheCodesThatItsRulesName() {
        var container = "{name: c, image: busybox, restartPolicy: Never, command: [sh, -c, 'sleep 5; exit %d'],"
                + " restartPolicyRules: [{action: Restart, exitCodes: {operator: In, values: [42]}}]}";
        run("restartPolicy: Never, containers: [" + container.formatted(42) + "]");
        assertThat(restarts()).isPositive();

        cluster.kubectl("delete pod web");
        run("restartPolicy: Never, containers: [" + container.formatted(7) + "]");
        assertThat(restarts()).isZero();
        assertThat(pod().status().phase()).isEqualTo("Failed");
    }

    @Test
    void takesAContainerThatAlwaysRunsAgainForNoSidecar() {
        run("restartPolicy: Never, containers: ["
                + "{name: c, image: busybox, restartPolicy: Always, command: [sh, -c, 'sleep 5']}, {name: d, image: busybox, command: [sh, -c, 'sleep 1']}]");

        assertThat(restarts()).isPositive();
        assertThat(pod().status().initContainerStatuses()).isEmpty();
        assertThat(pod().status().phase()).isEqualTo("Running");
    }

    @Test
    void failsAPodWhoseInitContainerIsNeverToRunAgain() {
        run("initContainers: [{name: i, image: busybox, restartPolicy: Never, command: [sh, -c, 'exit 1']}], containers: [{name: c, image: nginx}]");

        assertThat(pod().status().phase()).isEqualTo("Failed");
    }

    @Test
    void mountsNoKeyThatIsNotThere() {
        cluster.kubectl("create configmap settings --from-literal=a=1");
        cluster.kubectl("create secret generic hidden --from-literal=a=1");
        run("volumes: [{name: v, configMap: {name: settings, items: [{key: b, path: b}]}}], containers: [{name: c, image: nginx}]");
        assertThat(cluster).recorded("FailedMount",
                "MountVolume.SetUp failed for volume \"v\" : configmap references non-existent config key: b");

        cluster.kubectl("delete pod web");
        run("volumes: [{name: w, secret: {secretName: hidden, items: [{key: b, path: b}]}}], containers: [{name: c, image: nginx}]");
        assertThat(cluster).recorded("FailedMount", "MountVolume.SetUp failed for volume \"w\" : references non-existent secret key: b");
    }

    @Test
    void doesWithoutAKeyThatIsOptional() {
        cluster.kubectl("create configmap settings --from-literal=a=1");
        run("volumes: [{name: v, configMap: {name: settings, optional: true, items: [{key: b, path: b}]}}], containers: [{name: c, image: nginx}]");

        assertThat(pod().status().phase()).isEqualTo("Running");
    }

    @Test
    void saysThatTheHookBeforeTheEndFailed() {
        run("containers: [{name: c, image: nginx, lifecycle: {preStop: {exec: {command: [sh, -c, 'exit 1']}}}}]");

        cluster.kubectl("delete pod web");

        assertThat(cluster).recorded("Killing", "Stopping container c").recorded("FailedPreStopHook", "PreStopHook failed");
    }

    @Test
    void saysNothingOfAHookThatWentWell() {
        run("containers: [{name: c, image: nginx, lifecycle: {preStop: {exec: {command: [sh, -c, 'cat /etc/hostname']}}}}]");

        cluster.kubectl("delete pod web");

        assertThat(cluster.kubectl("get events").out()).contains("Killing").doesNotContain("FailedPreStopHook");
    }

    @Test
    void tellsEachProbesFailureInItsOwnWords() {
        run("containers: [{name: c, image: nginx, readinessProbe: {tcpSocket: {port: 81}}, livenessProbe: {grpc: {port: 82}, timeoutSeconds: 3}}]");
        var address = pod().status().podIP();
        assertThat(cluster)
                .recorded("Unhealthy", "Readiness probe failed: dial tcp " + address + ":81: connect: connection refused")
                .recorded("Unhealthy", "Liveness probe failed: timeout: failed to connect service \"" + address
                        + ":82\" within 3s: context deadline exceeded");
    }

    @Test
    void tellsWhatAProbeOverHttpFound() {
        run("containers: [{name: c, image: nginx, livenessProbe: {httpGet: {port: 81, path: /x}}}]");

        assertThat(cluster)
                .recorded("Unhealthy", "Liveness probe failed: Get \"http://%1$s:81/x\": dial tcp %1$s:81: connect: connection refused"
                        .formatted(pod().status().podIP()));
    }

    @Test
    void tellsWhatAProbesCommandSaid() {
        run("containers: [{name: c, image: busybox, command: [sleep, '600'], livenessProbe: {exec: {command: [cat, /tmp/nope]}}}]");

        assertThat(cluster.kubectl("get events").out()).contains("Liveness probe failed: cat: can't open '/tmp/nope': No such file or directory");
    }

    private void run(String spec) {
        cluster.apply("{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {" + spec + "}}");
        cluster.advance(Duration.ofMinutes(2));
    }

    private Pod pod() {
        return cluster.get(Pod.class, "default", "web").orElseThrow();
    }

    private int restarts() {
        return pod().status().containerStatuses().getFirst().restartCount();
    }
}
