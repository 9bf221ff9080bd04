package dev.drydock.kube;

import static dev.drydock.kube.ClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.api.core.ConfigMap;
import dev.drydock.kube.api.core.Endpoints;
import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.core.ServiceAccount;
import dev.drydock.kube.api.discovery.EndpointSlice;
import dev.drydock.kube.api.scheduling.PriorityClass;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private final Cluster cluster = Cluster.boot(Settings.DEFAULT);

    @Test
    void bringsTheNamespacesOfANewCluster() {
        assertThat(cluster.list(Namespace.class)).extracting(Namespace::name)
                .containsExactly("default", "kube-node-lease", "kube-public", "kube-system");
        for (var namespace : cluster.list(Namespace.class)) {
            assertThat(cluster)
                    .has(ServiceAccount.class, namespace.name(), "default")
                    .has(ConfigMap.class, namespace.name(), "kube-root-ca.crt");
        }
    }

    @Test
    void hasTheServiceOfTheApiServer() {
        assertThat(cluster)
                .has(EndpointSlice.class, "default", "kubernetes")
                .has(Endpoints.class, "default", "kubernetes")
                .has(PriorityClass.class, "", "system-node-critical");
        assertThat(cluster.get(Service.class, "default", "kubernetes"))
                .hasValueSatisfying(service -> assertThat(service.spec().clusterIP()).isEqualTo("10.96.0.1"));
    }

    @Test
    void isAtRest() {
        assertThat(cluster.atRest()).isTrue();
    }

    @Test
    void makesTheSameClusterForTheSameSeed() {
        var other = Cluster.boot(Settings.DEFAULT);

        assertThat(other.snapshot().etcd().objects()).isEqualTo(cluster.snapshot().etcd().objects());
        assertThat(Cluster.boot(Settings.DEFAULT.withSeed(2)).snapshot().etcd().objects())
                .isNotEqualTo(cluster.snapshot().etcd().objects());
    }
}
