package dev.drydock.kube.apiserver.defaults;

import static dev.drydock.kube.apiserver.defaults.Each.isEmpty;

import dev.drydock.kube.api.IntOrString;
import dev.drydock.kube.api.apps.DaemonSet;
import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.apps.DeploymentStrategy;
import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.api.apps.RollingUpdateDaemonSet;
import dev.drydock.kube.api.apps.RollingUpdateDeployment;
import dev.drydock.kube.api.apps.RollingUpdateStatefulSetStrategy;
import dev.drydock.kube.api.apps.StatefulSet;
import dev.drydock.kube.api.apps.StatefulSetPersistentVolumeClaimRetentionPolicy;
import dev.drydock.kube.api.core.ReplicationController;
import dev.drydock.kube.api.core.PersistentVolumeClaim;
import java.util.Objects;

/// Defaults of what keeps Pods running. Mirrors `pkg/apis/apps/v1/defaults.go`.
public final class WorkloadDefaults {
    private static final IntOrString QUARTER = IntOrString.of("25%");

    private WorkloadDefaults() {}

    public static ReplicaSet of(ReplicaSet set) {
        var spec = set.spec();
        return set.withSpec(spec.withReplicas(Objects.requireNonNullElse(spec.replicas(), 1))
                .withTemplate(PodDefaults.ofTemplate(spec.template())));
    }

    public static ReplicationController of(ReplicationController controller) {
        var spec = controller.spec().withReplicas(Objects.requireNonNullElse(controller.spec().replicas(), 1));
        if (spec.template() == null) {
            return controller.withSpec(spec);
        }
        var labels = spec.template().metadata().labels();
        if (spec.selector().isEmpty()) {
            spec = spec.withSelector(labels);
        }
        var meta = controller.metadata();
        return controller
                .withMetadata(meta.labels().isEmpty() ? meta.withLabels(labels) : meta)
                .withSpec(spec.withTemplate(PodDefaults.ofTemplate(Objects.requireNonNull(spec.template()))));
    }

    public static Deployment of(Deployment deployment) {
        var spec = deployment.spec();
        return deployment.withSpec(spec.withReplicas(Objects.requireNonNullElse(spec.replicas(), 1))
                .withStrategy(of(spec.strategy()))
                .withRevisionHistoryLimit(Objects.requireNonNullElse(spec.revisionHistoryLimit(), 10))
                .withProgressDeadlineSeconds(Objects.requireNonNullElse(spec.progressDeadlineSeconds(), 600))
                .withTemplate(PodDefaults.ofTemplate(spec.template())));
    }

    private static DeploymentStrategy of(DeploymentStrategy strategy) {
        var changed = isEmpty(strategy.type()) ? strategy.withType("RollingUpdate") : strategy;
        if (!"RollingUpdate".equals(changed.type())) {
            return changed;
        }
        var rolling = Objects.requireNonNullElse(changed.rollingUpdate(), RollingUpdateDeployment.EMPTY);
        return changed.withRollingUpdate(rolling
                .withMaxUnavailable(Objects.requireNonNullElse(rolling.maxUnavailable(), QUARTER))
                .withMaxSurge(Objects.requireNonNullElse(rolling.maxSurge(), QUARTER)));
    }

    public static DaemonSet of(DaemonSet set) {
        var spec = set.spec();
        var strategy = spec.updateStrategy();
        if (isEmpty(strategy.type())) {
            strategy = strategy.withType("RollingUpdate");
        }
        if ("RollingUpdate".equals(strategy.type())) {
            var rolling = Objects.requireNonNullElse(strategy.rollingUpdate(), RollingUpdateDaemonSet.EMPTY);
            strategy = strategy.withRollingUpdate(rolling
                    .withMaxUnavailable(Objects.requireNonNullElse(rolling.maxUnavailable(), IntOrString.of(1)))
                    .withMaxSurge(Objects.requireNonNullElse(rolling.maxSurge(), IntOrString.of(0))));
        }
        return set.withSpec(spec.withUpdateStrategy(strategy)
                .withRevisionHistoryLimit(Objects.requireNonNullElse(spec.revisionHistoryLimit(), 10))
                .withTemplate(PodDefaults.ofTemplate(spec.template())));
    }

    public static StatefulSet of(StatefulSet set) {
        var spec = set.spec();
        var strategy = spec.updateStrategy();
        if (isEmpty(strategy.type())) {
            strategy = strategy.withType("RollingUpdate")
                    .withRollingUpdate(Objects.requireNonNullElse(strategy.rollingUpdate(), RollingUpdateStatefulSetStrategy.EMPTY));
        }
        var rolling = strategy.rollingUpdate();
        if ("RollingUpdate".equals(strategy.type()) && rolling != null && rolling.partition() == null) {
            strategy = strategy.withRollingUpdate(rolling.withPartition(0));
        }
        var retention = Objects.requireNonNullElse(
                spec.persistentVolumeClaimRetentionPolicy(), StatefulSetPersistentVolumeClaimRetentionPolicy.EMPTY);
        return set.withSpec(spec.withUpdateStrategy(strategy)
                .withPodManagementPolicy(isEmpty(spec.podManagementPolicy()) ? "OrderedReady" : spec.podManagementPolicy())
                .withReplicas(Objects.requireNonNullElse(spec.replicas(), 1))
                .withRevisionHistoryLimit(Objects.requireNonNullElse(spec.revisionHistoryLimit(), 10))
                .withPersistentVolumeClaimRetentionPolicy(retention
                        .withWhenDeleted(isEmpty(retention.whenDeleted()) ? "Retain" : retention.whenDeleted())
                        .withWhenScaled(isEmpty(retention.whenScaled()) ? "Retain" : retention.whenScaled()))
                .withVolumeClaimTemplates(Each.of(spec.volumeClaimTemplates(), WorkloadDefaults::ofClaim))
                .withTemplate(PodDefaults.ofTemplate(spec.template())));
    }

    private static PersistentVolumeClaim ofClaim(PersistentVolumeClaim claim) {
        var status = claim.status().phase() == null ? claim.status().withPhase("Pending") : claim.status();
        return claim.withSpec(VolumeDefaults.ofClaim(claim.spec())).withStatus(status);
    }
}
