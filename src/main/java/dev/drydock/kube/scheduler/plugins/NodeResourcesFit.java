package dev.drydock.kube.scheduler.plugins;

import dev.drydock.kube.scheduler.framework.Cycle;
import dev.drydock.kube.scheduler.framework.Filter;
import dev.drydock.kube.scheduler.framework.NodeInfo;
import dev.drydock.kube.scheduler.framework.Rejection;
import dev.drydock.kube.scheduler.framework.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Keeps Pods off nodes that have not enough left of what they ask for, and prefers the least used (`LeastAllocated`).
public final class NodeResourcesFit implements Filter, Score {
    @Override
    public Optional<Rejection> filter(Cycle cycle, NodeInfo node) {
        var asked = cycle.pod().requests();
        var all = node.allocatable();
        var used = node.requested();
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
    public long[] score(Cycle cycle, List<NodeInfo> nodes) {
        var asked = cycle.pod().assumed();
        return nodes.stream()
                .mapToLong(node -> {
                    var used = node.assumed().plus(asked);
                    long cpu = left(used.milliCpu(), node.allocatable().milliCpu());
                    long memory = left(used.memory(), node.allocatable().memory());
                    return (cpu + memory) / 2;
                })
                .toArray();
    }

    private static long left(long used, long all) {
        return all == 0 || used > all ? 0 : (all - used) * MAX / all;
    }
}
