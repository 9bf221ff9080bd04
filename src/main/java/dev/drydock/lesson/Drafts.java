package dev.drydock.lesson;

import dev.drydock.base.LearnerId;
import java.util.Map;

/// Keeps what learners have written and not handed in, so that a reload loses nothing. Nobody else ever sees it.
public interface Drafts {
    /// Replaces what was kept under that name (a file of the lesson, or a question's id).
    void save(LearnerId learner, String lesson, String name, String text);

    /// By name; empty where nothing was written yet.
    Map<String, String> load(LearnerId learner, String lesson);
}
