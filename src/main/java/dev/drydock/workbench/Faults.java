package dev.drydock.workbench;

import dev.drydock.kube.Cluster;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What can be stopped in a cluster, by the names that [Command.Stop] takes.
public final class Faults {
    public static final List<String> CONTROL_PLANE =
            List.of("kube-apiserver", "etcd", "kube-scheduler", "kube-controller-manager", "registry");

    public static final List<String> OF_NODES = List.of("node", "kubelet", "kube-proxy");

    private Faults() {}

    static Set<String> stopped(Cluster cluster, Scene.Contents contents) {
        var ofNodes = contents.nodes().stream().flatMap(node -> OF_NODES.stream().map(part -> part + "@" + node.name()));
        return Stream.concat(CONTROL_PLANE.stream(), ofNodes).filter(cluster::isStopped).collect(Collectors.toUnmodifiableSet());
    }
}
