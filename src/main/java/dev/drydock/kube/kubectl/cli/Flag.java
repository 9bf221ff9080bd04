package dev.drydock.kube.kubectl.cli;

import org.jspecify.annotations.Nullable;

/// A flag that a command takes.
///
/// @param shorthand one letter, or empty
/// @param bare what it means without a value, null where it needs one
public record Flag(String name, String shorthand, Type type, String fallback, @Nullable String bare) {
    public enum Type {
        TEXT,
        BOOL,
        INT,
        DURATION,
        /// Values parted by commas.
        LIST,
        /// May be given more than once; commas are part of a value.
        ARRAY
    }

    /// As error messages name it: `-n, --namespace`.
    String title() {
        return shorthand.isEmpty() ? "--" + name : "-" + shorthand + ", --" + name;
    }
}
