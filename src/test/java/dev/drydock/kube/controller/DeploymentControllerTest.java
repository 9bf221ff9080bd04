package dev.drydock.kube.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.api.IntOrString;
import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.apps.DeploymentCondition;
import dev.drydock.kube.api.apps.DeploymentStrategy;
import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.api.core.Pod;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeploymentControllerTest {
    private final ControlPlaneHarness cluster = new ControlPlaneHarness();

    @Test
    void makesAReplicaSetNamedAfterItsTemplate() {
        cluster.admin.create(Samples.deployment(3));
        cluster.settle();

        var set = onlySet();
        assertThat(set.name()).matches("web-[bcdfghjklmnpqrstvwxz2456789]{8,10}").matches(".*[2-9].*");
        assertThat(set.metadata().labels()).containsEntry("pod-template-hash", set.name().substring(4));
        assertThat(set.metadata().annotations())
                .containsEntry("deployment.kubernetes.io/revision", "1")
                .containsEntry("deployment.kubernetes.io/desired-replicas", "3")
                .containsEntry("deployment.kubernetes.io/max-replicas", "4");
        assertThat(cluster.list(Pod.class)).hasSize(3);
    }

    @Test
    void reportsAFinishedRolloutAsKubernetesDoes() {
        cluster.admin.create(Samples.deployment(3));
        cluster.settle();

        var status = web().status();
        assertThat(status.availableReplicas()).isEqualTo(3);
        assertThat(status.terminatingReplicas()).isZero();
        assertThat(status.unavailableReplicas()).isNull();
        assertThat(status.conditions()).extracting(DeploymentCondition::reason)
                .containsExactly("MinimumReplicasAvailable", "NewReplicaSetAvailable");
        assertThat(status.conditions().getLast().message())
                .isEqualTo("ReplicaSet \"" + onlySet().name() + "\" has successfully progressed.");
    }

    @Test
    void rollsANewImageOutStepByStep() {
        cluster.admin.create(Samples.deployment(3));
        cluster.settle();
        var old = onlySet().name();

        setImage("nginx:1.27");
        cluster.settle();

        var current = cluster.list(ReplicaSet.class).stream().map(ReplicaSet::name).filter(name -> !name.equals(old)).findFirst().orElseThrow();
        assertThat(cluster.messages("web", "ScalingReplicaSet")).containsExactly(
                "Scaled up replica set " + old + " from 0 to 3",
                "Scaled up replica set " + current + " from 0 to 1",
                "Scaled down replica set " + old + " from 3 to 2",
                "Scaled up replica set " + current + " from 1 to 2",
                "Scaled down replica set " + old + " from 2 to 1",
                "Scaled up replica set " + current + " from 2 to 3",
                "Scaled down replica set " + old + " from 1 to 0");
        assertThat(web().metadata().annotations()).containsEntry("deployment.kubernetes.io/revision", "2");
    }

    @Test
    void givesAnOldReplicaSetTheNextRevisionWhenItsTemplateComesBack() {
        cluster.admin.create(Samples.deployment(1));
        cluster.settle();
        setImage("nginx:1.27");
        cluster.settle();
        setImage("nginx");
        cluster.settle();

        assertThat(cluster.list(ReplicaSet.class)).extracting(Revisions::of).containsExactlyInAnyOrder(2L, 3L);
        assertThat(cluster.list(ReplicaSet.class))
                .anySatisfy(set -> assertThat(set.metadata().annotations()).containsEntry(Revisions.HISTORY, "1"));
    }

    @Test
    void stopsAtItsBoundsWhileNewPodsDoNotBecomeReady() {
        cluster.admin.create(Samples.deployment(4).withSpec(Samples.deployment(4).spec()
                .withStrategy(Samples.rolling(IntOrString.of(1), IntOrString.of(0)))));
        cluster.settle();
        setImage("broken");
        cluster.settle();

        assertThat(cluster.list(ReplicaSet.class)).extracting(ReplicaSets::size).containsExactlyInAnyOrder(4, 1);
        assertThat(web().status().updatedReplicas()).isEqualTo(1);
        assertThat(web().status().availableReplicas()).isEqualTo(4);
    }

    @Test
    void saysThatTheDeadlineHasPassed() {
        cluster.admin.create(Samples.deployment(1));
        cluster.settle();
        setImage("broken");
        cluster.settle();
        cluster.advance(Duration.ofSeconds(602));

        assertThat(web().status().conditions()).extracting(DeploymentCondition::reason).contains("ProgressDeadlineExceeded");
    }

    @Test
    void stopsAllOldPodsBeforeItRecreates() {
        var spec = Samples.deployment(2).spec().withStrategy(DeploymentStrategy.EMPTY.withType("Recreate"));
        cluster.admin.create(Samples.deployment(2).withSpec(spec));
        cluster.settle();
        setImage("nginx:1.27");
        cluster.settle();

        var messages = cluster.messages("web", "ScalingReplicaSet");
        assertThat(messages).hasSize(3);
        assertThat(messages.get(1)).endsWith("from 2 to 0");
        assertThat(messages.get(2)).endsWith("from 0 to 2");
    }

    @Test
    void onlyScalesWhileItIsPaused() {
        cluster.admin.create(Samples.deployment(2));
        cluster.settle();
        cluster.admin.patch(Deployment.class, web().key(), web -> web.withSpec(
                web.spec().withPaused(true).withReplicas(3).withTemplate(Samples.template("nginx:1.27"))));
        cluster.settle();

        assertThat(ReplicaSets.size(onlySet())).isEqualTo(3);
        assertThat(web().status().conditions()).extracting(DeploymentCondition::reason).contains("DeploymentPaused");
    }

    @Test
    void spreadsNewReplicasOverBothSetsInTheMiddleOfARollout() {
        cluster.admin.create(Samples.deployment(10).withSpec(Samples.deployment(10).spec()
                .withStrategy(Samples.rolling(IntOrString.of(3), IntOrString.of(2)))));
        cluster.settle();
        setImage("broken");
        cluster.settle();
        assertThat(cluster.list(ReplicaSet.class)).extracting(ReplicaSets::size).containsExactlyInAnyOrder(8, 5);

        cluster.admin.patch(Deployment.class, web().key(), web -> web.withSpec(web.spec().withReplicas(15)));
        cluster.settle();

        assertThat(cluster.list(ReplicaSet.class)).extracting(ReplicaSets::size).containsExactlyInAnyOrder(11, 7);
    }

    @Test
    void keepsNoMoreOldReplicaSetsThanItsHistoryAllows() {
        cluster.admin.create(Samples.deployment(1).withSpec(Samples.deployment(1).spec().withRevisionHistoryLimit(1)));
        cluster.settle();
        for (var image : List.of("nginx:1", "nginx:2", "nginx:3")) {
            setImage(image);
            cluster.settle();
        }

        assertThat(cluster.list(ReplicaSet.class)).hasSize(2);
    }

    @Test
    void takesItsReplicaSetsAndPodsWithIt() {
        cluster.admin.create(Samples.deployment(3));
        cluster.settle();
        cluster.admin.delete(web());
        cluster.settle();

        assertThat(cluster.list(ReplicaSet.class)).isEmpty();
        assertThat(cluster.list(Pod.class)).isEmpty();
    }

    private void setImage(String image) {
        cluster.admin.patch(Deployment.class, web().key(), web -> web.withSpec(web.spec().withTemplate(Samples.template(image))));
    }

    private Deployment web() {
        return cluster.get(Deployment.class, "web");
    }

    private ReplicaSet onlySet() {
        assertThat(cluster.list(ReplicaSet.class)).hasSize(1);
        return cluster.list(ReplicaSet.class).getFirst();
    }
}
