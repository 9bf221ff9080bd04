package dev.drydock.kube.api.codec;

/// A key that a map had already: its value replaced the first one.
///
/// @param path of the key, `metadata.name`
/// @param position of the second key
/// @param first position of the key before
public record Duplicate(String path, Position position, Position first) {}
