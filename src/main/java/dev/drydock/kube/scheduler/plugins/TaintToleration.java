package dev.drydock.kube.scheduler.plugins;

import dev.drydock.kube.api.core.Taint;
import dev.drydock.kube.scheduler.framework.Cycle;
import dev.drydock.kube.scheduler.framework.Filter;
import dev.drydock.kube.scheduler.framework.LocalScore;
import dev.drydock.kube.scheduler.framework.NodeInfo;
import dev.drydock.kube.scheduler.framework.Rejection;
import dev.drydock.kube.scheduler.framework.Score;
import java.util.List;
import java.util.Optional;

/// Keeps Pods off nodes whose taints they do not tolerate, and prefers nodes without such soft taints.
public final class TaintToleration implements Filter, LocalScore {
    @Override
    public Object sign(Cycle cycle) {
        return cycle.pod().pod().spec().tolerations();
    }

    @Override
    public Optional<Rejection> filter(Cycle cycle, NodeInfo node) {
        var tolerations = cycle.pod().pod().spec().tolerations();
        for (var taint : node.node().spec().taints()) {
            if (!isSoft(taint) && !Tolerations.tolerate(tolerations, taint)) {
                return Rejection.lasting("node(s) had untolerated taint(s)");
            }
        }
        return Optional.empty();
    }

    @Override
    public long local(Cycle cycle, NodeInfo node) {
        var taints = node.node().spec().taints();
        return taints.isEmpty() ? 0 : taints.stream()
                .filter(taint -> isSoft(taint) && !isTolerated(taint, cycle))
                .count();
    }

    private static boolean isTolerated(Taint taint, Cycle cycle) {
        var tolerations = cycle.pod().pod().spec().tolerations().stream()
                .filter(toleration -> toleration.effect() == null
                        || toleration.effect().isEmpty()
                        || toleration.effect().equals("PreferNoSchedule"))
                .toList();
        return Tolerations.tolerate(tolerations, taint);
    }

    @Override
    public long[] score(Cycle cycle, List<NodeInfo> nodes, long[] intolerable) {
        return Score.normalized(intolerable, true);
    }

    private static boolean isSoft(Taint taint) {
        return "PreferNoSchedule".equals(taint.effect());
    }
}
