package dev.drydock.kube;

import dev.drydock.kube.api.core.Pod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/// Random things that happen to a cluster of three workers, as values: manifests, scalings, deletions, faults, time.
final class Scenarios {
    private static final Duration SHORT = Duration.ofSeconds(90);

    private static final List<String> COMPONENTS = List.of(
            "kube-scheduler", "kube-controller-manager", "replicaset-controller", "deployment-controller", "endpoint-slice-controller",
            "kube-apiserver", "etcd", "registry", "kubelet@node-2", "kube-proxy@node-3");

    private Scenarios() {}

    sealed interface Event {
        record Deploy(String name, int replicas, int surge, int unavailable, String image, boolean pinned) implements Event {}

        record Expose(String name, String type) implements Event {}

        record Command(String line) implements Event {}

        record DeletePod(int which) implements Event {}

        record NodeDown(int number) implements Event {}

        record NodeUp(int number) implements Event {}

        record Stop(String component) implements Event {}

        record Start(String component) implements Event {}

        record Crash(int which) implements Event {}

        record Pass(int seconds) implements Event {}

        record Settle() implements Event {}
    }

    static Arbitrary<List<Event>> any() {
        var name = Arbitraries.of("red", "green", "blue");
        var number = Arbitraries.integers().between(0, 6);
        var node = Arbitraries.integers().between(1, 3);
        var image = Arbitraries.of("nginx:1.27", "nginx:1.28", "nginx:no-such-tag");
        Arbitrary<Event> deploy = Combinators.combine(name, number, Arbitraries.integers().between(0, 2), Arbitraries.integers().between(0, 2), image, Arbitraries.of(true, false, false))
                .as((which, replicas, surge, unavailable, from, pinned) ->
                        new Event.Deploy(which, replicas, surge, surge == 0 ? Math.max(1, unavailable) : unavailable, from, pinned));
        return Arbitraries.frequencyOf(
                        Tuple.of(4, deploy),
                        Tuple.of(2, Combinators.combine(name, Arbitraries.of("ClusterIP", "NodePort")).as(Event.Expose::new)),
                        Tuple.of(2, Combinators.combine(name, number).as((which, size) ->
                                new Event.Command("scale deployment " + which + " --replicas=" + size))),
                        Tuple.of(1, name.map(which -> new Event.Command("label pods -l app=" + which + " watched=yes --overwrite"))),
                        Tuple.of(1, name.map(which -> new Event.Command("label pods -l app=" + which + " watched-"))),
                        Tuple.of(1, name.map(which -> new Event.Command("delete deployment " + which + " --wait=false"))),
                        Tuple.of(1, name.map(which -> new Event.Command("delete service " + which))),
                        Tuple.of(1, node.map(which -> new Event.Command("cordon node-" + which))),
                        Tuple.of(1, node.map(which -> new Event.Command("uncordon node-" + which))),
                        Tuple.of(1, node.map(Event.NodeDown::new)),
                        Tuple.of(1, node.map(Event.NodeUp::new)),
                        Tuple.of(1, Arbitraries.of(COMPONENTS).map(Event.Stop::new)),
                        Tuple.of(1, Arbitraries.of(COMPONENTS).map(Event.Start::new)),
                        Tuple.of(1, number.map(Event.Crash::new)),
                        Tuple.of(2, number.map(Event.DeletePod::new)),
                        Tuple.of(3, Arbitraries.integers().between(1, (int) SHORT.toSeconds()).map(Event.Pass::new)),
                        Tuple.of(2, Arbitraries.just(new Event.Settle())))
                .list()
                .ofMinSize(4)
                .ofMaxSize(14);
    }

    static Cluster run(Cluster cluster, List<Event> events) {
        events.forEach(event -> run(cluster, event));
        return cluster;
    }

    /// Commands may be refused, for what they name may not be there.
    private static void run(Cluster cluster, Event event) {
        switch (event) {
            case Event.Deploy deploy -> cluster.kubectl("apply -f -", Map.of("-", manifest(deploy)));
            case Event.Expose(var name, var type) -> cluster.kubectl("apply -f -", Map.of("-", """
                    {apiVersion: v1, kind: Service, metadata: {name: %s}, spec: {type: %s, selector: {app: %s}, ports: [{port: 80}]}}
                    """.formatted(name, type, name)));
            case Event.Command(var line) -> cluster.kubectl(line);
            case Event.DeletePod(var which) -> {
                var pods = cluster.list(Pod.class);
                if (which < pods.size()) {
                    cluster.kubectl("delete pod --wait=false " + pods.get(which).name());
                }
            }
            case Event.NodeDown(var number) -> cluster.nodeDown("node-" + number);
            case Event.NodeUp(var number) -> cluster.nodeUp("node-" + number);
            case Event.Stop(var component) -> cluster.stop(component);
            case Event.Start(var component) -> cluster.start(component);
            case Event.Crash(var which) -> {
                var pods = cluster.list(Pod.class);
                try {
                    if (which < pods.size()) {
                        cluster.crash("default", pods.get(which).name(), "web");
                    }
                } catch (IllegalArgumentException e) {
                    // It does not run at the moment.
                }
            }
            case Event.Pass(var seconds) -> cluster.advance(Duration.ofSeconds(seconds));
            case Event.Settle() -> cluster.settle();
        }
    }

    static String manifest(Event.Deploy deploy) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %1$s}
                spec:
                  replicas: %2$d
                  strategy: {rollingUpdate: {maxSurge: %3$d, maxUnavailable: %4$d}}
                  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata: {labels: {app: %1$s}}
                    spec:
                      terminationGracePeriodSeconds: 2
                      nodeSelector: {%6$s}
                      containers: [{name: web, image: "%5$s"}]
                """.formatted(
                        deploy.name(), deploy.replicas(), deploy.surge(), deploy.unavailable(), deploy.image(),
                        deploy.pinned() ? "kubernetes.io/hostname: node-2" : "");
    }

    /// All faults mended, and time enough to get over them.
    static Cluster mend(Cluster cluster) {
        COMPONENTS.forEach(cluster::start);
        for (int number = 1; number <= 3; number++) {
            cluster.nodeUp("node-" + number);
            cluster.kubectl("uncordon node-" + number);
        }
        return cluster.advance(Duration.ofMinutes(20)).settle();
    }
}
