package dev.drydock.workbench;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What a page shows of a cluster at one moment. Two scenes of a cluster in which only time has passed have equal [#contents()].
///
/// @param began when the cluster was ready, by its own clock
public record Scene(Instant began, Instant now, Pace pace, boolean atRest, Contents contents) {
    /// In the order of `kubectl get`: by namespace and name.
    public record Contents(List<Node> nodes, List<Pod> pods, List<Service> services, List<Namespace> namespaces) {
        public static final Contents EMPTY = new Contents(List.of(), List.of(), List.of(), List.of());
    }

    /// What something is doing, as the page's shapes and colours tell it.
    public enum State {
        READY,
        STARTING,
        WAITING,
        FAILING,
        ENDING
    }

    /// @param status as `kubectl get nodes` prints it
    public record Node(String name, boolean controlPlane, String status, State state, String address) {}

    /// @param ready `1/2`: how many of its containers are ready
    /// @param status as `kubectl get pods` prints it
    /// @param node empty while it has none
    /// @param ip empty while it has none
    /// @param owner `ReplicaSet/web-5d4f8c7b9`, empty for a bare Pod
    public record Pod(
            String namespace,
            String name,
            String ready,
            String status,
            State state,
            int restarts,
            String node,
            String ip,
            String owner,
            Map<String, String> labels,
            Instant created) {
        /// Whether it is the cluster's own and nobody's lesson.
        public boolean isSystem() {
            return namespace.startsWith("kube-");
        }
    }

    /// @param pods the names of the Pods that answer for it, in its namespace
    public record Service(
            String namespace, String name, String type, String clusterIp, String ports, List<String> pods, Instant created) {}

    public record Namespace(String name, String status, State state, Instant created) {}
}
