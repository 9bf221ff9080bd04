package dev.drydock.kube.scheduler.plugins;

import dev.drydock.kube.scheduler.framework.Cycle;
import dev.drydock.kube.scheduler.framework.NodeInfo;
import dev.drydock.kube.scheduler.framework.LocalScore;
import java.util.List;

/// Prefers nodes where CPU and memory would be used to like parts. Has no say on Pods that ask for neither.
public final class NodeResourcesBalancedAllocation implements LocalScore {
    @Override
    public Object sign(Cycle cycle) {
        return cycle.pod().requests();
    }

    @Override
    public boolean skipsScore(Cycle cycle, List<NodeInfo> nodes) {
        var asked = cycle.pod().requests();
        return asked.milliCpu() == 0 && asked.memory() == 0;
    }

    @Override
    public long local(Cycle cycle, NodeInfo node) {
        var asked = cycle.pod().requests();
        var used = node.requested();
        double cpu = part(used.milliCpu() + asked.milliCpu(), node.allocatable().milliCpu());
        double memory = part(used.memory() + asked.memory(), node.allocatable().memory());
        double deviation = Math.abs(cpu - memory) / 2;
        return (long) ((1 - deviation) * MAX);
    }

    @Override
    public long[] score(Cycle cycle, List<NodeInfo> nodes, long[] balance) {
        return balance;
    }

    private static double part(long used, long all) {
        return all == 0 ? 1 : Math.min(1, (double) used / all);
    }
}
