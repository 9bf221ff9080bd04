package dev.drydock.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.api.core.Pod;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Containers' scripts and what they share with the rest of the cluster.
class ScriptsTest {
    private final Cluster cluster = Cluster.withNodes(2);

    @Test
    void waitsInAnInitContainerForAServiceThatIsMissing() {
        cluster.apply("""
                apiVersion: v1
                kind: Pod
                metadata: {name: web}
                spec:
                  initContainers:
                  - {name: wait, image: busybox, command: [sh, -c, 'until nslookup db.default.svc.cluster.local; do echo waiting for db; sleep 2; done; echo found']}
                  containers: [{name: c, image: nginx}]
                """).settle();
        assertThat(cluster.kubectl("get pod web --no-headers").out()).contains("Init:0/1");
        assertThat(cluster.kubectl("logs web -c wait --tail=1").out()).isEqualTo("waiting for db\n");

        cluster.kubectl("create service clusterip db --tcp=3306");
        cluster.settle();

        assertThat(cluster.kubectl("get pod web --no-headers").out()).contains("1/1", "Running");
        assertThat(cluster.kubectl("logs web -c wait --tail=1").out()).isEqualTo("found\n");
    }

    @Test
    void readsWhatAnotherContainerWroteToTheirVolume() {
        cluster.apply("""
                apiVersion: v1
                kind: Pod
                metadata: {name: two}
                spec:
                  initContainers:
                  - {name: first, image: busybox, command: [sh, -c, 'echo begun > /shared/begun'], volumeMounts: [{name: v, mountPath: /shared}]}
                  containers:
                  - {name: web, image: nginx, volumeMounts: [{name: v, mountPath: /usr/share/nginx/html}]}
                  - name: writer
                    image: busybox
                    command: [sh, -c, 'i=0; while true; do i=$((i+1)); echo "round $i" > /html/index.html; sleep 5; done']
                    volumeMounts: [{name: v, mountPath: /html}]
                  volumes: [{name: v, emptyDir: {}}]
                """).settle();
        cluster.advance(Duration.ofSeconds(12));

        assertThat(cluster.kubectl("exec two -c web -- cat /usr/share/nginx/html/index.html").out()).isEqualTo("round 3\n");
        assertThat(cluster.kubectl("exec two -c writer -- ls /html").out()).isEqualTo("begun\nindex.html\n");
        assertThat(cluster.request("default/two", "localhost").body()).isEqualTo("round 3\n");
    }

    @Test
    void becomesReadyWhenSomebodyMakesTheFileThatItsProbeLooksFor() {
        cluster.apply(pod("""
                {name: c, image: busybox, command: [sleep, infinity], readinessProbe: {periodSeconds: 5, exec: {command: [cat, /tmp/ready]}}}""")).settle();
        cluster.advance(Duration.ofSeconds(10));
        assertThat(isReady()).isFalse();

        cluster.kubectl("exec p -- touch /tmp/ready");
        cluster.advance(Duration.ofSeconds(10));
        assertThat(isReady()).isTrue();

        cluster.kubectl("exec p -- rm /tmp/ready");
        cluster.advance(Duration.ofSeconds(30));
        assertThat(isReady()).isFalse();
    }

    @Test
    void restartsAServerThatSomebodyStopped() {
        cluster.apply(pod("{name: c, image: nginx}")).settle();

        cluster.kubectl("exec p -- kill 1");
        cluster.settle();

        assertThat(cluster.get(Pod.class, "default", "p").orElseThrow().status().containerStatuses().getFirst().restartCount()).isEqualTo(1);
    }

    @Test
    void writesNothingWhereTheRootIsReadOnly() {
        cluster.apply(pod("{name: c, image: busybox, command: [sleep, infinity], securityContext: {readOnlyRootFilesystem: true}}")).settle();

        assertThat(cluster.kubectl("exec p -- touch /tmp/x").err()).startsWith("touch: /tmp/x: Read-only file system\n");
    }

    @Test
    void reportsWhatAContainerLeavesAsItsLastWord() {
        cluster.apply(pod("{name: c, image: busybox, command: [sh, -c, 'echo too little memory > /dev/termination-log; exit 2']}")).settle();

        var last = cluster.get(Pod.class, "default", "p").orElseThrow().status().containerStatuses().getFirst().lastState().terminated();
        assertThat(last.message()).isEqualTo("too little memory\n");
    }

    @Test
    void runsNoRootWhereItMustNot() {
        cluster.apply(pod("{name: c, image: nginx, securityContext: {runAsNonRoot: true}}")).settle();

        assertThat(cluster.kubectl("get pod p --no-headers").out()).contains("CreateContainerConfigError");
        assertThat(cluster.kubectl("get events").out()).contains("Error: container has runAsNonRoot and image will run as root (pod: \"p_default(");
    }

    private boolean isReady() {
        return cluster.get(Pod.class, "default", "p").orElseThrow().status().containerStatuses().getFirst().ready();
    }

    private static String pod(String container) {
        return "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [%s]}}".formatted(container);
    }
}
