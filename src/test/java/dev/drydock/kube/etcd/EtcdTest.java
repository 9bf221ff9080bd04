package dev.drydock.kube.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.api.Change;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.core.ConfigMap;
import dev.drydock.kube.api.meta.ObjectMeta;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class EtcdTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private final Etcd etcd = new Etcd();

    @Test
    void findsTheObjectsOfOneNamespaceInOrder() {
        put("team-b", "a");
        put("team-a", "z");
        put("team-a", "b");
        put("team-ab", "c");

        assertThat(etcd.range("configmaps", "team-a")).extracting(KubeObject::name).containsExactly("b", "z");
        assertThat(etcd.range("configmaps", "")).extracting(KubeObject::name).containsExactly("b", "z", "c", "a");
    }

    @Test
    void doesNotMixResourcesWhoseNamesBeginAlike() {
        put("default", "a");

        assertThat(etcd.range("configmap", "")).isEmpty();
        assertThat(etcd.range("configmaps.example.com", "")).isEmpty();
    }

    @Test
    void tellsWatchersEachChangeWithItsRevision() {
        var seen = new ArrayList<Change>();
        etcd.watch(seen::add);

        put("default", "a");
        put("default", "a");
        etcd.delete(key("default", "a"), object("default", "a"), NOW, 0);

        assertThat(seen)
                .extracting(Change::kind)
                .containsExactly(Change.Kind.ADDED, Change.Kind.MODIFIED, Change.Kind.DELETED);
        assertThat(seen).extracting(Change::revision).containsExactly(2L, 3L, 4L);
        assertThat(etcd.since(2)).containsExactlyElementsOf(seen.subList(1, 3));
    }

    @Test
    void leavesAForkUntouched() {
        put("default", "a");
        var fork = new Etcd(etcd.state());

        put("default", "b");

        assertThat(fork.range("configmaps", "")).hasSize(1);
        assertThat(fork.revision()).isEqualTo(2);
    }

    private void put(String namespace, String name) {
        etcd.put(key(namespace, name), object(namespace, name), NOW, 0);
    }

    private static Key key(String namespace, String name) {
        return new Key("configmaps", namespace, name);
    }

    private static ConfigMap object(String namespace, String name) {
        return ConfigMap.EMPTY.withMetadata(ObjectMeta.EMPTY.withNamespace(namespace).withName(name));
    }
}
