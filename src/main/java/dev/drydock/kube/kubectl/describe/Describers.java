package dev.drydock.kube.kubectl.describe;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.apps.DaemonSet;
import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.api.apps.StatefulSet;
import dev.drydock.kube.api.autoscaling.HorizontalPodAutoscaler;
import dev.drydock.kube.api.batch.CronJob;
import dev.drydock.kube.api.batch.Job;
import dev.drydock.kube.api.core.ConfigMap;
import dev.drydock.kube.api.core.Endpoints;
import dev.drydock.kube.api.core.LimitRange;
import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.PersistentVolume;
import dev.drydock.kube.api.core.PersistentVolumeClaim;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.ResourceQuota;
import dev.drydock.kube.api.core.Secret;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.core.ServiceAccount;
import dev.drydock.kube.api.discovery.EndpointSlice;
import dev.drydock.kube.api.networking.Ingress;
import dev.drydock.kube.api.networking.NetworkPolicy;
import dev.drydock.kube.api.policy.PodDisruptionBudget;
import dev.drydock.kube.api.rbac.ClusterRole;
import dev.drydock.kube.api.rbac.ClusterRoleBinding;
import dev.drydock.kube.api.rbac.Role;
import dev.drydock.kube.api.rbac.RoleBinding;
import dev.drydock.kube.api.scheduling.PriorityClass;
import dev.drydock.kube.api.storage.StorageClass;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.HashMap;
import java.util.Map;

/// Describes objects: each kind in its own way, those without one field by field.
public final class Describers {
    private static final Map<Class<?>, Describer<?>> BY_TYPE = new HashMap<>();

    static {
        add(Pod.class, new PodDescriber());
        add(ReplicaSet.class, new ReplicaSetDescriber());
        add(Deployment.class, new DeploymentDescriber());
        add(Service.class, new ServiceDescriber());
        add(EndpointSlice.class, new EndpointSliceDescriber());
        add(Namespace.class, new NamespaceDescriber());
        add(Node.class, new NodeDescriber());
        add(ResourceQuota.class, new QuotaDescriber());
        add(LimitRange.class, new LimitRangeDescriber());
        add(ConfigMap.class, ConfigDescribers::configMap);
        add(Secret.class, ConfigDescribers::secret);
        add(ServiceAccount.class, ConfigDescribers::serviceAccount);
        add(Endpoints.class, new EndpointsDescriber());
        add(Ingress.class, new IngressDescriber());
        add(NetworkPolicy.class, new NetworkPolicyDescriber());
        add(DaemonSet.class, WorkloadDescribers::daemonSet);
        add(StatefulSet.class, WorkloadDescribers::statefulSet);
        add(Job.class, BatchDescribers::job);
        add(CronJob.class, BatchDescribers::cronJob);
        add(PersistentVolume.class, StorageDescribers::volume);
        add(PersistentVolumeClaim.class, StorageDescribers::claim);
        add(StorageClass.class, StorageDescribers::storageClass);
        add(PriorityClass.class, PolicyDescribers::priorityClass);
        add(PodDisruptionBudget.class, PolicyDescribers::disruptionBudget);
        add(HorizontalPodAutoscaler.class, PolicyDescribers::autoscaler);
        add(Role.class, AccessDescribers::role);
        add(ClusterRole.class, AccessDescribers::clusterRole);
        add(RoleBinding.class, AccessDescribers::roleBinding);
        add(ClusterRoleBinding.class, AccessDescribers::clusterRoleBinding);
    }

    private Describers() {}

    private static <T extends KubeObject> void add(Class<T> type, Describer<T> describer) {
        BY_TYPE.put(type, describer);
    }

    public static String describe(KubeObject object, Invocation kubectl) {
        @SuppressWarnings("unchecked")
        var describer = (Describer<KubeObject>) BY_TYPE.getOrDefault(object.getClass(), new GenericDescriber());
        return describer.describe(object, kubectl).aligned();
    }
}
