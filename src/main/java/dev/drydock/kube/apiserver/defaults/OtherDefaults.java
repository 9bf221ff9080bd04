package dev.drydock.kube.apiserver.defaults;

import static dev.drydock.kube.apiserver.defaults.Each.isEmpty;

import dev.drydock.kube.api.core.LimitRange;
import dev.drydock.kube.api.core.LimitRangeItem;
import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.PersistentVolume;
import dev.drydock.kube.api.core.PersistentVolumeClaim;
import dev.drydock.kube.api.core.PodTemplate;
import dev.drydock.kube.api.core.Secret;
import dev.drydock.kube.api.networking.NetworkPolicy;
import dev.drydock.kube.api.networking.NetworkPolicyPort;
import dev.drydock.kube.api.rbac.ClusterRoleBinding;
import dev.drydock.kube.api.rbac.RoleBinding;
import dev.drydock.kube.api.rbac.RoleRef;
import dev.drydock.kube.api.rbac.Subject;
import dev.drydock.kube.api.scheduling.PriorityClass;
import dev.drydock.kube.api.storage.StorageClass;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Defaults of the kinds that have few. Mirrors the `defaults.go` of their groups.
public final class OtherDefaults {
    private static final String RBAC = "rbac.authorization.k8s.io";

    private OtherDefaults() {}

    /// Lets a selector find a namespace by its name.
    public static Namespace of(Namespace namespace) {
        if (namespace.name().isEmpty() || namespace.name().equals(namespace.metadata().labels().get("kubernetes.io/metadata.name"))) {
            return namespace;
        }
        var labels = new LinkedHashMap<>(namespace.metadata().labels());
        labels.put("kubernetes.io/metadata.name", namespace.name());
        return namespace.withMetadata(namespace.metadata().withLabels(labels));
    }

    public static Node of(Node node) {
        var status = node.status();
        return status.allocatable().isEmpty() && !status.capacity().isEmpty()
                ? node.withStatus(status.withAllocatable(status.capacity()))
                : node;
    }

    public static Secret of(Secret secret) {
        var changed = isEmpty(secret.type()) ? secret.withType("Opaque") : secret;
        return changed.stringData().isEmpty() ? changed : withEncoded(changed);
    }

    /// `stringData` is written over `data` and never stored itself.
    private static Secret withEncoded(Secret secret) {
        var data = new LinkedHashMap<>(secret.data());
        secret.stringData().forEach((key, value) ->
                data.put(key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
        return secret.withData(data).withStringData(Map.of());
    }

    public static PodTemplate of(PodTemplate template) {
        return template.withTemplate(PodDefaults.ofTemplate(template.template()));
    }

    public static PersistentVolumeClaim of(PersistentVolumeClaim claim) {
        return claim.withSpec(VolumeDefaults.ofClaim(claim.spec()));
    }

    public static PersistentVolume of(PersistentVolume volume) {
        var spec = volume.spec().hostPath() == null || volume.spec().hostPath().type() != null
                ? volume.spec()
                : volume.spec().withHostPath(volume.spec().hostPath().withType(""));
        return volume.withSpec(spec.withPersistentVolumeReclaimPolicy(
                        isEmpty(spec.persistentVolumeReclaimPolicy()) ? "Retain" : spec.persistentVolumeReclaimPolicy())
                .withVolumeMode(isEmpty(spec.volumeMode()) ? "Filesystem" : spec.volumeMode()));
    }

    public static StorageClass of(StorageClass storage) {
        return storage.withReclaimPolicy(isEmpty(storage.reclaimPolicy()) ? "Delete" : storage.reclaimPolicy())
                .withVolumeBindingMode(isEmpty(storage.volumeBindingMode()) ? "Immediate" : storage.volumeBindingMode());
    }

    public static LimitRange of(LimitRange range) {
        return range.withSpec(range.spec().withLimits(Each.of(range.spec().limits(), OtherDefaults::of)));
    }

    private static LimitRangeItem of(LimitRangeItem item) {
        if (!"Container".equals(item.type())) {
            return item;
        }
        var limit = Each.missing(item.default_(), item.max());
        var request = Each.missing(Each.missing(item.defaultRequest(), limit), item.min());
        return item.withDefault(limit).withDefaultRequest(request);
    }

    public static PriorityClass of(PriorityClass priority) {
        return isEmpty(priority.preemptionPolicy()) ? priority.withPreemptionPolicy("PreemptLowerPriority") : priority;
    }

    public static NetworkPolicy of(NetworkPolicy policy) {
        var spec = policy.spec();
        if (spec.policyTypes().isEmpty()) {
            var types = new ArrayList<>(List.of("Ingress"));
            if (!spec.egress().isEmpty()) {
                types.add("Egress");
            }
            spec = spec.withPolicyTypes(types);
        }
        return policy.withSpec(spec
                .withIngress(Each.of(spec.ingress(), rule -> rule.withPorts(Each.of(rule.ports(), OtherDefaults::of))))
                .withEgress(Each.of(spec.egress(), rule -> rule.withPorts(Each.of(rule.ports(), OtherDefaults::of)))));
    }

    private static NetworkPolicyPort of(NetworkPolicyPort port) {
        return isEmpty(port.protocol()) ? port.withProtocol("TCP") : port;
    }

    public static RoleBinding of(RoleBinding binding) {
        return binding.withRoleRef(of(binding.roleRef())).withSubjects(Each.of(binding.subjects(), OtherDefaults::of));
    }

    public static ClusterRoleBinding of(ClusterRoleBinding binding) {
        return binding.withRoleRef(of(binding.roleRef())).withSubjects(Each.of(binding.subjects(), OtherDefaults::of));
    }

    private static RoleRef of(RoleRef role) {
        return isEmpty(role.apiGroup()) ? role.withApiGroup(RBAC) : role;
    }

    private static Subject of(Subject subject) {
        boolean named = "User".equals(subject.kind()) || "Group".equals(subject.kind());
        return named && isEmpty(subject.apiGroup()) ? subject.withApiGroup(RBAC) : subject;
    }
}
