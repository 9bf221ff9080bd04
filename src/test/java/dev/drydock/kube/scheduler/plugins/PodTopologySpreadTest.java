package dev.drydock.kube.scheduler.plugins;

import static dev.drydock.kube.scheduler.plugins.FilterPluginsTest.verdicts;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PodTopologySpreadTest {
    private static final String WEB = "labels: {app: web}";
    private final PodTopologySpread plugin = new PodTopologySpread();

    @Test
    void keepsTheSkewWithinItsBound() {
        var cycle = new Given().node("a", WEB, WEB).node("b", WEB).node("c")
                .scheduling(constrained("kubernetes.io/hostname"));

        var refused = "node(s) didn't match pod topology spread constraints";
        assertThat(verdicts(plugin, cycle)).containsExactly(refused, refused, "");
    }

    @Test
    void leavesOutNodesWithoutTheLabel() {
        var cycle = new Given().nodeWith("a", "{zone: x}", "{}", WEB).node("b").scheduling(constrained("zone"));

        assertThat(verdicts(plugin, cycle))
                .containsExactly("", "node(s) didn't match pod topology spread constraints (missing required label)");
    }

    @Test
    void spreadsPodsOfAServiceByDefault() {
        var cycle = new Given().service("{app: web}").node("a", WEB, WEB).node("b", WEB).node("c").scheduling(WEB);

        var scores = plugin.score(cycle, cycle.nodes().inOrder());

        assertThat(scores[0]).isLessThan(scores[1]);
        assertThat(scores[1]).isLessThan(scores[2]);
        assertThat(scores[2]).isEqualTo(100);
    }

    @Test
    void hasNoSayOnPodsThatBelongToNothing() {
        var cycle = new Given().node("a", WEB).node("b").scheduling(WEB);

        assertThat(plugin.score(cycle, cycle.nodes().inOrder())).containsExactly(0, 0);
    }

    private static String constrained(String key) {
        return WEB + ", spec: {topologySpreadConstraints: [{maxSkew: 1, topologyKey: %s, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: web}}}]}"
                .formatted(key);
    }
}
