package dev.drydock.kube.scheduler.plugins;

import dev.drydock.kube.api.core.Taint;
import dev.drydock.kube.scheduler.framework.Cycle;
import dev.drydock.kube.scheduler.framework.Filter;
import dev.drydock.kube.scheduler.framework.NodeInfo;
import dev.drydock.kube.scheduler.framework.Rejection;
import java.util.Optional;

/// Keeps Pods off nodes that are cordoned, unless they tolerate that.
public final class NodeUnschedulable implements Filter {
    private static final Taint CORDONED =
            Taint.EMPTY.withKey("node.kubernetes.io/unschedulable").withEffect("NoSchedule");

    @Override
    public Object sign(Cycle cycle) {
        return cycle.pod().pod().spec().tolerations();
    }

    @Override
    public Optional<Rejection> filter(Cycle cycle, NodeInfo node) {
        boolean cordoned = Boolean.TRUE.equals(node.node().spec().unschedulable());
        return cordoned && !Tolerations.tolerate(cycle.pod().pod().spec().tolerations(), CORDONED)
                ? Rejection.lasting("node(s) were unschedulable")
                : Optional.empty();
    }
}
