package dev.drydock.lesson;

/// The cluster that a lesson starts in.
public record Scenario(String id, int workers, long seed) {}
