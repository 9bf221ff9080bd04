package dev.drydock.kube.api;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One change of the store, as watchers see it.
///
/// @param resource with its group: `pods`, `deployments.apps`
/// @param before null for a creation
/// @param after null for a deletion
/// @param cause the trace step that made it, 0 where there is none
public record Change(
        long revision, Instant at, String resource, @Nullable KubeObject before, @Nullable KubeObject after, long cause) {
    public enum Kind {
        ADDED,
        MODIFIED,
        DELETED
    }

    public Change {
        if (before == null && after == null) {
            throw new IllegalArgumentException("a change of " + resource + " changes nothing");
        }
    }

    public Kind kind() {
        return before == null ? Kind.ADDED : after == null ? Kind.DELETED : Kind.MODIFIED;
    }

    /// The object as it is now or, after its deletion, as it last was.
    public KubeObject object() {
        return after != null ? after : Objects.requireNonNull(before);
    }
}
