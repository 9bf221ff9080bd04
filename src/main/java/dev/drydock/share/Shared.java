package dev.drydock.share;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// What is behind a link: a manifest in a lesson, and what came of it. It does not say whose it was.
///
/// @param slug the last part of the link, 128 random bits
/// @param answer what kubectl printed; empty where the manifest was not applied
public record Shared(
        @Id @Nullable Long id,
        String slug,
        String lesson,
        String task,
        String file,
        String manifest,
        String answer,
        boolean passed,
        Instant madeAt) {
    public String path() {
        return "/s/" + slug;
    }
}
