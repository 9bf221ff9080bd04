package dev.drydock.lesson;

import java.util.List;
import java.util.Optional;

/// What became of a task: each of its checks in order, each with what to tell the learner.
public record Verdict(String task, boolean passed, List<CheckResult> results) {

    public Verdict {
        results = List.copyOf(results);
    }

    static Verdict of(Task task, List<CheckResult> results) {
        return new Verdict(task.id(), results.stream().allMatch(CheckResult::passed), results);
    }

    /// The first thing that is not there yet.
    public Optional<CheckResult> missing() {
        return results.stream().filter(result -> !result.passed()).findFirst();
    }

    /// One check, and the message that goes with how it went.
    public record CheckResult(String id, boolean passed, Words message) {}
}
