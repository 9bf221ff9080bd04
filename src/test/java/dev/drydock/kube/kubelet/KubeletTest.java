package dev.drydock.kube.kubelet;

import static dev.drydock.kube.ClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.Cluster;
import dev.drydock.kube.Settings;
import dev.drydock.kube.api.Change;
import dev.drydock.kube.api.core.ContainerStatus;
import dev.drydock.kube.api.core.Event;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.PodCondition;
import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubeletTest {
    private final Cluster cluster = Cluster.withNodes(1);

    @Test
    void bringsAPodToReadyWithTheConditionsInUpstreamsOrder() {
        cluster.apply(pod("web", "[{name: c, image: nginx}]")).settle();

        assertThat(status("web")).isEqualTo("Running ready=true restarts=0 running");
        assertThat(pod("web").status().conditions()).extracting(PodCondition::type)
                .containsExactly("PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled");
    }

    @Test
    void givesEachPodAnAddressOfItsOwn() {
        cluster.kubectl("create deployment web --image=nginx --replicas=20");
        cluster.settle();

        var addresses = new HashSet<String>();
        cluster.list(Pod.class).forEach(pod -> addresses.add(pod.status().podIP()));
        assertThat(addresses).hasSize(20).allMatch(address -> address.startsWith("10.244.1."));
    }

    @Test
    void waitsBeforePullingAMissingImageAgain() {
        cluster.apply(pod("web", "[{name: c, image: 'nginx:nope'}]")).settle();
        assertThat(status("web")).isEqualTo("Pending ready=false restarts=0 ImagePullBackOff");

        cluster.advance(Duration.ofMinutes(2));

        assertThat(count("Pulling")).isEqualTo(4);
    }

    @Test
    void pullsTheRightImageOnceThePodNamesIt() {
        cluster.apply(pod("web", "[{name: c, image: 'nginx:nope'}]")).settle();

        cluster.apply(pod("web", "[{name: c, image: 'nginx:1.27'}]")).settle();

        assertThat(status("web")).isEqualTo("Running ready=true restarts=0 running");
    }

    @Test
    void pullsAnImageOnceForEachNodeUnlessItMustAlways() {
        cluster.apply(pod("one", "[{name: c, image: 'nginx:1.27'}]")).settle();
        cluster.apply(pod("two", "[{name: c, image: 'nginx:1.27'}]")).settle();

        assertThat(count("Pulling")).isEqualTo(1);
        assertThat(cluster).recorded("Pulled", "Container image \"nginx:1.27\" already present on machine and can be accessed by the pod");
    }

    @Test
    void refusesToPullWhereThePolicyIsNever() {
        cluster.apply(pod("web", "[{name: c, image: nginx, imagePullPolicy: Never}]")).settle();

        assertThat(status("web")).isEqualTo("Pending ready=false restarts=0 ErrImageNeverPull");
        assertThat(cluster).recorded("ErrImageNeverPull", "Container image \"nginx\" is not present with pull policy of Never");
    }

    @Test
    void backsOffRestartingAContainerThatCrashes() {
        cluster.apply(pod("crash", "[{name: c, image: busybox, command: [sh, -c, exit 1]}]")).settle();
        assertThat(status("crash")).isEqualTo("Running ready=false restarts=1 CrashLoopBackOff");

        cluster.advance(Duration.ofSeconds(100));

        assertThat(status("crash")).isEqualTo("Running ready=false restarts=4 CrashLoopBackOff");
        assertThat(pod("crash").status().containerStatuses().getFirst().lastState().terminated().exitCode()).isEqualTo(1);
    }

    @Test
    void endsWellWithAPodThatIsNotToBeRestarted() {
        cluster.kubectl("run done --image=busybox --restart=Never --command -- sh -c true");
        cluster.settle();
        assertThat(status("done")).isEqualTo("Succeeded ready=false restarts=0 Completed");

        cluster.kubectl("run broken --image=busybox --restart=Never --command -- false");
        cluster.settle();
        assertThat(status("broken")).isEqualTo("Failed ready=false restarts=0 Error");
    }

    @Test
    void runsInitContainersOneAfterTheOtherFirst() {
        cluster.apply(pod("web", "[{name: c, image: nginx}]",
                "initContainers: [{name: one, image: busybox, command: [sleep, '3']}, {name: two, image: busybox}]")).settle();

        assertThat(status("web")).isEqualTo("Running ready=true restarts=0 running");
        var one = pod("web").status().initContainerStatuses().get(0).state().terminated();
        var two = pod("web").status().initContainerStatuses().get(1).state().terminated();
        assertThat(two.startedAt()).isAfterOrEqualTo(one.finishedAt());
    }

    @Test
    void keepsSidecarsBesideTheOthers() {
        cluster.apply(pod("web", "[{name: c, image: nginx}]",
                "initContainers: [{name: proxy, image: nginx, restartPolicy: Always}]")).settle();

        assertThat(cluster.kubectl("get pod web --no-headers").out()).contains("2/2");
    }

    @Test
    void stopsAtAFailingInitContainer() {
        cluster.apply(pod("web", "[{name: c, image: nginx}]",
                "initContainers: [{name: setup, image: busybox, command: [sh, -c, exit 2]}]")).settle();

        assertThat(cluster.kubectl("get pod web --no-headers").out()).contains("Init:CrashLoopBackOff");
    }

    @Test
    void waitsForAConfigMapThatAContainerNeeds() {
        cluster.apply(pod("web", "[{name: c, image: nginx, envFrom: [{configMapRef: {name: settings}}]}]")).settle();
        assertThat(status("web")).isEqualTo("Pending ready=false restarts=0 CreateContainerConfigError");
        assertThat(cluster).recorded("Failed", "Error: configmap \"settings\" not found");

        cluster.kubectl("create configmap settings --from-literal=a=1");
        cluster.settle();

        assertThat(status("web")).isEqualTo("Running ready=true restarts=0 running");
    }

    @Test
    void waitsForAVolumesConfigMap() {
        cluster.apply(pod("web", "[{name: c, image: nginx}]", "volumes: [{name: v, configMap: {name: settings}}]")).settle();

        assertThat(status("web")).isEqualTo("Pending ready=false restarts=0 ContainerCreating");
        assertThat(cluster).recorded("FailedMount", "MountVolume.SetUp failed for volume \"v\" : configmap \"settings\" not found");
    }

    @Test
    void isReadyOnlyWhenTheProbeIsContent() {
        cluster.apply(pod("web", "[{name: c, image: nginx, readinessProbe: {httpGet: {path: /nope, port: 80}}}]")).settle();

        assertThat(status("web")).isEqualTo("Running ready=false restarts=0 running");
        cluster.advance(Duration.ofMinutes(1));
        assertThat(cluster).recorded("Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 404");
    }

    @Test
    void restartsAContainerThatFailsItsLivenessProbe() {
        cluster.apply(pod("web", """
                [{name: c, image: busybox, command: [sh, -c, 'touch /tmp/ok; sleep 30; rm /tmp/ok; sleep 600'],
                  livenessProbe: {exec: {command: [cat, /tmp/ok]}, periodSeconds: 5}}]""")).settle();

        cluster.advance(Duration.ofMinutes(2));

        assertThat(pod("web").status().containerStatuses().getFirst().restartCount()).isPositive();
        assertThat(cluster).recorded("Killing", "Container c failed liveness probe, will be restarted");
    }

    @Test
    void givesAProcessThatDoesNotHeedItsGracePeriod() {
        cluster.apply(pod("slow", "[{name: c, image: busybox, command: [sleep, '3600']}]")).settle();
        var before = cluster.now();

        cluster.kubectl("delete pod slow --wait=false");
        cluster.settle();

        assertThat(cluster).hasNo(Pod.class, "default", "slow");
        assertThat(Duration.between(before, cluster.now())).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(33));
    }

    @Test
    void endsAServerAtOnce() {
        cluster.apply(pod("web", "[{name: c, image: nginx}]")).settle();
        var before = cluster.now();

        cluster.kubectl("delete pod web --wait=false");
        cluster.settle();

        assertThat(cluster).hasNo(Pod.class, "default", "web");
        assertThat(Duration.between(before, cluster.now())).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void runsTheHookBeforeItEndsAServer() {
        cluster.apply(pod("web", "[{name: c, image: nginx, lifecycle: {preStop: {exec: {command: [sleep, '10']}}}}]")).settle();
        var before = cluster.now();

        cluster.kubectl("delete pod web --wait=false");
        cluster.settle();

        assertThat(Duration.between(before, cluster.now())).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(13));
    }

    @Test
    void runsAPodThatNamesItsNodeItself() {
        cluster.apply(pod("web", "[{name: c, image: nginx}]", "nodeName: control-plane")).settle();

        assertThat(status("web")).isEqualTo("Running ready=true restarts=0 running");
        assertThat(pod("web").status().conditions()).extracting(PodCondition::type).contains("PodScheduled");
    }

    @Test
    void rejectsAPodThatNamesANodeWithoutRoom() {
        cluster.apply(pod("big", "[{name: c, image: nginx, resources: {requests: {cpu: 64}}}]", "nodeName: node-1")).settle();

        assertThat(pod("big").status().phase()).isEqualTo("Failed");
        assertThat(cluster).recorded("OutOfcpu",
                "Pod was rejected: Node didn't have enough resource: cpu, requested: 64000, used: 0, capacity: 4000");
    }

    @Test
    void doesNothingWhileItsNodeIsDown() {
        cluster.nodeDown("node-1");
        cluster.apply(pod("web", "[{name: c, image: nginx}]")).settle();
        assertThat(pod("web").status().containerStatuses()).isEmpty();

        cluster.nodeUp("node-1");
        cluster.settle();

        assertThat(status("web")).isEqualTo("Running ready=true restarts=0 running");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{name: c, image: busybox, command: [sh, -c, 'sleep 999999999d; sleep 999999999d; rm /tmp/x']}",
        "{name: c, image: nginx, startupProbe: {failureThreshold: 2147483647, periodSeconds: 2147483647, tcpSocket: {port: 1}}}",
        "{name: c, image: nginx, readinessProbe: {successThreshold: 2147483647, periodSeconds: 1, tcpSocket: {port: 80}}}",
        "{name: c, image: busybox, command: [sh, -c, 'touch /tmp/x; sleep 100d; rm /tmp/x'], livenessProbe: {periodSeconds: 1, exec: {command: [cat, /tmp/x]}}}",
        "{name: c, image: nginx, resources: {requests: {cpu: '9223372036854775807', memory: 8Ei}}}",
        "{name: c, image: ':::', command: [''], args: ['\"', '-c']}",
        "{name: c, image: busybox, command: [sh, -c, '\"; && || > | & do done']}",
    })
    void comesToRestWithAbsurdContainers(String container) {
        cluster.apply(pod("odd", "[" + container + "]", "terminationGracePeriodSeconds: 2147483647")).settle();
        cluster.advance(Duration.ofMinutes(10));
        cluster.kubectl("delete pod odd --wait=false --now");
        cluster.settle();

        assertThat(cluster).hasNo(Pod.class, "default", "odd");
    }

    @Test
    void bearsAnImageThatChangesToNonsenseWhileItIsPulled() {
        cluster.apply(pod("web", "[{name: c, image: nginx}]")).advance(Duration.ofSeconds(1));

        cluster.apply(pod("web", "[{name: c, image: 'Not An Image'}]")).settle();

        assertThat(status("web")).isEqualTo("Running ready=false restarts=0 InvalidImageName");
        assertThat(cluster).recorded("Killing", "Container c definition changed, will be restarted");
    }

    @Test
    void restartsOnceTheContainerWhoseImageChanges() {
        cluster.apply(pod("web", "[{name: a, image: 'nginx:1.25'}, {name: b, image: 'nginx:1.25'}]")).settle();

        cluster.kubectl("set image pod/web a=nginx:1.27");
        cluster.settle();

        assertThat(cluster).recorded("Killing", "Container a definition changed, will be restarted");
        assertThat(pod("web").status().containerStatuses()).extracting(ContainerStatus::restartCount).containsExactly(1, 0);
        assertThat(pod("web").status().containerStatuses().getFirst().lastState().terminated()).isNotNull();
        assertThat(cluster.kubectl("get pod web --no-headers").out()).contains("2/2", "Running");
    }

    @Test
    void reportsNoEndOfAContainerThatItReplaces() {
        cluster.apply(pod("web", "[{name: c, image: 'nginx:1.25'}]")).settle();
        var before = cluster.revision();

        cluster.kubectl("set image pod/web c=nginx:1.27");
        cluster.settle();

        assertThat(cluster.changesSince(before)).extracting(Change::object)
                .filteredOn(Pod.class::isInstance)
                .allMatch(pod -> ((Pod) pod).status().containerStatuses().getFirst().state().running() != null);
    }

    @Test
    void replacesAChangedContainerEvenWhereNoneIsRestarted() {
        cluster.apply(pod("web", "[{name: c, image: 'nginx:1.25'}]", "restartPolicy: Never")).settle();

        cluster.kubectl("set image pod/web c=nginx:1.27");
        cluster.settle();

        assertThat(status("web")).isEqualTo("Running ready=true restarts=1 running");
    }

    @Test
    void leavesAContainerEndedThatIsNotToBeRestartedThoughItsImageChanges() {
        cluster.apply(pod("web", "[{name: c, image: nginx}, {name: done, image: 'busybox:1.36'}]", "restartPolicy: Never")).settle();

        cluster.kubectl("set image pod/web done=busybox:1.37");
        cluster.settle();

        assertThat(pod("web").status().containerStatuses()).extracting(ContainerStatus::restartCount).containsExactly(0, 0);
        assertThat(count("Killing")).isZero();
    }

    @Test
    void replacesASidecarWhoseImageChanges() {
        cluster.apply(pod("web", "[{name: c, image: nginx}]",
                "initContainers: [{name: proxy, image: 'nginx:1.25', restartPolicy: Always}]")).settle();

        cluster.kubectl("set image pod/web proxy=nginx:1.27");
        cluster.settle();

        assertThat(cluster).recorded("Killing", "Init container proxy definition changed");
        assertThat(pod("web").status().initContainerStatuses().getFirst().restartCount()).isEqualTo(1);
        assertThat(status("web")).isEqualTo("Running ready=true restarts=0 running");
    }

    @Test
    void triesAtOnceAMendedImageOfAContainerThatCrashed() {
        cluster.apply(pod("web", "[{name: c, image: busybox, command: [nginx]}]")).settle();
        cluster.advance(Duration.ofMinutes(3));
        var before = cluster.now();

        cluster.kubectl("set image pod/web c=nginx");
        cluster.settle();

        assertThat(status("web")).startsWith("Running ready=true");
        assertThat(Duration.between(before, cluster.now())).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void keepsToTheFirstImageOnNodesAsTheRecordingsHadThem() {
        var recorded = Cluster.boot(Settings.DEFAULT.withImages(ImageChanges.IGNORED));
        recorded.apply(pod("web", "[{name: c, image: 'nginx:1.25'}]")).settle();

        recorded.kubectl("set image pod/web c=nginx:1.27");
        recorded.fork().advance(Duration.ofMinutes(2));
        recorded.settle();

        var web = recorded.get(Pod.class, "default", "web").orElseThrow();
        assertThat(web.spec().containers().getFirst().image()).isEqualTo("nginx:1.27");
        assertThat(web.status().containerStatuses().getFirst().restartCount()).isZero();
    }

    @Test
    void goesOnTheSameInAFork() {
        cluster.apply(pod("web", "[{name: c, image: nginx}]"));
        var fork = cluster.fork();

        cluster.settle();
        fork.settle();

        assertThat(fork.snapshot().etcd().objects()).isEqualTo(cluster.snapshot().etcd().objects());
    }

    private static String pod(String name, String containers, String... more) {
        return """
                apiVersion: v1
                kind: Pod
                metadata: {name: %s}
                spec: {%s containers: %s}
                """.formatted(name, more.length == 0 ? "" : String.join(", ", more) + ",", containers);
    }

    private Pod pod(String name) {
        return cluster.get(Pod.class, "default", name).orElseThrow();
    }

    /// Phase, readiness, restarts and what `kubectl get` makes its status of.
    private String status(String name) {
        var pod = pod(name);
        ContainerStatus container = pod.status().containerStatuses().getFirst();
        var state = container.state();
        var word = state.running() != null ? "running"
                : state.terminated() != null ? state.terminated().reason() : state.waiting().reason();
        return "%s ready=%s restarts=%d %s".formatted(pod.status().phase(), container.ready(), container.restartCount(), word);
    }

    private int count(String reason) {
        return cluster.list(Event.class).stream()
                .filter(event -> reason.equals(event.reason()))
                .mapToInt(Event::count)
                .sum();
    }
}
