package dev.drydock.kube;

import static dev.drydock.kube.ClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.core.ConfigMap;
import dev.drydock.kube.api.core.Endpoints;
import dev.drydock.kube.api.core.Event;
import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.core.ServiceAccount;
import dev.drydock.kube.api.discovery.EndpointSlice;
import dev.drydock.kube.api.scheduling.PriorityClass;
import java.time.Duration;
import java.util.List;
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
    void greetsItsNodesWhenTheyAreReady() {
        assertThat(cluster.list(Event.class))
                .filteredOn(event -> "node-1".equals(event.involvedObject().name()))
                .extracting(Event::reason)
                .containsExactly("Starting", "NodeAllocatableEnforced", "NodeHasSufficientMemory", "NodeHasNoDiskPressure",
                        "NodeHasSufficientPID", "NodeReady", "RegisteredNode");
    }

    @Test
    void givesNoUidThatTheSetUpGaveAlready() {
        var taken = uids(Cluster.boot(Settings.DEFAULT.withSeed(1)));

        for (long seed = 1; seed <= 3; seed++) {
            var started = Cluster.boot(Settings.DEFAULT.withSeed(seed));
            started.kubectl("create deployment web --image=nginx --replicas=20");
            started.kubectl("expose deployment web --port=80");

            var all = uids(started.settle());

            assertThat(all).hasSizeGreaterThan(taken.size() + 20).doesNotHaveDuplicates();
        }
    }

    private static List<String> uids(Cluster cluster) {
        return Kinds.all().stream()
                .flatMap(kind -> cluster.list(kind.javaType()).stream())
                .map(object -> String.valueOf(object.metadata().uid()))
                .toList();
    }

    @Test
    void sharesItsBeginningWithOthersButNotItsSeed() {
        var other = Cluster.boot(Settings.DEFAULT.withSeed(2));

        assertThat(other.snapshot().etcd().objects()).isSameAs(cluster.snapshot().etcd().objects());
        assertThat(other.snapshot().loop().random()).isNotEqualTo(cluster.snapshot().loop().random());
        assertThat(other.settings().seed()).isEqualTo(2);
    }

    @Test
    void isLeftAsItIsByWhatHappensInAnother() {
        var before = Cluster.boot(Settings.DEFAULT).snapshot();
        Cluster.boot(Settings.DEFAULT).advance(Duration.ofMinutes(10));

        assertThat(Cluster.boot(Settings.DEFAULT).snapshot()).isEqualTo(before);
    }
}
