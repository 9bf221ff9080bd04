package dev.drydock.lesson;

import dev.drydock.base.LearnerId;
import java.time.Instant;
import java.util.List;

/// What a learner handed in for a task, and what came of it.
///
/// @param answer what kubectl printed
public record Submission(
        LearnerId learner, String lesson, String task, String manifest, String answer, Result verdict, Instant at) {

    /// @param missing the ids of the task's checks that do not hold yet
    /// @param misconception the id of the mistake that was recognised, empty where none was
    public record Result(boolean passed, List<String> missing, String misconception) {
        public Result {
            missing = List.copyOf(missing);
        }
    }
}
