package dev.drydock.workbench;

/// What a cluster is made of anew: with the same origin and the same commands at the same times it becomes the same again.
public record Origin(long seed, int workers) {
    public static final Origin STANDARD = new Origin(1, 3);
}
