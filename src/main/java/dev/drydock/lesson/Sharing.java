package dev.drydock.lesson;

import dev.drydock.base.LearnerId;

/// Makes links that show anyone what a learner did in a lesson. A seam: the lesson page offers it, another feature does it.
public interface Sharing {
    /// @return the link's path, `/s/…`, which nobody can guess
    String share(Work work);

    /// @param answer what kubectl printed when the manifest was applied last; empty where it was not yet
    record Work(
            LearnerId learner, Lesson lesson, String task, String file, String manifest, String answer, boolean passed) {}
}
