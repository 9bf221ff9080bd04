package dev.drydock.lesson;

import dev.drydock.base.LearnerId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Keeps what learners hand in.
public interface Submissions {
    /// Returns when it is safely kept: only then may its verdict be shown. Publishes an [Attempt] then.
    void store(Submission submission);

    /// Everything that a learner has passed.
    Set<Passed> passed(LearnerId learner);

    /// What some learners handed in from a moment on, oldest first, without the manifests.
    ///
    /// @param learners their [LearnerId#digest()]s
    List<Attempt> attempts(Collection<String> learners, Instant since);

    record Passed(String lesson, String task) {}

    /// That a learner handed something in, and whether it passed; the application event of [#store(Submission)].
    ///
    /// @param learner a [LearnerId#digest()]
    /// @param misconception empty where none was recognised
    record Attempt(
            String learner, String lesson, String task, boolean passed, String misconception, Instant submittedAt) {}
}
