package dev.drydock.classroom;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// A class: learners who joined by its code, seen by the instructor who made it.
public record Classroom(@Id @Nullable Long id, String instructor, String title, String joinCode, Instant madeAt) {
    /// Its number, once it is kept.
    public long number() {
        return Objects.requireNonNull(id);
    }
}
