package dev.drydock.kube.api.codec;

/// Counts what a document costs, and refuses one that would cost too much: the ratio of aliases is the Go library's.
final class YamlBudget {
    private static final int FREE_ALIASES = 100;
    private static final int FREE_NODES = 1000;
    private static final double SMALL = 400_000;
    private static final double LARGE = 4_000_000;

    private final Limits limits;
    private int nodes;
    private int aliased;
    private int depth;

    YamlBudget(Limits limits) {
        this.limits = limits;
    }

    int nodes() {
        return nodes;
    }

    void node() {
        if (++nodes > limits.nodes()) throw new YamlRefusal("exceeded max number of nodes of " + limits.nodes());
    }

    void alias(int size) {
        nodes += 1 + size;
        aliased += size;
        var tooMany = aliased > FREE_ALIASES && nodes > FREE_NODES && (double) aliased / nodes > allowedRatio();
        if (tooMany || nodes > limits.nodes()) throw new YamlRefusal("document contains excessive aliasing");
    }

    void enter() {
        if (++depth > limits.depth()) throw new YamlRefusal("exceeded max depth of " + limits.depth());
    }

    void leave() {
        depth--;
    }

    private double allowedRatio() {
        return 0.99 - 0.89 * Math.clamp((nodes - SMALL) / (LARGE - SMALL), 0, 1);
    }
}
