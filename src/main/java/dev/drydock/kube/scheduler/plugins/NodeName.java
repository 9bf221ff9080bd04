package dev.drydock.kube.scheduler.plugins;

import dev.drydock.kube.scheduler.framework.Cycle;
import dev.drydock.kube.scheduler.framework.Filter;
import dev.drydock.kube.scheduler.framework.NodeInfo;
import dev.drydock.kube.scheduler.framework.Rejection;
import java.util.Objects;
import java.util.Optional;

/// Holds a Pod to the node that its spec names.
public final class NodeName implements Filter {
    @Override
    public Object sign(Cycle cycle) {
        return Objects.requireNonNullElse(cycle.pod().pod().spec().nodeName(), "");
    }

    @Override
    public boolean skipsFilter(Cycle cycle) {
        var wanted = cycle.pod().pod().spec().nodeName();
        return wanted == null || wanted.isEmpty();
    }

    @Override
    public Optional<Rejection> filter(Cycle cycle, NodeInfo node) {
        var wanted = cycle.pod().pod().spec().nodeName();
        return wanted == null || wanted.isEmpty() || wanted.equals(node.name())
                ? Optional.empty()
                : Rejection.lasting("node(s) didn't match the requested node name");
    }
}
