package dev.drydock.kube.scheduler.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.scheduler.framework.Cycle;
import dev.drydock.kube.scheduler.framework.Score;
import org.junit.jupiter.api.Test;

class ScorePluginsTest {
    private static final String HALF = "spec: {containers: [{name: c, resources: {requests: {cpu: '2', memory: 4Gi}}}]}";

    @Test
    void prefersTheLeastUsedNode() {
        var cycle = new Given().node("a", HALF).node("b")
                .scheduling("spec: {containers: [{name: c, resources: {requests: {cpu: '1', memory: 2Gi}}}]}");

        assertThat(scores(new NodeResourcesFit(), cycle)).containsExactly(25, 75);
    }

    @Test
    void countsContainersThatAskForNothingWithWhatOneUsuallyTakes() {
        var cycle = new Given().node("a", "spec: {containers: [{name: c}]}").node("b").scheduling("spec: {containers: [{name: c}]}");

        assertThat(scores(new NodeResourcesFit(), cycle)).containsExactly(95, 97);
    }

    @Test
    void prefersNodesUsedInBalance() {
        var cycle = new Given().node("a", "spec: {containers: [{name: c, resources: {requests: {cpu: '2'}}}]}").node("b")
                .scheduling("spec: {containers: [{name: c, resources: {requests: {cpu: '1', memory: 2Gi}}}]}");

        assertThat(scores(new NodeResourcesBalancedAllocation(), cycle)).containsExactly(75, 100);
    }

    @Test
    void prefersNodesWithoutSoftTaints() {
        var cycle = new Given()
                .nodeWith("a", "{}", "{taints: [{key: one, effect: PreferNoSchedule}, {key: two, effect: PreferNoSchedule}]}")
                .nodeWith("b", "{}", "{taints: [{key: one, effect: PreferNoSchedule}]}")
                .node("c")
                .scheduling("spec: {}");

        assertThat(scores(new TaintToleration(), cycle)).containsExactly(0, 50, 100);
    }

    @Test
    void addsTheWeightsOfPreferredNodeAffinity() {
        var cycle = new Given().nodeWith("a", "{disk: ssd, zone: x}", "{}").nodeWith("b", "{disk: ssd}", "{}").node("c")
                .scheduling("""
                        spec: {affinity: {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [
                          {weight: 10, preference: {matchExpressions: [{key: disk, operator: In, values: [ssd]}]}},
                          {weight: 30, preference: {matchExpressions: [{key: zone, operator: Exists}]}}]}}}
                        """);

        assertThat(scores(new NodeAffinity(), cycle)).containsExactly(100, 25, 0);
    }

    private static long[] scores(Score plugin, Cycle cycle) {
        return plugin.score(cycle, cycle.nodes().inOrder());
    }
}
