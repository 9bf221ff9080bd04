package dev.drydock.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.Scenarios.Event;
import dev.drydock.kube.api.Change;
import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.WatchEvent;
import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.api.core.ContainerPort;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.core.ServicePort;
import dev.drydock.kube.api.meta.OwnerReference;
import dev.drydock.kube.apiserver.ApiServer;
import dev.drydock.kube.apiserver.ListOptions;
import dev.drydock.kube.clock.EventLoop;
import dev.drydock.kube.etcd.Etcd;
import dev.drydock.kube.trace.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// What holds of each cluster whatever happens to it.
class ClusterPropertiesTest {
    private static final int TRIES = 25;
    private static final Snapshot NEW = Cluster.withNodes(3).snapshot();

    @Provide
    Arbitrary<List<Event>> scenarios() {
        return Scenarios.any();
    }

    @Property(tries = TRIES, seed = "11", shrinking = ShrinkingMode.BOUNDED)
    void sameSeedAndCommandsGiveTheSameBytes(@ForAll("scenarios") List<Event> events) {
        var one = Scenarios.run(Cluster.from(NEW), events);
        var other = Scenarios.run(Cluster.from(NEW), events);

        assertThat(everything(one)).isEqualTo(everything(other));
        assertThat(one.trace().steps().toString()).isEqualTo(other.trace().steps().toString());
    }

    @Property(tries = TRIES, seed = "12", shrinking = ShrinkingMode.BOUNDED)
    void aForkThatGoesOnEqualsItsOrigin(@ForAll("scenarios") List<Event> events) {
        var origin = Scenarios.run(Cluster.from(NEW), events.subList(0, events.size() / 2));
        var fork = origin.fork();

        Scenarios.run(origin, events.subList(events.size() / 2, events.size()));
        Scenarios.run(fork, events.subList(events.size() / 2, events.size()));

        assertThat(everything(fork)).isEqualTo(everything(origin));
        assertThat(fork.snapshot().loop()).isEqualTo(origin.snapshot().loop());
    }

    @Property(tries = TRIES, seed = "19", shrinking = ShrinkingMode.BOUNDED)
    void aSnapshotStoredAndReadBackGoesOnAsItsOrigin(@ForAll("scenarios") List<Event> events) throws Exception {
        var origin = Scenarios.run(Cluster.from(NEW), events.subList(0, events.size() / 2));
        var back = Cluster.from(SnapshotTest.back(origin.snapshot()));

        Scenarios.run(origin, events.subList(events.size() / 2, events.size()));
        Scenarios.run(back, events.subList(events.size() / 2, events.size()));

        assertThat(everything(back)).isEqualTo(everything(origin));
        assertThat(back.trace().steps().toString()).isEqualTo(origin.trace().steps().toString());
        assertThat(back.snapshot()).isEqualTo(origin.snapshot());
    }

    @Property(tries = TRIES, seed = "13", shrinking = ShrinkingMode.BOUNDED)
    void whatTheLogSaysIsWhatThereIs(@ForAll("scenarios") List<Event> events) {
        var cluster = Scenarios.run(Cluster.from(NEW), events);
        var replayed = new HashMap<Object, KubeObject>();

        cluster.changesSince(0).forEach(change -> replay(change, replayed));

        assertThat(replayed.values()).containsExactlyInAnyOrderElementsOf(everyObject(cluster));
    }

    @Property(tries = TRIES, seed = "20", shrinking = ShrinkingMode.BOUNDED)
    void aWatchFromAListReplaysToTheSameList(
            @ForAll("scenarios") List<Event> events, @ForAll @IntRange(max = 13) int when) {
        var before = Scenarios.run(Cluster.from(NEW), events.subList(0, Math.min(when, events.size())));
        before.kubectl("label pods --all watched=yes");
        var listed = serverOf(before);
        before.kubectl("label pods -l app!=green watched-");
        var later = serverOf(Scenarios.run(before, events.subList(Math.min(when, events.size()), events.size())));

        for (var selector : List.of("", "app=red", "app in (red,blue)", "app!=green", "watched", "!watched", "watched=yes,app=blue")) {
            for (var kind : List.of(Kinds.of(Pod.class), Kinds.of(ReplicaSet.class), Kinds.of(Deployment.class), Kinds.of(Node.class))) {
                var options = ListOptions.selecting(selector, "");
                var watched = new TreeMap<ObjectKey, KubeObject>();
                listed.list(kind, "", options).items().forEach(object -> watched.put(object.key(), object));
                later.changes(kind, "", options.at(Long.toString(listed.revision()), "")).forEach(event -> follow(event, watched));

                assertThat(List.copyOf(watched.values())).as(selector).isEqualTo(List.copyOf(later.list(kind, "", options).items()));
            }
        }
    }

    private static ApiServer serverOf(Cluster cluster) {
        var snapshot = cluster.snapshot();
        var loop = new EventLoop(snapshot.loop());
        var bounds = snapshot.settings().bounds();
        return new ApiServer(new Etcd(snapshot.etcd()), loop, new Trace(loop, snapshot.trace()), bounds.objects(), bounds.pods());
    }

    /// What came was not there, and what changed or went was.
    private static void follow(WatchEvent event, Map<ObjectKey, KubeObject> watched) {
        var key = event.object().key();
        assertThat(watched.containsKey(key)).as(event.type() + " " + key).isEqualTo(event.type() != Change.Kind.ADDED);
        if (event.type() == Change.Kind.DELETED) {
            watched.remove(key);
        } else {
            watched.put(key, event.object());
        }
    }

    @Property(tries = TRIES, seed = "14", shrinking = ShrinkingMode.BOUNDED)
    void asManyPodsAreReadyAsAreAskedFor(@ForAll("scenarios") List<Event> events) {
        var cluster = Scenarios.mend(Scenarios.run(Cluster.from(NEW), events));

        for (var deployment : cluster.list(Deployment.class)) {
            if (!deployment.spec().template().spec().containers().getFirst().image().equals("nginx:no-such-tag")) {
                assertThat(Objects.requireNonNullElse(deployment.status().readyReplicas(), 0))
                        .as(deployment.name())
                        .isEqualTo(deployment.spec().replicas());
            }
        }
    }

    @Property(tries = TRIES, seed = "15", shrinking = ShrinkingMode.BOUNDED)
    void nothingOutlivesItsOwner(@ForAll("scenarios") List<Event> events) {
        var cluster = Scenarios.run(Cluster.from(NEW), events);
        cluster.kubectl("delete deployment --all --wait=false");
        Scenarios.mend(cluster);

        var alive = everyObject(cluster).stream().map(object -> object.metadata().uid()).collect(Collectors.toSet());
        assertThat(everyObject(cluster)).allSatisfy(object -> assertThat(object.metadata().ownerReferences())
                .extracting(OwnerReference::uid)
                .allMatch(alive::contains));
        assertThat(cluster.list(Pod.class)).isEmpty();
    }

    @Property(tries = TRIES, seed = "16", shrinking = ShrinkingMode.BOUNDED)
    void noAddressAndNoPortIsGivenTwice(@ForAll("scenarios") List<Event> events) {
        var cluster = Scenarios.run(Cluster.from(NEW), events);
        var present = new HashMap<Object, KubeObject>();

        for (var change : cluster.changesSince(0)) {
            replay(change, present);
            if (change.after() instanceof Pod) {
                assertThat(present.values().stream()
                                .filter(Pod.class::isInstance).map(Pod.class::cast)
                                .filter(pod -> !isOver(pod) && pod.status().podIP() != null)
                                .map(pod -> pod.status().podIP()))
                        .doesNotHaveDuplicates();
            } else if (change.after() instanceof Service) {
                var services = present.values().stream().filter(Service.class::isInstance).map(Service.class::cast).toList();
                assertThat(services.stream().map(service -> service.spec().clusterIP()).filter(address -> !"None".equals(address)))
                        .doesNotHaveDuplicates();
                assertThat(services.stream().flatMap(service -> service.spec().ports().stream()).map(ServicePort::nodePort).filter(Objects::nonNull))
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Property(tries = TRIES, seed = "17", shrinking = ShrinkingMode.BOUNDED)
    void noPodIsPutWhereAFilterForbidsIt(@ForAll("scenarios") List<Event> events) {
        var cluster = Scenarios.run(Cluster.from(NEW), events);
        var nodes = new HashMap<String, Node>();

        for (var change : cluster.changesSince(0)) {
            if (change.after() instanceof Node node) {
                nodes.put(node.name(), node);
            }
            if (change.after() instanceof Pod pod && change.before() instanceof Pod before && before.spec().nodeName() == null && pod.spec().nodeName() != null) {
                var node = nodes.get(pod.spec().nodeName());
                assertThat(node.spec().unschedulable()).isNotEqualTo(true);
                assertThat(node.spec().taints()).noneMatch(taint -> !"PreferNoSchedule".equals(taint.effect())
                        && pod.spec().tolerations().stream().noneMatch(toleration -> taint.key().equals(toleration.key())));
                assertThat(node.metadata().labels()).containsAllEntriesOf(pod.spec().nodeSelector());
            }
        }
    }

    @Property(tries = TRIES, seed = "21", shrinking = ShrinkingMode.BOUNDED)
    void noNodeIsGivenMoreThanItHas(@ForAll @Size(min = 3, max = 8) List<@IntRange(max = 200) Integer> sizes) {
        var cluster = Cluster.from(NEW);
        cluster.kubectl("taint node node-1 only=few:NoSchedule");
        for (int i = 0; i < sizes.size(); i++) {
            cluster.apply(demanding("web-" + i, sizes.get(i)));
            cluster.advance(Duration.ofSeconds(sizes.get(i) % 7));
        }
        cluster.settle().kubectl("delete pods -l app=web-0 --wait=false");
        cluster.settle();

        assertThat(cluster.changesSince(0)).noneMatch(change -> change.after() instanceof Pod pod
                && "node-1".equals(pod.spec().nodeName()) && pod.spec().tolerations().stream().noneMatch(each -> "only".equals(each.key())));
        cluster.list(Pod.class).stream().filter(pod -> pod.spec().nodeName() != null)
                .collect(Collectors.groupingBy(pod -> pod.spec().nodeName()))
                .forEach((node, pods) -> {
                    assertThat(pods.stream().mapToLong(ClusterPropertiesTest::milliCpu).sum()).as(node).isLessThanOrEqualTo(4000);
                    assertThat(pods.stream().flatMap(pod -> pod.spec().containers().getFirst().ports().stream()).map(ContainerPort::hostPort).filter(Objects::nonNull))
                            .as(node)
                            .doesNotHaveDuplicates();
                });
    }

    private static long milliCpu(Pod pod) {
        return pod.spec().containers().getFirst().resources().requests().get("cpu").milliValue();
    }

    /// Three replicas that ask for a part of a node; some for a port of it too, some tolerate the taint of node-1.
    private static String demanding(String name, int size) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %1$s}
                spec:
                  replicas: 3
                  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata: {labels: {app: %1$s}}
                    spec:
                      terminationGracePeriodSeconds: 2
                      tolerations: [%3$s]
                      containers:
                      - {name: web, image: nginx, resources: {requests: {cpu: %2$dm}}, ports: [{containerPort: 80%4$s}]}
                """.formatted(name, 100 + size * 10, size % 3 == 0 ? "{key: only, operator: Exists}" : "", size % 2 == 0 ? ", hostPort: 8080" : "");
    }

    @Property(tries = 40, seed = "18", shrinking = ShrinkingMode.BOUNDED)
    void aRollingUpdateKeepsItsBounds(
            @ForAll @IntRange(min = 1, max = 9) int replicas, @ForAll @IntRange(max = 3) int surge, @ForAll @IntRange(max = 3) int unavailable) {
        int mayMiss = surge == 0 ? Math.max(1, unavailable) : unavailable;
        var cluster = Cluster.from(NEW);
        cluster.apply(Scenarios.manifest(new Event.Deploy("web", replicas, surge, mayMiss, "nginx:1.27", false))).settle();
        var present = new HashMap<Object, KubeObject>();
        long before = cluster.revision();
        cluster.kubectl("set image deployment/web web=nginx:1.28");
        cluster.advance(Duration.ofSeconds(1));
        cluster.kubectl("set image deployment/web web=nginx:1.29");
        cluster.settle();

        for (var change : cluster.changesSince(0)) {
            replay(change, present);
            if (change.revision() > before && change.object() instanceof Pod) {
                var pods = present.values().stream()
                        .filter(Pod.class::isInstance).map(Pod.class::cast)
                        .filter(pod -> !isOver(pod) && pod.metadata().deletionTimestamp() == null)
                        .toList();
                assertThat(pods).hasSizeLessThanOrEqualTo(replicas + surge);
                assertThat(pods.stream().filter(ClusterPropertiesTest::isReady)).hasSizeGreaterThanOrEqualTo(replicas - mayMiss);
            }
        }
        assertThat(cluster.list(Pod.class)).hasSize(replicas).allMatch(pod -> pod.spec().containers().getFirst().image().equals("nginx:1.29"));
    }

    private static boolean isReady(Pod pod) {
        return pod.status().conditions().stream().anyMatch(condition -> "Ready".equals(condition.type()) && "True".equals(condition.status()));
    }

    private static boolean isOver(Pod pod) {
        return "Succeeded".equals(pod.status().phase()) || "Failed".equals(pod.status().phase());
    }

    private static void replay(Change change, Map<Object, KubeObject> objects) {
        var key = List.of(change.resource(), change.object().key());
        if (change.after() == null) {
            objects.remove(key);
        } else {
            objects.put(key, change.after());
        }
    }

    private static List<KubeObject> everyObject(Cluster cluster) {
        var all = new ArrayList<KubeObject>();
        Kinds.all().forEach(kind -> all.addAll(cluster.list(kind.javaType())));
        return all;
    }

    private static Map<String, Object> everything(Cluster cluster) {
        var trees = new TreeMap<String, Object>();
        everyObject(cluster).forEach(object -> trees.put(Kinds.of(object).groupResource() + "/" + object.key(), Codec.tree(object)));
        trees.put("revision", cluster.revision());
        trees.put("now", cluster.now());
        return trees;
    }
}
