package dev.drydock.kube.scheduler.plugins;

import dev.drydock.kube.scheduler.framework.Cycle;
import dev.drydock.kube.scheduler.framework.Filter;
import dev.drydock.kube.scheduler.framework.NodeInfo;
import dev.drydock.kube.scheduler.framework.Rejection;
import java.util.Optional;

/// Keeps Pods off nodes where the host ports that they want are taken.
public final class NodePorts implements Filter {
    @Override
    public Object sign(Cycle cycle) {
        return cycle.pod().ports();
    }

    @Override
    public boolean skipsFilter(Cycle cycle) {
        return cycle.pod().ports().isEmpty();
    }

    @Override
    public Optional<Rejection> filter(Cycle cycle, NodeInfo node) {
        var wanted = cycle.pod().ports();
        boolean taken = node.pods().stream()
                .flatMap(pod -> pod.ports().stream())
                .anyMatch(port -> wanted.stream().anyMatch(port::conflictsWith));
        return taken ? Rejection.of("node(s) didn't have free ports for the requested pod ports") : Optional.empty();
    }
}
