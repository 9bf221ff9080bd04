package dev.drydock.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.Service;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who answers, as the settings of a Service have it.
class ServiceTrafficTest {
    private final Cluster cluster = Cluster.withNodes(3);

    @BeforeEach
    void runsAServerAndAClient() {
        cluster.kubectl("create deployment web --image=nginx --replicas=4");
        cluster.kubectl("run client --image=busybox -- sleep 100000");
        cluster.settle();
    }

    @Test
    void sendsAClientToAnyPodWithoutAffinity() {
        expose("ports: [{port: 80}]");

        assertThat(answers(30)).hasSizeGreaterThan(1);
    }

    @Test
    void keepsAClientOnItsPodThoughOthersCome() {
        expose("sessionAffinity: ClientIP, ports: [{port: 80}]");
        var first = answers(10);

        cluster.kubectl("scale deployment web --replicas=9");
        cluster.settle();

        assertThat(first).hasSize(1);
        assertThat(answers(10)).isEqualTo(first);
    }

    @Test
    void keepsAClientOnItsPodInAClusterThatWasStoredAndReadBack() throws Exception {
        expose("sessionAffinity: ClientIP, ports: [{port: 80}]");
        var first = answers(1);

        var back = Cluster.from(SnapshotTest.back(cluster.snapshot()));

        for (int i = 0; i < 10; i++) {
            assertThat(first).contains(back.request("default/client", "web").by().orElseThrow());
        }
    }

    @Test
    void sendsAClientElsewhereWhenItsPodIsGone() {
        expose("sessionAffinity: ClientIP, ports: [{port: 80}]");
        var first = answers(1).iterator().next();

        cluster.kubectl("delete pod " + first.name());
        cluster.settle();

        assertThat(answers(10)).hasSize(1).doesNotContain(first);
    }

    @Test
    void forgetsAClientAfterItsTime() {
        expose("sessionAffinity: ClientIP, sessionAffinityConfig: {clientIP: {timeoutSeconds: 60}}, ports: [{port: 80}]");
        var seen = new HashSet<ObjectKey>();

        for (int i = 0; i < 30; i++) {
            seen.addAll(answers(1));
            cluster.advance(Duration.ofSeconds(90));
        }

        assertThat(seen).hasSizeGreaterThan(1);
    }

    @Test
    void dropsWhatComesToANodeWithoutAPodOfItsOwnWhereThePolicyIsLocal() {
        cluster.kubectl("scale deployment web --replicas=1");
        expose("type: NodePort, externalTrafficPolicy: Local, ports: [{port: 80}]");
        cluster.settle();
        var pod = cluster.list(Pod.class).stream().filter(each -> each.name().startsWith("web")).findFirst().orElseThrow();
        var port = cluster.get(Service.class, "default", "web").orElseThrow().spec().ports().getFirst().nodePort();

        for (var node : Set.of("node-1", "node-2", "node-3")) {
            var reply = cluster.request("", node + ":" + port);
            if (node.equals(pod.spec().nodeName())) {
                assertThat(reply.by()).contains(pod.key());
            } else {
                assertThat(reply.by()).isEmpty();
            }
            assertThat(cluster.request("default/client", addressOf(node) + ":" + port).by()).as("from inside").contains(pod.key());
        }
    }

    @Test
    void sendsToPodsThatAreNotReadyOnlyWhereTheServiceSaysSo() {
        cluster.apply("""
                {apiVersion: v1, kind: Pod, metadata: {name: slow, labels: {app: slow}},
                 spec: {containers: [{name: c, image: nginx, readinessProbe: {httpGet: {port: 80, path: /nope}}}]}}
                ---
                {apiVersion: v1, kind: Service, metadata: {name: strict}, spec: {selector: {app: slow}, ports: [{port: 80}]}}
                ---
                {apiVersion: v1, kind: Service, metadata: {name: lenient}, spec: {publishNotReadyAddresses: true, selector: {app: slow}, ports: [{port: 80}]}}
                """).settle();

        assertThat(cluster.request("default/client", "strict").by()).isEmpty();
        assertThat(cluster.request("default/client", "lenient").by()).contains(new ObjectKey("default", "slow"));
    }

    private String addressOf(String node) {
        return cluster.get(Node.class, "", node).orElseThrow().status().addresses().getFirst().address();
    }

    private void expose(String spec) {
        cluster.apply("{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {selector: {app: web}, " + spec + "}}").settle();
    }

    private Set<ObjectKey> answers(int times) {
        var seen = new HashSet<ObjectKey>();
        for (int i = 0; i < times; i++) {
            seen.add(cluster.request("default/client", "web").by().orElseThrow());
        }
        return seen;
    }
}
