package dev.drydock.kube.scheduler;

import dev.drydock.kube.scheduler.framework.Filter;
import dev.drydock.kube.scheduler.framework.Score;
import dev.drydock.kube.scheduler.plugins.ImageLocality;
import dev.drydock.kube.scheduler.plugins.InterPodAffinity;
import dev.drydock.kube.scheduler.plugins.NodeAffinity;
import dev.drydock.kube.scheduler.plugins.NodeName;
import dev.drydock.kube.scheduler.plugins.NodePorts;
import dev.drydock.kube.scheduler.plugins.NodeResourcesBalancedAllocation;
import dev.drydock.kube.scheduler.plugins.NodeResourcesFit;
import dev.drydock.kube.scheduler.plugins.NodeUnschedulable;
import dev.drydock.kube.scheduler.plugins.PodTopologySpread;
import dev.drydock.kube.scheduler.plugins.TaintToleration;
import dev.drydock.kube.scheduler.plugins.VolumeBinding;
import java.util.List;

/// The plugins of the default scheduler, in upstream's order and with its weights.
/// Mirrors `apis/config/v1/default_plugins.go`, without the plugins for volume limits and zones and for devices.
final class DefaultProfile {
    private static final TaintToleration TAINT_TOLERATION = new TaintToleration();
    private static final NodeAffinity NODE_AFFINITY = new NodeAffinity();
    private static final NodeResourcesFit NODE_RESOURCES_FIT = new NodeResourcesFit();
    private static final PodTopologySpread POD_TOPOLOGY_SPREAD = new PodTopologySpread();
    private static final InterPodAffinity INTER_POD_AFFINITY = new InterPodAffinity();

    static final List<Filter> FILTERS = List.of(
            new NodeUnschedulable(),
            new NodeName(),
            TAINT_TOLERATION,
            NODE_AFFINITY,
            new NodePorts(),
            NODE_RESOURCES_FIT,
            new VolumeBinding(),
            POD_TOPOLOGY_SPREAD,
            INTER_POD_AFFINITY);

    static final List<Weighted> SCORES = List.of(
            new Weighted(TAINT_TOLERATION, 3),
            new Weighted(NODE_AFFINITY, 2),
            new Weighted(NODE_RESOURCES_FIT, 1),
            new Weighted(POD_TOPOLOGY_SPREAD, 2),
            new Weighted(INTER_POD_AFFINITY, 2),
            new Weighted(new NodeResourcesBalancedAllocation(), 1),
            new Weighted(new ImageLocality(), 1));

    private DefaultProfile() {}

    record Weighted(Score plugin, int weight) {}
}
