package dev.drydock.kube.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.api.codec.Yaml;
import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.kubelet.shell.Process;
import dev.drydock.kube.kubelet.shell.Surroundings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbesTest {
    private static final DefaultProcess NGINX = DefaultProcess.parse("nginx serves 80 heeds".split(" "));
    private static final DefaultProcess SLOW = DefaultProcess.parse("mysql serves 3306 after 25".split(" "));

    @Test
    void isReadyAtOnceWithoutAProbe() {
        assertThat(foresee("{}", Behaviour.serving(NGINX)).ready(Duration.ZERO)).isTrue();
    }

    @Test
    void isReadyWhenTheServerListens() {
        var timeline = foresee("{readinessProbe: {tcpSocket: {port: 3306}, periodSeconds: 10}}", Behaviour.serving(SLOW));

        assertThat(timeline.ready(Duration.ofSeconds(20))).isFalse();
        assertThat(timeline.ready(Duration.ofSeconds(31))).isTrue();
        assertThat(timeline.kill()).isNull();
    }

    @Test
    void isNeverReadyWhereNothingListens() {
        var timeline = foresee("{readinessProbe: {httpGet: {path: /ready, port: 9090}, periodSeconds: 5}}", Behaviour.serving(NGINX));

        assertThat(timeline.ready(Duration.ofHours(1))).isFalse();
        var failure = timeline.nextFailure(Duration.ofMinutes(1)).orElseThrow();
        assertThat(timeline.failuresAt(failure)).containsExactly(
                "Readiness probe failed: Get \"http://10.244.1.2:9090/ready\": dial tcp 10.244.1.2:9090: connect: connection refused");
    }

    @Test
    void findsThePortByItsName() {
        var timeline = foresee("{ports: [{name: web, containerPort: 80}], readinessProbe: {httpGet: {port: web}}}", Behaviour.serving(NGINX));

        assertThat(timeline.ready(Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void saysWhatAWrongPathAnswers() {
        var timeline = foresee("{livenessProbe: {httpGet: {path: /healthz, port: 80}}}", Behaviour.serving(NGINX));

        assertThat(timeline.failures().getFirst().message()).isEqualTo("Liveness probe failed: HTTP probe failed with statuscode: 404");
    }

    @Test
    void endsAContainerWhoseHealthFileGoes() {
        var run = Process.main(List.of("sh", "-c", "touch /tmp/healthy; sleep 30; rm -f /tmp/healthy; sleep 600"), Surroundings.NONE);
        var behaviour = Behaviour.of(run, NGINX);
        var timeline = foresee(
                "{livenessProbe: {exec: {command: [cat, /tmp/healthy]}, initialDelaySeconds: 5, periodSeconds: 5}}", behaviour);

        assertThat(timeline.kill()).isEqualTo(new Probes.Kill(Duration.ofSeconds(45), "liveness"));
        assertThat(timeline.failures()).hasSize(3);
    }

    @Test
    void holdsOtherProbesBackUntilStarted() {
        var timeline = foresee(
                "{startupProbe: {tcpSocket: {port: 3306}, periodSeconds: 5, failureThreshold: 30}, livenessProbe: {tcpSocket: {port: 3306}, failureThreshold: 1}}",
                Behaviour.serving(SLOW));

        assertThat(timeline.started(Duration.ofSeconds(20))).isFalse();
        assertThat(timeline.started(Duration.ofSeconds(31))).isTrue();
        assertThat(timeline.kill()).isNull();
    }

    private static Probes.Timeline foresee(String container, Behaviour behaviour) {
        var spec = Codec.decode(Container.TYPE, Yaml.documents(container).getFirst().tree()).value();
        return Probes.foresee(spec, behaviour, "10.244.1.2");
    }
}
