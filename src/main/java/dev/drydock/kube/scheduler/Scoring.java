package dev.drydock.kube.scheduler;

import dev.drydock.kube.clock.Randomness;
import dev.drydock.kube.scheduler.framework.Cycle;
import dev.drydock.kube.scheduler.framework.LocalScore;
import dev.drydock.kube.scheduler.framework.NodeInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How good each of the nodes is that do for a Pod: the weighted sums of what the plugins of [DefaultProfile] say.
///
/// @param totals of the nodes, in their order
record Scoring(List<NodeInfo> nodes, long[] totals) {
    static Scoring of(Cycle cycle, Batch batch, int[] indexes) {
        var nodes = new NodeInfo[indexes.length];
        Arrays.setAll(nodes, i -> cycle.nodes().get(indexes[i]));
        var scoring = new Scoring(Arrays.asList(nodes), new long[nodes.length]);
        for (var scored : DefaultProfile.SCORES) {
            scoring.add(scored, cycle, batch, indexes);
        }
        return scoring;
    }

    private void add(DefaultProfile.Weighted scored, Cycle cycle, Batch batch, int[] indexes) {
        if (scored.plugin().skipsScore(cycle, nodes)) {
            return;
        }
        var scores = scored.plugin() instanceof LocalScore plugin
                ? plugin.score(cycle, nodes, batch.locals(plugin, indexes))
                : scored.plugin().score(cycle, nodes);
        for (int i = 0; i < totals.length; i++) {
            totals[i] += scores[i] * scored.weight();
        }
    }

    /// One of the best, by chance.
    String best(Randomness random) {
        long highest = Arrays.stream(totals).max().orElseThrow();
        var best = new ArrayList<String>();
        for (int i = 0; i < totals.length; i++) {
            if (totals[i] == highest) {
                best.add(nodes.get(i).name());
            }
        }
        return best.size() == 1 ? best.getFirst() : best.get(random.below(best.size()));
    }

    /// The totals by node.
    Map<String, Long> shown() {
        var shown = new LinkedHashMap<String, Long>();
        for (int i = 0; i < totals.length; i++) {
            shown.put(nodes.get(i).name(), totals[i]);
        }
        return shown;
    }

    /// The totals of the best few nodes, the best first.
    Map<String, Long> shown(int few) {
        var shown = new LinkedHashMap<String, Long>();
        var taken = new boolean[totals.length];
        for (int count = 0; count < Math.min(few, totals.length); count++) {
            int best = -1;
            for (int i = 0; i < totals.length; i++) {
                best = !taken[i] && (best < 0 || totals[i] > totals[best]) ? i : best;
            }
            taken[best] = true;
            shown.put(nodes.get(best).name(), totals[best]);
        }
        return shown;
    }
}
