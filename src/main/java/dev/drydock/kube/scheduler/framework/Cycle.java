package dev.drydock.kube.scheduler.framework;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// One attempt at finding a node for one Pod: what plugins see, and a place for what they reckon once for all nodes.
public final class Cycle {
    private final PodInfo pod;
    private final NodeList nodes;
    private final Listers listers;
    private final Map<Object, Object> reckoned = new HashMap<>();

    public Cycle(PodInfo pod, NodeList nodes, Listers listers) {
        this.pod = pod;
        this.nodes = nodes;
        this.listers = listers;
    }

    public PodInfo pod() {
        return pod;
    }

    /// All nodes, in the order of their names.
    public NodeList nodes() {
        return nodes;
    }

    public Listers listers() {
        return listers;
    }

    /// What a plugin reckons from the Pod and all nodes, reckoned when first asked for.
    ///
    /// @param owner usually the plugin
    @SuppressWarnings("unchecked")
    public <T> T reckon(Object owner, Supplier<T> how) {
        var known = reckoned.get(owner);
        if (known == null) {
            known = how.get();
            reckoned.put(owner, known);
        }
        return (T) known;
    }

    /// The same attempt if one node were different.
    public Cycle assuming(NodeInfo changed) {
        return new Cycle(pod, nodes.with(changed), listers);
    }
}
