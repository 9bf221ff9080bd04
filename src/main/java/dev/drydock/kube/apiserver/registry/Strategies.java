package dev.drydock.kube.apiserver.registry;

import static java.util.function.UnaryOperator.identity;

import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.apps.DaemonSet;
import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.api.apps.StatefulSet;
import dev.drydock.kube.api.batch.CronJob;
import dev.drydock.kube.api.batch.Job;
import dev.drydock.kube.api.coordination.Lease;
import dev.drydock.kube.api.core.ConfigMap;
import dev.drydock.kube.api.core.Endpoints;
import dev.drydock.kube.api.core.Event;
import dev.drydock.kube.api.core.LimitRange;
import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.PersistentVolume;
import dev.drydock.kube.api.core.PersistentVolumeClaim;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.PodTemplate;
import dev.drydock.kube.api.core.ReplicationController;
import dev.drydock.kube.api.core.ResourceQuota;
import dev.drydock.kube.api.core.Secret;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.core.ServiceAccount;
import dev.drydock.kube.api.discovery.EndpointSlice;
import dev.drydock.kube.api.networking.NetworkPolicy;
import dev.drydock.kube.api.rbac.ClusterRole;
import dev.drydock.kube.api.rbac.ClusterRoleBinding;
import dev.drydock.kube.api.rbac.Role;
import dev.drydock.kube.api.rbac.RoleBinding;
import dev.drydock.kube.api.scheduling.PriorityClass;
import dev.drydock.kube.api.storage.StorageClass;
import dev.drydock.kube.apiserver.defaults.BatchDefaults;
import dev.drydock.kube.apiserver.defaults.OtherDefaults;
import dev.drydock.kube.apiserver.defaults.ServiceDefaults;
import dev.drydock.kube.apiserver.defaults.WorkloadDefaults;
import dev.drydock.kube.apiserver.validation.BatchValidation;
import dev.drydock.kube.apiserver.validation.ClaimValidation;
import dev.drydock.kube.apiserver.validation.ClusterValidation;
import dev.drydock.kube.apiserver.validation.ConfigValidation;
import dev.drydock.kube.apiserver.validation.EndpointValidation;
import dev.drydock.kube.apiserver.validation.MoreWorkloadValidation;
import dev.drydock.kube.apiserver.validation.QuotaValidation;
import dev.drydock.kube.apiserver.validation.SchemaValidation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The strategy of each kind; kinds without rules of their own are held to their schema.
public final class Strategies {
    /// Kinds of the last sort whose `metadata.generation` upstream counts.
    private static final Set<String> COUNTED =
            Set.of("Ingress", "IngressClass", "PodDisruptionBudget", "CSIDriver", "ValidatingAdmissionPolicy", "HorizontalPodAutoscaler");
    private static final Map<Class<?>, Strategy<?>> BY_TYPE = table();

    private Strategies() {}

    @SuppressWarnings("unchecked")
    public static <T extends KubeObject> Strategy<T> of(Kind<T> kind) {
        var strategy = BY_TYPE.get(kind.javaType());
        if (strategy == null) {
            throw new IllegalArgumentException(kind + " has no strategy");
        }
        return (Strategy<T>) strategy;
    }

    private static Map<Class<?>, Strategy<?>> table() {
        var table = new HashMap<Class<?>, Strategy<?>>();
        Kinds.all().forEach(kind -> table.put(kind.javaType(), ofSchema(kind, identity())));
        table.put(Pod.class, new PodStrategy());
        table.put(Service.class, new ServiceStrategy());
        table.put(Namespace.class, new NamespaceStrategy());
        table.put(ReplicaSet.class, new ReplicaSetStrategy());
        table.put(Deployment.class, new DeploymentStrategy());
        addWorkloads(table);
        addConfiguration(table);
        addCluster(table);
        addAccess(table);
        return Map.copyOf(table);
    }

    private static void addWorkloads(Map<Class<?>, Strategy<?>> table) {
        table.put(ReplicationController.class, KindStrategy.<ReplicationController>of(
                        WorkloadDefaults::of, MoreWorkloadValidation::validate, MoreWorkloadValidation::validateUpdate)
                .countingGenerations());
        table.put(DaemonSet.class, KindStrategy.<DaemonSet>of(
                        WorkloadDefaults::of, MoreWorkloadValidation::validate, MoreWorkloadValidation::validateUpdate)
                .countingGenerations());
        table.put(StatefulSet.class, KindStrategy.<StatefulSet>of(
                        WorkloadDefaults::of, MoreWorkloadValidation::validate, MoreWorkloadValidation::validateUpdate)
                .countingGenerations());
        table.put(Job.class, KindStrategy.<Job>of(BatchDefaults::of, BatchValidation::validate, BatchValidation::validateUpdate)
                .creating(JobLabels::generate)
                .countingGenerations());
        table.put(CronJob.class, KindStrategy.<CronJob>of(
                        BatchDefaults::of, BatchValidation::validate, BatchValidation::validateUpdate)
                .countingGenerations());
        table.put(PodTemplate.class, ofSchema(Kinds.of(PodTemplate.class), OtherDefaults::of));
    }

    private static void addConfiguration(Map<Class<?>, Strategy<?>> table) {
        table.put(ConfigMap.class, KindStrategy.<ConfigMap>of(
                identity(), ConfigValidation::validate, ConfigValidation::validateUpdate));
        table.put(Secret.class, KindStrategy.<Secret>of(
                OtherDefaults::of, ConfigValidation::validate, ConfigValidation::validateUpdate));
        table.put(ServiceAccount.class, KindStrategy.<ServiceAccount>of(
                identity(), ConfigValidation::validate, SchemaValidation::validateUpdate));
        table.put(ResourceQuota.class, KindStrategy.<ResourceQuota>of(
                identity(), QuotaValidation::validate, QuotaValidation::validateUpdate));
        table.put(LimitRange.class, KindStrategy.<LimitRange>of(
                OtherDefaults::of, QuotaValidation::validate, (range, old) -> QuotaValidation.validate(range)));
        table.put(PersistentVolumeClaim.class, KindStrategy.<PersistentVolumeClaim>of(
                        OtherDefaults::of, ClaimValidation::validate, ClaimValidation::validateUpdate)
                .creating(claim -> claim.withStatus(Statuses.cleared(claim).status().withPhase("Pending"))));
    }

    private static void addCluster(Map<Class<?>, Strategy<?>> table) {
        table.put(Node.class, KindStrategy.<Node>of(OtherDefaults::of, ClusterValidation::validate, ClusterValidation::validateUpdate)
                .creating(identity()));
        table.put(PriorityClass.class, KindStrategy.<PriorityClass>of(
                        OtherDefaults::of, ClusterValidation::validate, ClusterValidation::validateUpdate)
                .countingGenerations());
        table.put(Endpoints.class, ofSchema(Kinds.of(Endpoints.class), ServiceDefaults::of));
        table.put(EndpointSlice.class, KindStrategy.<EndpointSlice>of(
                        ServiceDefaults::of, EndpointValidation::validate, EndpointValidation::validateUpdate)
                .countingGenerations());
        table.put(PersistentVolume.class, ofSchema(Kinds.of(PersistentVolume.class), OtherDefaults::of)
                .creating(volume -> volume.withStatus(Statuses.cleared(volume).status().withPhase("Pending"))));
        table.put(StorageClass.class, ofSchema(Kinds.of(StorageClass.class), OtherDefaults::of));
        table.put(NetworkPolicy.class, ofSchema(Kinds.of(NetworkPolicy.class), OtherDefaults::of).countingGenerations());
        table.put(Event.class, unchecked());
        table.put(dev.drydock.kube.api.events.Event.class, unchecked());
        table.put(Lease.class, KindStrategy.<Lease>of(
                identity(), lease -> SchemaValidation.validate(lease, true), (lease, old) -> List.of()));
    }

    private static void addAccess(Map<Class<?>, Strategy<?>> table) {
        table.put(Role.class, ofPathName(Kinds.of(Role.class), identity()));
        table.put(ClusterRole.class, ofPathName(Kinds.of(ClusterRole.class), identity()));
        table.put(RoleBinding.class, ofPathName(Kinds.of(RoleBinding.class), OtherDefaults::of));
        table.put(ClusterRoleBinding.class, ofPathName(Kinds.of(ClusterRoleBinding.class), OtherDefaults::of));
    }

    private static <T extends KubeObject> KindStrategy<T> ofSchema(Kind<T> kind, UnaryOperator<T> defaults) {
        var strategy = KindStrategy.<T>of(
                defaults, object -> SchemaValidation.validate(object, kind.namespaced()), SchemaValidation::validateUpdate);
        return COUNTED.contains(kind.name()) ? strategy.countingGenerations() : strategy;
    }

    private static <T extends KubeObject> KindStrategy<T> ofPathName(Kind<T> kind, UnaryOperator<T> defaults) {
        return KindStrategy.of(
                defaults, object -> SchemaValidation.validateWithPathName(object, kind.namespaced()), SchemaValidation::validateUpdate);
    }

    /// Events come from components, which are many and careful.
    private static <T extends KubeObject> KindStrategy<T> unchecked() {
        return KindStrategy.of(identity(), object -> List.of(), (object, old) -> List.of());
    }
}
