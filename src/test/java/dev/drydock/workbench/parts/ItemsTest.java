package dev.drydock.workbench.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.workbench.Scene;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
    void countsTheClustersOwnPodsInsteadOfDrawingThem() {
        var items = items(pod("kube-system", "kube-proxy-abcde", "node-1", Scene.State.READY));

        assertThat(items.pods()).isEmpty();
        assertThat(items.nodes().get("node-1").system()).isEqualTo(1);
    }

    private static Items items(Scene.Pod... pods) {
        var node = new Scene.Node("node-1", false, "Ready", Scene.State.READY, "10.0.0.1");
        return Items.of(new Scene.Contents(List.of(node), Arrays.asList(pods), List.of(), List.of()));
    }

    private static Scene.Pod pod(String namespace, String name, String node, Scene.State state) {
        return new Scene.Pod(namespace, name, "0/1", "Pending", state, 0, node, "", "", Map.of(), Instant.EPOCH);
    }
}
