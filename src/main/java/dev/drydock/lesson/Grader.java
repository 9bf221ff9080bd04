package dev.drydock.lesson;

import dev.drydock.kube.Cluster;
import java.util.List;

/// Judges tasks by the state that a cluster comes to. The cluster itself is left as it is: a fork of it is run to rest.
public final class Grader {

    private final Checks checks;

    Grader(Checks checks) {
        this.checks = checks;
    }

    public Verdict grade(Task task, Cluster cluster) {
        return grade(List.of(task), cluster).getFirst();
    }

    /// All of them by one fork.
    public List<Verdict> grade(List<Task> tasks, Cluster cluster) {
        var facts = new ClusterFacts(cluster.fork().settle());
        return tasks.stream().map(task -> verdict(task, facts)).toList();
    }

    private Verdict verdict(Task task, Facts facts) {
        return Verdict.of(
                task,
                task.checks().stream()
                        .map(check -> {
                            boolean passed = checks.holds(check.that(), facts);
                            return new Verdict.CheckResult(check.id(), passed, passed ? check.met() : check.missing());
                        })
                        .toList());
    }
}
