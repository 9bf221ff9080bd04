package dev.drydock.lesson;

import dev.drydock.base.LearnerId;
import java.util.Set;

/// Keeps what learners hand in.
public interface Submissions {
    /// Returns when it is safely kept: only then may its verdict be shown.
    void store(Submission submission);

    /// Everything that a learner has passed.
    Set<Passed> passed(LearnerId learner);

    record Passed(String lesson, String task) {}
}
