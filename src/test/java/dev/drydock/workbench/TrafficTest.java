package dev.drydock.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.base.Limits;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/// Requests of a page: one, and a steady stream of them.
class TrafficTest {
    private static final Limits LIMITS = new Limits(
            DataSize.ofKilobytes(2), 500, 100, 500, 100, Duration.ofHours(1), 10_000, 80, 20, 100, Duration.ofMinutes(10), 5);

    private final Workspace workspace = new Workspace(new WorkspaceId("somebody", "a-pod"), new Origin(1, 2), new Kept(), LIMITS);

    @Test
    void saysWhoAnsweredARequest() {
        serve("RollingUpdate");

        var reply = workspace.command(new Command.Request("default/" + pod(), "web"));

        assertThat(reply).isInstanceOfSatisfying(Reply.Done.class, done -> {
            assertThat(Objects.requireNonNull(done.answer()).status()).isEqualTo(200);
            assertThat(done.output().out()).contains("Welcome to nginx");
        });
    }

    @Test
    void makesNoBranchOfARequestIntoThePast() {
        serve("RollingUpdate");
        var asked = new Command.Request("default/" + pod(), "web");
        var moments = workspace.scene().timeline().moments();
        workspace.command(new Command.Rewind(moments.get(moments.size() - 2).revision()));

        var reply = workspace.command(asked);

        assertThat(reply).isInstanceOfSatisfying(Reply.Done.class, done -> assertThat(done.answer()).isNotNull());
        assertThat(workspace.scene().timeline().branches()).hasSize(1);
        assertThat(workspace.scene().timeline().isPast()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void losesNothingDuringARollingUpdate(boolean leaping) {
        serve("RollingUpdate");
        workspace.command(new Command.Stream("", "node-1:30080"));

        update(leaping);

        var traffic = Objects.requireNonNull(workspace.scene().traffic());
        assertThat(traffic.sent()).isGreaterThan(20);
        assertThat(traffic.byPod()).hasSizeGreaterThan(2);
        assertThat(traffic.lost()).as(traffic.failure()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void losesSomeWhereAllPodsGoFirst(boolean leaping) {
        serve("Recreate");
        workspace.command(new Command.Stream("", "node-1:30080"));

        update(leaping);

        var traffic = Objects.requireNonNull(workspace.scene().traffic());
        assertThat(traffic.lost()).isPositive().isLessThan(traffic.sent());
        assertThat(traffic.failure()).startsWith("Failed to connect to node-1 port 30080");
    }

    @Test
    void isDueAsOftenAsItSends() {
        serve("RollingUpdate");
        workspace.command(new Command.Stream("", "node-1:30080"));

        assertThat(workspace.untilDue()).isLessThanOrEqualTo(Traffic.EVERY);
    }

    private void serve(String strategy) {
        var applied = workspace.command(new Command.Kubectl("apply -f web.yaml", Map.of("web.yaml", WEB.formatted(strategy))));
        assertThat(applied).isInstanceOfSatisfying(Reply.Done.class, done -> assertThat(done.output().err()).isEmpty());
        workspace.command(new Command.Settle());
        assertThat(workspace.scene().contents().pods()).filteredOn(pod -> pod.name().startsWith("web-") && pod.state() == Scene.State.READY).hasSize(2);
    }

    private void update(boolean leaping) {
        workspace.command(new Command.Kubectl("rollout restart deployment/web"));
        if (leaping) {
            workspace.command(new Command.Settle());
        } else {
            workspace.pass(Duration.ofMinutes(1));
        }
    }

    private String pod() {
        return workspace.scene().contents().pods().stream()
                .map(Scene.Pod::name)
                .filter(name -> name.startsWith("web-"))
                .findFirst()
                .orElseThrow();
    }

    private static final String WEB = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 2
              strategy: {type: %s}
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                  - name: nginx
                    image: nginx:1.27
                    readinessProbe: {httpGet: {port: 80}, periodSeconds: 1}
                    lifecycle: {preStop: {sleep: {seconds: 3}}}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web}
            spec: {type: NodePort, selector: {app: web}, ports: [{port: 80, nodePort: 30080}]}
            """;
}
