package dev.drydock.kube.api.codec;

import java.util.List;
import java.util.Optional;

/// One document of a YAML text.
///
/// @param tree its maps (in the order of the text), lists, strings, longs, doubles, booleans
/// @param duplicates keys that were given more than once; the last one won
/// @param text of this document alone
/// @param line the line of the whole text at which it starts, from 1
public record YamlDocument(Object tree, List<Duplicate> duplicates, String text, int line) {

    /// Where the key or item at this path stands, or the nearest that holds it: a missing field is shown where it should be.
    /// The text is read again for this, so that documents do not carry positions that few need.
    public Optional<Position> locate(String path) {
        return YamlPositions.of(this).find(path, false);
    }

    /// Where the value at this path starts.
    public Optional<Position> locateValue(String path) {
        return YamlPositions.of(this).find(path, true);
    }

    /// What stands on a line of the whole text: the keys, and the numbers of items, that lead there.
    public List<String> stepsAt(int line) {
        return YamlPositions.of(this).stepsAt(line);
    }
}
