package dev.drydock.workbench.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is out in a cluster, and what to say of it.
class OutagesTest {
    @Test
    void doesNotNameWhatIsGoneWithItsNode() {
        var outages = outages("node@node-1", "kubelet@node-1", "kube-scheduler");

        assertThat(outages.named()).containsExactly("node@node-1", "kube-scheduler");
        assertThat(outages.isGoneWithItsNode("kube-proxy@node-1")).isTrue();
        assertThat(outages.isOut("kube-proxy@node-1")).isTrue();
        assertThat(outages.isOut("kube-proxy@node-2")).isFalse();
    }

    @Test
    void takesTheControlPlaneForGoneWithItsNode() {
        var outages = outages("node@control-plane", "etcd", "kube-apiserver", "registry");

        assertThat(outages.named()).containsExactly("node@control-plane", "registry");
        assertThat(outages.isGoneWithItsNode("kube-scheduler")).isTrue();
    }

    @Test
    void mendsFirstWhatTheRestNeeds() {
        assertThat(outages("kubelet@node-1", "kube-scheduler", "kube-apiserver", "node@node-1", "etcd").toMend())
                .containsExactly("node@node-1", "etcd", "kube-apiserver", "kube-scheduler", "kubelet@node-1");
    }

    private static Outages outages(String... stopped) {
        return new Outages(Set.of(stopped), Set.of("control-plane"));
    }
}
