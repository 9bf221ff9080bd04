package dev.drydock.kube.kubectl.cli;

/// One thing that was refused in a file, and where it stands.
///
/// @param field `spec.containers[0].image`, empty where it is not about a field
/// @param line from 1; 0 where it is not known
/// @param column from 1; 0 where it is not known
public record Problem(String file, String field, String message, int line, int column) {}
