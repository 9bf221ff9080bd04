package dev.drydock.kube.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.core.ConfigMap;
import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.api.core.NamespaceCondition;
import dev.drydock.kube.api.core.NamespaceSpec;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.ServiceAccount;
import dev.drydock.kube.api.meta.ObjectMeta;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamespaceControllerTest {
    private static final Namespace TEAM = Namespace.EMPTY
            .withMetadata(ObjectMeta.EMPTY.withName("team"))
            .withSpec(NamespaceSpec.EMPTY.withFinalizers(List.of("kubernetes")));

    private final ControlPlaneHarness cluster = new ControlPlaneHarness();

    @Test
    void givesEachNamespaceItsServiceAccountAndItsCertificate() {
        cluster.admin.create(TEAM);
        cluster.settle();

        assertThat(cluster.admin.get(ServiceAccount.class, "team", "default")).isPresent();
        assertThat(cluster.admin.get(ConfigMap.class, "team", "kube-root-ca.crt")).isPresent();
    }

    @Test
    void givesThemAgainWhenTheyWereDeleted() {
        cluster.admin.create(TEAM);
        cluster.settle();
        cluster.admin.delete(cluster.admin.get(ServiceAccount.class, "team", "default").orElseThrow());
        cluster.admin.delete(cluster.admin.get(ConfigMap.class, "team", "kube-root-ca.crt").orElseThrow());
        cluster.settle();

        assertThat(cluster.admin.get(ServiceAccount.class, "team", "default")).isPresent();
        assertThat(cluster.admin.get(ConfigMap.class, "team", "kube-root-ca.crt")).isPresent();
    }

    @Test
    void goesWithAllItHolds() {
        cluster.admin.create(TEAM);
        cluster.admin.create(inTeam(Samples.pod("web")));
        cluster.settle();
        cluster.admin.delete(cluster.admin.get(Namespace.class, "", "team").orElseThrow());
        cluster.settle();

        assertThat(cluster.admin.get(Namespace.class, "", "team")).isEmpty();
        assertThat(Kinds.all()).allMatch(kind -> cluster.etcd.range(kind.groupResource(), "team").isEmpty());
    }

    @Test
    void waitsForAFinalizerAndSaysSo() {
        cluster.admin.create(TEAM);
        var pod = inTeam(Samples.pod("web"));
        cluster.admin.create(pod.withMetadata(pod.metadata().withFinalizers(List.of("example.com/keep"))));
        cluster.settle();
        cluster.admin.delete(cluster.admin.get(Namespace.class, "", "team").orElseThrow());
        cluster.settle();

        var team = cluster.admin.get(Namespace.class, "", "team").orElseThrow();
        assertThat(team.status().phase()).isEqualTo("Terminating");
        assertThat(team.status().conditions()).extracting(NamespaceCondition::message)
                .contains("Some content in the namespace has finalizers remaining: example.com/keep in 1 resource instances");

        cluster.admin.patch(Pod.class, pod.key(), it -> it.withMetadata(it.metadata().withFinalizers(List.of())));
        cluster.settle();
        assertThat(cluster.admin.get(Namespace.class, "", "team")).isEmpty();
    }

    private static Pod inTeam(Pod pod) {
        return pod.withMetadata(pod.metadata().withNamespace("team"));
    }
}
