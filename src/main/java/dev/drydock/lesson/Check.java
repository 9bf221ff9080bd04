package dev.drydock.lesson;

/// One thing that has to hold in the cluster, as a CEL expression, and what to say when it does and when it does not yet.
public record Check(String id, String that, Words met, Words missing) {}
