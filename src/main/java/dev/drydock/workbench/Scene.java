package dev.drydock.workbench;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a page shows of a cluster at one moment. Two scenes of a cluster in which only time has passed have equal [#contents()].
///
/// @param began when the cluster was ready, by its own clock
/// @param timeline the moments that one can go back to, and which of them this is
/// @param stopped what is stopped, by the names that [Command.Stop] takes
/// @param traffic what became of the stream of requests; null where there is none
/// @param terminal what was typed, and what came of it
public record Scene(
        Instant began,
        Instant now,
        Pace pace,
        boolean atRest,
        Contents contents,
        Timeline timeline,
        Set<String> stopped,
        @Nullable Traffic traffic,
        Terminal terminal) {
    public Scene(Instant began, Instant now, Pace pace, boolean atRest, Contents contents) {
        this(began, now, pace, atRest, contents, Timeline.NONE, Set.of(), null, Terminal.NONE);
    }

    public Scene withTerminal(Terminal shown) {
        return new Scene(began, now, pace, atRest, contents, timeline, stopped, traffic, shown);
    }

    /// Requests sent so far.
    ///
    /// @param from `namespace/pod`, or empty for a client outside of the cluster
    /// @param byPod how many each Pod answered
    /// @param failure why the last one that was lost was lost; empty where none was
    public record Traffic(String from, String address, int sent, int lost, Map<String, Integer> byPod, String failure) {}

    /// In the order of `kubectl get`: by namespace and name.
    public record Contents(
            List<Node> nodes,
            List<Pod> pods,
            List<Service> services,
            List<Namespace> namespaces,
            List<Deployment> deployments,
            List<ReplicaSet> replicaSets) {
        public static final Contents EMPTY = new Contents(List.of(), List.of(), List.of(), List.of());

        public Contents(List<Node> nodes, List<Pod> pods, List<Service> services, List<Namespace> namespaces) {
            this(nodes, pods, services, namespaces, List.of(), List.of());
        }
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
    /// @param external the address of its load balancer; empty while it has none
    public record Service(
            String namespace,
            String name,
            String type,
            String clusterIp,
            String ports,
            List<String> pods,
            Instant created,
            String external) {}

    public record Namespace(String name, String status, State state, Instant created) {}

    /// @param upToDate how many of its Pods are of its newest revision
    public record Deployment(
            String namespace, String name, State state, int desired, int ready, int upToDate, int available, Instant created) {}

    /// @param deployment the name of the one that it belongs to; empty where it stands by itself
    /// @param revision of that Deployment, as `kubectl rollout history` counts; 0 where it stands by itself
    /// @param current how many Pods it has
    public record ReplicaSet(
            String namespace,
            String name,
            String deployment,
            int revision,
            State state,
            int desired,
            int current,
            int ready,
            Instant created) {}
}
