package dev.drydock.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChecksTest {

    private final Checks checks = new Checks(Set.of("pods", "now"), 10_000);

    @Test
    void holdsWhatIsThere() {
        assertThat(checks.holds("pods.exists(p, p.metadata.name == 'web' && p.spec.priority == 0)", pods(pod("web")))).isTrue();
        assertThat(checks.holds("pods.exists(p, p.metadata.name == 'api')", pods(pod("web")))).isFalse();
    }

    @Test
    void takesAFieldThatIsNotThereForNotYet() {
        assertThat(checks.holds("pods.exists(p, p.metadata.labels.app == 'web')", pods(pod("web")))).isFalse();
        assertThat(checks.holds("pods[3].metadata.name == 'web'", pods(pod("web")))).isFalse();
    }

    @Test
    void takesNullForAbsent() {
        var pod = new HashMap<String, Object>(pod("web"));
        pod.put("status", null);
        var facts = Facts.of(Map.of("pods", Arrays.asList(pod, null)));

        assertThat(checks.holds("pods.size() == 1 && !has(pods[0].status)", facts)).isTrue();
    }

    @Test
    void knowsTheTime() {
        var facts = Facts.of(Map.of("now", Instant.parse("2026-01-01T00:01:00Z")));

        assertThat(checks.holds("now - timestamp('2026-01-01T00:00:00Z') == duration('60s')", facts)).isTrue();
    }

    @Test
    void givesUpABomb() {
        var many = Facts.of(Map.of("pods", Collections.nCopies(100, pod("web"))));

        assertThatThrownBy(() -> checks.holds("pods.all(a, pods.all(b, pods.all(c, pods.all(d, true))))", many))
                .isInstanceOf(CheckException.class)
                .hasMessageContaining("visits more than 10000 items");
    }

    @Test
    void refusesAnExpressionThatIsNotCel() {
        assertThatThrownBy(() -> checks.compile("pods.exists(p, ")).isInstanceOf(CheckException.class).hasMessageContaining("cannot be compiled");
    }

    @Test
    void refusesAnExpressionAboutWhatNoClusterHas() {
        assertThatThrownBy(() -> checks.compile("podz.size() > 0"))
                .isInstanceOf(CheckException.class)
                .hasMessageContaining("undeclared reference to 'podz'");
    }

    @SafeVarargs
    private static Facts pods(Map<String, Object>... pods) {
        return Facts.of(Map.of("pods", List.of(pods)));
    }

    private static Map<String, Object> pod(String name) {
        return Map.of("metadata", Map.of("name", name), "spec", Map.of("priority", 0));
    }
}
