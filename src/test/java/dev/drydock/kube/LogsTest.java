package dev.drydock.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What containers print, as `kubectl logs` shows it.
class LogsTest {
    private final Cluster cluster = Cluster.withNodes(2);

    @Test
    void showsHowNginxStarts() {
        pod("web", "[{name: c, image: 'nginx:1.27'}]");

        assertThat(cluster.kubectl("logs web").out())
                .startsWith("/docker-entrypoint.sh: /docker-entrypoint.d/ is not empty, will attempt to perform configuration\n")
                .contains("1#1: nginx/1.27\n");
    }

    @Test
    void showsWhatAScriptEchoesWithItsVariables() {
        pod("talk", "[{name: c, image: busybox, env: [{name: WHO, value: world}], command: [sh, -c, 'echo \"hello $WHO\"; echo $(hostname) | cat; sleep 3600']}]");

        cluster.advance(Duration.ofSeconds(1));

        assertThat(cluster.kubectl("logs talk").out()).isEqualTo("hello world\ntalk\n");
    }

    @Test
    void replacesVariablesThatAManifestNames() {
        pod("talk", "[{name: c, image: busybox, env: [{name: WHO, value: world}], command: [echo], args: ['hello $(WHO) $(NONE)']}]");

        assertThat(cluster.kubectl("logs talk").out()).isEqualTo("hello world $(NONE)\n");
    }

    @Test
    void countsOnInAnEndlessLoop() {
        pod("counter", "[{name: count, image: busybox, args: [/bin/sh, -c, 'i=0; while true; do echo \"$i: $(date +%Y)\"; i=$((i+1)); sleep 1; done']}]");
        cluster.advance(Duration.ofHours(5));

        var lines = cluster.kubectl("logs counter --tail=3").out().lines().toList();

        assertThat(lines).hasSize(3).allMatch(line -> line.matches("1\\d{4}: 2026"));
        assertThat(Integer.parseInt(lines.get(2).split(":")[0])).isEqualTo(Integer.parseInt(lines.get(0).split(":")[0]) + 2);
    }

    @Test
    void tellsWhatMysqlMisses() {
        pod("db", "[{name: db, image: mysql:8.0}]");

        assertThat(cluster.kubectl("logs db --previous").out()).contains("Database is uninitialized and password option is not specified");
    }

    @Test
    void hasNoPreviousLogWhereNothingEnded() {
        pod("web", "[{name: c, image: nginx}]");

        assertThat(cluster.kubectl("logs web -p").err())
                .isEqualTo("Error from server (BadRequest): previous terminated container \"c\" in pod \"web\" not found\n");
    }

    @Test
    void saysWhyAContainerHasNotStarted() {
        pod("web", "[{name: c, image: 'nginx:nope'}]");

        assertThat(cluster.kubectl("logs web").err()).isEqualTo(
                "Error from server (BadRequest): container \"c\" in pod \"web\" is waiting to start: trying and failing to pull image\n");
    }

    @Test
    void takesTheFirstOfSeveralContainersAndSaysSo() {
        pod("two", "[{name: a, image: nginx}, {name: b, image: redis}]");

        assertThat(cluster.kubectl("logs two").err()).isEqualTo("Defaulted container \"a\" out of: a, b\n");
        assertThat(cluster.kubectl("logs two -c b").out()).contains("Ready to accept connections");
        assertThat(cluster.kubectl("logs two -c x").err()).isEqualTo("error: container x is not valid for pod two out of: a, b\n");
        assertThat(cluster.kubectl("logs two --all-containers --prefix").out()).contains("[pod/two/a] /docker").contains("[pod/two/b] 1:C");
    }

    @Test
    void picksOnePodOfADeployment() {
        cluster.kubectl("create deployment web --image=nginx --replicas=2");
        cluster.settle();

        var output = cluster.kubectl("logs deploy/web --tail=1 --timestamps");

        assertThat(output.err()).startsWith("Found 2 pods, using pod/web-");
        assertThat(output.out()).matches("(?s)2026-01-01T00:\\d\\d:\\d\\d\\.\\d{9}Z .*start worker process 30\n");
    }

    @Test
    void asksForWhatItNeeds() {
        assertThat(cluster.kubectl("logs").err()).startsWith("error: expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.");
        assertThat(cluster.kubectl("logs nope").err()).isEqualTo("error: error from server (NotFound): pods \"nope\" not found in namespace \"default\"\n");
    }

    @Test
    void reachesNoLogsOnANodeThatIsDown() {
        pod("web", "[{name: c, image: nginx}]");
        cluster.kubectl("get pod web -o jsonpath={.spec.nodeName}");
        cluster.nodeDown(cluster.kubectl("get pod web -o jsonpath={.spec.nodeName}").out());

        assertThat(cluster.kubectl("logs web").err()).matches(
                "Error from server: Get \"https://172.18.0.\\d:10250/containerLogs/default/web/c\": dial tcp 172.18.0.\\d:10250: connect: connection refused\n");
    }

    private void pod(String name, String containers) {
        cluster.apply("{apiVersion: v1, kind: Pod, metadata: {name: %s}, spec: {containers: %s}}".formatted(name, containers)).settle();
    }
}
