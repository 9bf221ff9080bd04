package dev.drydock.kube.scheduler.plugins;

import dev.drydock.kube.scheduler.framework.Cycle;
import dev.drydock.kube.scheduler.framework.Filter;
import dev.drydock.kube.scheduler.framework.LocalScore;
import dev.drydock.kube.scheduler.framework.NodeInfo;
import dev.drydock.kube.scheduler.framework.Rejection;
import dev.drydock.kube.scheduler.framework.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Keeps Pods off nodes that have not enough left of what they ask for, and prefers the least used (`LeastAllocated`).
public final class NodeResourcesFit implements Filter, LocalScore {
    @Override
    public Object sign(Cycle cycle) {
        return List.of(cycle.pod().requests(), cycle.pod().assumed());
    }

    @Override
    public Optional<Rejection> filter(Cycle cycle, NodeInfo node) {
        var asked = cycle.pod().requests();
        var all = node.allocatable();
        var used = node.requested();
        if (fits(asked, node)) {
            return Optional.empty();
        }
        var shortage = new Shortage();
        if (node.podCount() + 1 > node.maxPods()) {
            shortage.add("Too many pods", false);
        }
        shortage.check("cpu", asked.milliCpu(), used.milliCpu(), all.milliCpu());
        shortage.check("memory", asked.memory(), used.memory(), all.memory());
        shortage.check("ephemeral-storage", asked.storage(), used.storage(), all.storage());
        asked.others().forEach((name, amount) -> shortage.check(
                name, amount, used.others().getOrDefault(name, 0L), all.others().getOrDefault(name, 0L)));
        return shortage.rejection();
    }

    /// The usual case, with nothing written down.
    private static boolean fits(Resources asked, NodeInfo node) {
        var all = node.allocatable();
        var used = node.requested();
        return node.podCount() < node.maxPods()
                && (asked.milliCpu() == 0 || asked.milliCpu() <= all.milliCpu() - used.milliCpu())
                && (asked.memory() == 0 || asked.memory() <= all.memory() - used.memory())
                && (asked.storage() == 0 || asked.storage() <= all.storage() - used.storage())
                && asked.others().isEmpty();
    }

    private static final class Shortage {
        private final List<String> reasons = new ArrayList<>();
        private boolean lasting;

        void check(String resource, long asked, long used, long all) {
            if (asked > 0 && asked > all - used) {
                add("Insufficient " + resource, asked > all);
            }
        }

        void add(String reason, boolean lasting) {
            reasons.add(reason);
            this.lasting |= lasting;
        }

        Optional<Rejection> rejection() {
            return reasons.isEmpty() ? Optional.empty() : Optional.of(new Rejection(List.copyOf(reasons), !lasting));
        }
    }

    @Override
    public long local(Cycle cycle, NodeInfo node) {
        var asked = cycle.pod().assumed();
        var used = node.assumed();
        long cpu = left(used.milliCpu() + asked.milliCpu(), node.allocatable().milliCpu());
        long memory = left(used.memory() + asked.memory(), node.allocatable().memory());
        return (cpu + memory) / 2;
    }

    @Override
    public long[] score(Cycle cycle, List<NodeInfo> nodes, long[] left) {
        return left;
    }

    private static long left(long used, long all) {
        return all == 0 || used > all ? 0 : (all - used) * MAX / all;
    }
}
