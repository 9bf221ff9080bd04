package dev.drydock.classroom;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// Somebody who may see a class.
///
/// @param password encoded
record Instructor(@Id @Nullable Long id, String username, String password, Instant madeAt) {
    @Override
    public String toString() {
        return "Instructor(" + username + ")";
    }
}
