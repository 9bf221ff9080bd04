package dev.drydock.kube.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.kube.api.IntOrString;
import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.meta.Condition;
import dev.drydock.kube.api.meta.DeleteOptions;
import dev.drydock.kube.api.meta.LabelSelector;
import dev.drydock.kube.api.policy.PodDisruptionBudget;
import dev.drydock.kube.api.policy.PodDisruptionBudgetSpec;
import dev.drydock.kube.api.policy.PodDisruptionBudgetStatus;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class DisruptionControllerTest {
    private static final PodDisruptionBudgetSpec WEB =
            PodDisruptionBudgetSpec.EMPTY.withSelector(LabelSelector.EMPTY.withMatchLabels(Samples.WEB));

    private final ControlPlaneHarness cluster = new ControlPlaneHarness();

    @Test
    void allowsAsManyEvictionsAsLeaveEnoughPods() {
        var status = statusOf(WEB.withMinAvailable(IntOrString.of(2)));

        assertThat(status.disruptionsAllowed()).isEqualTo(1);
        assertThat(status.currentHealthy()).isEqualTo(3);
        assertThat(status.desiredHealthy()).isEqualTo(2);
        assertThat(status.conditions()).extracting(Condition::reason).containsExactly("SufficientPods");
    }

    @Test
    void roundsAShareOfWhatTheDeploymentAsksForUp() {
        assertThat(statusOf(WEB.withMinAvailable(IntOrString.of("50%"))).desiredHealthy()).isEqualTo(2);
    }

    @Test
    void allowsNoneWhereNoPodMayBeMissing() {
        var status = statusOf(WEB.withMaxUnavailable(IntOrString.of(0)));

        assertThat(status.disruptionsAllowed()).isZero();
        assertThat(status.conditions()).extracting(Condition::reason).containsExactly("InsufficientPods");
    }

    @Test
    void refusesTheEvictionThatABudgetDoesNotAllow() {
        statusOf(WEB.withMinAvailable(IntOrString.of(2)));
        var pods = cluster.list(Pod.class);
        var server = cluster.admin.server();
        var caller = cluster.admin.caller();
        server.evict(caller, pods.get(0).key(), DeleteOptions.EMPTY);

        assertThatThrownBy(() -> server.evict(caller, pods.get(1).key(), DeleteOptions.EMPTY))
                .hasMessage("Cannot evict pod as it would violate the pod's disruption budget.")
                .asInstanceOf(InstanceOfAssertFactories.type(StatusException.class))
                .extracting(StatusException::code).isEqualTo(429);

        cluster.settle();
        server.evict(caller, pods.get(1).key(), DeleteOptions.EMPTY);
        assertThat(cluster.settle().list(Pod.class)).hasSize(3);
    }

    private PodDisruptionBudgetStatus statusOf(PodDisruptionBudgetSpec spec) {
        cluster.admin.create(Samples.deployment(3));
        cluster.admin.create(PodDisruptionBudget.EMPTY.withMetadata(Samples.named("budget")).withSpec(spec));
        cluster.settle();
        return cluster.get(PodDisruptionBudget.class, "budget").status();
    }
}
