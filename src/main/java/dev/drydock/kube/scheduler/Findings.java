package dev.drydock.kube.scheduler;

import dev.drydock.kube.scheduler.framework.Cycle;
import dev.drydock.kube.scheduler.framework.Rejection;
import dev.drydock.kube.trace.Action;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the trace keeps of an attempt: everything of a cluster that one can look over, a summary of a large one.
final class Findings {
    /// Of so many nodes each one's verdict and score is kept.
    private static final int MOST_NODES = 100;

    private static final int BEST = 10;

    private Findings() {}

    static Action.Filtered filtered(Cycle cycle, Attempt attempt) {
        var counts = new LinkedHashMap<String, Integer>();
        if (attempt.feasible() > 0) {
            counts.put("", attempt.feasible());
        }
        attempt.rejections().values().forEach(rejection -> counts.merge(verdict(rejection), 1, Integer::sum));
        return new Action.Filtered(
                cycle.pod().key(),
                cycle.nodes().size() > MOST_NODES ? Map.of() : verdicts(cycle, attempt),
                Collections.unmodifiableMap(counts));
    }

    private static Map<String, String> verdicts(Cycle cycle, Attempt attempt) {
        var verdicts = new LinkedHashMap<String, String>();
        for (var node : cycle.nodes()) {
            verdicts.put(node.name(), verdict(attempt.rejections().get(node.name())));
        }
        return Collections.unmodifiableMap(verdicts);
    }

    private static String verdict(@Nullable Rejection rejection) {
        if (rejection == null) {
            return "";
        }
        var reasons = rejection.reasons();
        return reasons.size() == 1 ? reasons.getFirst() : String.join(", ", reasons);
    }

    static Action.Scored scored(Cycle cycle, Scoring scoring, String chosen) {
        var totals = cycle.nodes().size() > MOST_NODES ? scoring.shown(BEST) : scoring.shown();
        return new Action.Scored(cycle.pod().key(), Collections.unmodifiableMap(totals), chosen);
    }
}
