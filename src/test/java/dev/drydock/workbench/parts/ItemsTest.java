package dev.drydock.workbench.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.workbench.Scene;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ItemsTest {
    @Test
    void sendsOnlyWhatChanged() {
        var before = items(pod("default", "web", "", Scene.State.WAITING), pod("default", "db", "node-1", Scene.State.READY));
        var after = items(pod("default", "web", "node-1", Scene.State.STARTING), pod("default", "db", "node-1", Scene.State.READY));

        var patch = after.since(before);

        assertThat(patch.pods()).containsOnlyKeys("default/web");
        assertThat(patch.nodes()).isEmpty();
    }

    @Test
    void takesAwayWhatIsGone() {
        var patch = items().since(items(pod("default", "web", "node-1", Scene.State.READY)));

        assertThat(patch.pods()).containsEntry("default/web", null);
    }

    @Test
    void sendsNothingWhereNothingChanged() {
        assertThat(items(pod("default", "web", "", Scene.State.WAITING))
                        .since(items(pod("default", "web", "", Scene.State.WAITING)))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void tellsWhatIsStopped() {
        var items = Items.of(contents(), Set.of("etcd", "kubelet@node-1", "node@node-1", "registry"));

        assertThat(items.components().get("etcd").running()).isFalse();
        assertThat(items.components().get("kube-apiserver").running()).isTrue();
        assertThat(items.components()).doesNotContainKey("registry");
        assertThat(items.nodes().get("node-1").out()).containsExactly("node", "kubelet");
        assertThat(items.nodes().get("control-plane").out()).isEmpty();
    }

    @Test
    void knowsTheStaticPodOfAComponent() {
        var items = items(pod("kube-system", "etcd-control-plane", "control-plane", Scene.State.READY));

        assertThat(items.components().get("etcd").pod()).isEqualTo("etcd-control-plane");
        assertThat(items.components().get("kube-scheduler").pod()).isNull();
    }

    @Test
    void showsADeploymentsReplicaSetsNewestFirstAndThoseWithoutPodsNotAtAll() {
        var deployment = new Scene.Deployment("default", "web", Scene.State.STARTING, 3, 3, 1, 3, Instant.EPOCH);
        var contents = new Scene.Contents(
                List.of(), List.of(), List.of(), List.of(), List.of(deployment),
                List.of(set("web-old", "web", 2, 3), set("web-new", "web", 10, 1), set("web-gone", "web", 1, 0), set("bare", "", 0, 0)));

        var items = Items.of(contents, Set.of());

        assertThat(items.workloads()).containsOnlyKeys("deployment/default/web", "replicaset/default/bare");
        assertThat(items.workloads().get("deployment/default/web").sets())
                .extracting(Items.SetItem::name)
                .containsExactly("web-new", "web-old");
    }

    @Test
    void countsPodsInsteadOfDrawingThemWhereTheyAreTooMany() {
        var pods = IntStream.rangeClosed(0, Items.MOST_PODS)
                .mapToObj(i -> pod("default", "web-" + i, i < 5 ? "" : "node-1", i < 5 ? Scene.State.WAITING : Scene.State.READY))
                .toArray(Scene.Pod[]::new);

        var before = items(pods);
        pods[5] = pod("default", "web-5", "node-1", Scene.State.FAILING);
        var patch = items(pods).since(before);

        assertThat(before.pods()).isEmpty();
        assertThat(before.counts()).isEqualTo(Map.of("", Map.of("waiting", 5L), "node-1", Map.of("ready", Items.MOST_PODS - 4L)));
        assertThat(patch.counts()).containsOnlyKeys("node-1");
        assertThat(patch.pods()).isEmpty();
    }

    private static Items items(Scene.Pod... pods) {
        return Items.of(contents(pods), Set.of());
    }

    private static Scene.Contents contents(Scene.Pod... pods) {
        var nodes = List.of(
                new Scene.Node("control-plane", true, "Ready", Scene.State.READY, "10.0.0.1"),
                new Scene.Node("node-1", false, "Ready", Scene.State.READY, "10.0.0.2"));
        return new Scene.Contents(nodes, Arrays.asList(pods), List.of(), List.of());
    }

    private static Scene.ReplicaSet set(String name, String deployment, int revision, int current) {
        return new Scene.ReplicaSet("default", name, deployment, revision, Scene.State.READY, current, current, current, Instant.EPOCH);
    }

    private static Scene.Pod pod(String namespace, String name, String node, Scene.State state) {
        return new Scene.Pod(namespace, name, "0/1", "Pending", state, 0, node, "", "", Map.of(), Instant.EPOCH);
    }
}
