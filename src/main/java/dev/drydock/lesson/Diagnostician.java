package dev.drydock.lesson;

import dev.drydock.kube.Cluster;
import dev.drydock.kube.Output;
import java.util.HashMap;
import java.util.Optional;

/// Finds the typical mistake behind what came of a submission: refused, or accepted and yet not working.
public final class Diagnostician {

    /// A fact is a word or two from the manifest; what is longer is not worth repeating.
    private static final int LONGEST_FACT = 120;

    private final Contents contents;
    private final Checks checks;

    Diagnostician(Contents contents, Checks checks) {
        this.contents = contents;
        this.checks = checks;
    }

    /// @param manifest what was submitted; empty for a command without a file
    /// @param output what kubectl said to it
    /// @param cluster the cluster after it; a fork of it is run to rest
    public Optional<Diagnosis> diagnose(String manifest, Output output, Cluster cluster) {
        var state = new ClusterFacts(cluster.fork().settle());
        var facts = new SubmissionFacts(manifest, output, state).or(state);
        return contents.content().misconceptions().stream()
                .filter(misconception -> checks.holds(misconception.when(), facts))
                .findFirst()
                .map(misconception -> new Diagnosis(misconception, values(misconception, facts)));
    }

    private HashMap<String, String> values(Misconception misconception, Facts facts) {
        var values = new HashMap<String, String>();
        misconception.facts().forEach((name, expression) -> checks.value(expression, facts)
                .map(String::valueOf)
                .map(value -> value.length() > LONGEST_FACT ? value.substring(0, LONGEST_FACT) + "…" : value)
                .ifPresent(value -> values.put(name, value)));
        return values;
    }
}
