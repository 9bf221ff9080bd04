package dev.drydock.kube.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.api.core.ConfigMap;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.meta.DeleteOptions;
import dev.drydock.kube.api.meta.OwnerReference;
import java.util.List;
import org.junit.jupiter.api.Test;

class GarbageCollectorTest {
    private final ControlPlaneHarness cluster = new ControlPlaneHarness();

    @Test
    void deletesDependentsBeforeTheirOwnerInTheForeground() {
        cluster.admin.create(Samples.replicaSet(2));
        cluster.settle();
        long before = cluster.etcd.revision();
        cluster.admin.delete(cluster.get(ReplicaSet.class, "web"), DeleteOptions.EMPTY.withPropagationPolicy("Foreground"));
        cluster.settle();

        assertThat(cluster.etcd.since(before).stream().filter(change -> change.after() == null && !change.resource().equals("events")))
                .extracting(change -> change.resource())
                .containsExactly("pods", "pods", "replicasets.apps");
    }

    @Test
    void deletesWhatNamesAnOwnerThatNeverWas() {
        cluster.admin.create(owned("lost", "no-such-uid"));
        cluster.settle();

        assertThat(cluster.admin.get(ConfigMap.class, "default", "lost")).isEmpty();
    }

    @Test
    void keepsWhatHasAnotherOwnerLeft() {
        var one = cluster.admin.create(ConfigMap.EMPTY.withMetadata(Samples.named("one")));
        var other = cluster.admin.create(ConfigMap.EMPTY.withMetadata(Samples.named("other")));
        var shared = owned("shared", Owners.uidOf(one));
        cluster.admin.create(Owners.withOwners(shared, List.of(reference("one", Owners.uidOf(one)), reference("other", Owners.uidOf(other)))));
        cluster.admin.delete(one);
        cluster.settle();

        assertThat(cluster.get(ConfigMap.class, "shared").metadata().ownerReferences())
                .extracting(OwnerReference::name).containsExactly("other");
    }

    @Test
    void collectsThousandsOfDependents() {
        cluster.admin.create(Samples.replicaSet(2000));
        cluster.settle();
        assertThat(cluster.list(Pod.class)).hasSize(2000);

        cluster.admin.delete(cluster.get(ReplicaSet.class, "web"));
        cluster.settle();
        assertThat(cluster.list(Pod.class)).isEmpty();
    }

    private static ConfigMap owned(String name, String uid) {
        return Owners.withOwners(ConfigMap.EMPTY.withMetadata(Samples.named(name)), List.of(reference("one", uid)));
    }

    private static OwnerReference reference(String name, String uid) {
        return OwnerReference.EMPTY.withApiVersion("v1").withKind("ConfigMap").withName(name).withUid(uid);
    }
}
