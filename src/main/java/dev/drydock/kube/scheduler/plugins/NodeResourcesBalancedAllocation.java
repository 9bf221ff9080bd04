package dev.drydock.kube.scheduler.plugins;

import dev.drydock.kube.scheduler.framework.Cycle;
import dev.drydock.kube.scheduler.framework.NodeInfo;
import dev.drydock.kube.scheduler.framework.Score;
import java.util.List;

/// Prefers nodes where CPU and memory would be used to like parts. Has no say on Pods that ask for neither.
public final class NodeResourcesBalancedAllocation implements Score {
    @Override
    public long[] score(Cycle cycle, List<NodeInfo> nodes) {
        var asked = cycle.pod().requests();
        if (asked.milliCpu() == 0 && asked.memory() == 0) {
            return new long[nodes.size()];
        }
        return nodes.stream()
                .mapToLong(node -> {
                    var used = node.requested().plus(asked);
                    double cpu = part(used.milliCpu(), node.allocatable().milliCpu());
                    double memory = part(used.memory(), node.allocatable().memory());
                    double deviation = Math.abs(cpu - memory) / 2;
                    return (long) ((1 - deviation) * MAX);
                })
                .toArray();
    }

    private static double part(long used, long all) {
        return all == 0 ? 1 : Math.min(1, (double) used / all);
    }
}
