package dev.drydock.workbench;

import dev.drydock.base.LearnerId;
import java.time.Instant;

/// A cluster that a learner made for themselves, without a lesson.
///
/// @param name as its learner calls it
public record Playground(long id, String name, Origin origin, Instant created) {
    public WorkspaceId workspace(LearnerId learner) {
        return new WorkspaceId(learner.digest(), "play:" + id);
    }
}
