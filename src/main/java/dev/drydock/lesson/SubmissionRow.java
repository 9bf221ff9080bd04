package dev.drydock.lesson;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// A [Submission] as it is stored.
///
/// @param learner a [dev.drydock.base.LearnerId#digest()]
/// @param missing the ids of checks, parted by commas
record SubmissionRow(
        @Id @Nullable Long id,
        String learner,
        String lesson,
        String task,
        String manifest,
        String answer,
        boolean passed,
        String missing,
        String misconception,
        Instant submittedAt) {

    static SubmissionRow of(Submission submission) {
        return new SubmissionRow(
                null,
                submission.learner().digest(),
                submission.lesson(),
                submission.task(),
                submission.manifest(),
                submission.answer(),
                submission.verdict().passed(),
                String.join(",", submission.verdict().missing()),
                submission.verdict().misconception(),
                submission.at());
    }
}
