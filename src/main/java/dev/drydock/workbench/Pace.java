package dev.drydock.workbench;

/// How fast a watched cluster's time passes beside ours.
public enum Pace {
    PAUSED(0),
    NORMAL(1),
    FAST(5),
    FASTEST(20);

    private final int factor;

    Pace(int factor) {
        this.factor = factor;
    }

    public int factor() {
        return factor;
    }
}
