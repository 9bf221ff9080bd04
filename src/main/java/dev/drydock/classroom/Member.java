package dev.drydock.classroom;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// A learner in a class.
///
/// @param learner a [dev.drydock.base.LearnerId#digest()]
/// @param joinedAt what was handed in before is not the instructor's to see
record Member(@Id @Nullable Long id, long classroom, String learner, String nickname, Instant joinedAt) {
    Member withNickname(String nickname) {
        return new Member(id, classroom, learner, nickname, joinedAt);
    }
}
