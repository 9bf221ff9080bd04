package dev.drydock.kube.scheduler.framework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.api.core.ContainerImage;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.NodeStatus;
import dev.drydock.kube.api.meta.ObjectMeta;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeListTest {
    private final NodeList nodes = NodeList.of(List.of(node("c"), node("a", "nginx"), node("b", "nginx", "redis")));

    @Test
    void keepsNodesInTheOrderOfTheirNames() {
        assertThat(nodes.inOrder()).extracting(NodeInfo::name).containsExactly("a", "b", "c");
        assertThat(nodes.find("b")).isSameAs(nodes.get(1));
        assertThat(nodes.find("d")).isNull();
    }

    @Test
    void countsWhoHoldsAnImage() {
        assertThat(nodes.holders("nginx")).isEqualTo(2);
        assertThat(nodes.with(node("b", "redis")).holders("nginx")).isEqualTo(1);
        assertThat(nodes.without("b").holders("redis")).isZero();
    }

    @Test
    void knowsWhetherThereAreZones() {
        var zoned = NodeInfo.of(Node.EMPTY.withMetadata(
                ObjectMeta.EMPTY.withName("a").withLabels(Map.of("topology.kubernetes.io/zone", "east"))));

        assertThat(nodes.hasZones()).isFalse();
        assertThat(nodes.with(zoned).hasZones()).isTrue();
        assertThat(nodes.with(zoned).without("a").hasZones()).isFalse();
    }

    @Test
    void leavesTheListAsItWasWhenANodeChanges() {
        var changed = nodes.with(node("b", "httpd"));

        assertThat(nodes.find("b")).isNotSameAs(changed.find("b"));
        assertThat(nodes.holders("httpd")).isZero();
        assertThat(changed.size()).isEqualTo(3);
        assertThat(nodes.without("a").inOrder()).extracting(NodeInfo::name).containsExactly("b", "c");
    }

    private static NodeInfo node(String name, String... images) {
        var held = List.of(images).stream()
                .map(image -> ContainerImage.EMPTY.withNames(List.of(image)).withSizeBytes(1000L))
                .toList();
        return NodeInfo.of(Node.EMPTY
                .withMetadata(ObjectMeta.EMPTY.withName(name))
                .withStatus(NodeStatus.EMPTY.withImages(held)));
    }
}
