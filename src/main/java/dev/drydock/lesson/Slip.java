package dev.drydock.lesson;

import java.util.Locale;
import java.util.Map;

/// One thing in a manifest that the schema does not have there, and what was probably meant.
///
/// @param path where it stands, `spec.container`
/// @param key the word itself, `container`
/// @param meant what it should be, in the same terms as `path` (for a kind or version: the right word); empty where nothing is near
record Slip(Sort sort, String path, String key, String meant) {

    /// In what way it went wrong.
    enum Sort {
        /// No such kind.
        KIND,
        /// The kind exists, but not in this version.
        VERSION,
        /// Would be right one level further in, below a key that is written beside it.
        INDENTATION,
        /// Almost the name of a field that belongs here.
        MISSPELT,
        /// The name of a field that belongs elsewhere.
        MISPLACED,
        /// Nothing like it is known.
        UNKNOWN
    }

    /// As rules see it.
    Map<String, Object> tree() {
        return Map.of("kind", sort.name().toLowerCase(Locale.ROOT), "path", path, "key", key, "meant", meant);
    }
}
