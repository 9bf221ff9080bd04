package dev.drydock.kube.apiserver.admission;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.core.ConfigMapProjection;
import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.DownwardAPIProjection;
import dev.drydock.kube.api.core.DownwardAPIVolumeFile;
import dev.drydock.kube.api.core.KeyToPath;
import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.api.core.ObjectFieldSelector;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.PodSpec;
import dev.drydock.kube.api.core.ProjectedVolumeSource;
import dev.drydock.kube.api.core.ServiceAccount;
import dev.drydock.kube.api.core.ServiceAccountTokenProjection;
import dev.drydock.kube.api.core.Volume;
import dev.drydock.kube.api.core.VolumeMount;
import dev.drydock.kube.api.core.VolumeProjection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Gives each Pod a service account and mounts what it needs to speak to the API server.
/// Mirrors `plugin/pkg/admission/serviceaccount`; leaves out the restriction to an account's own secrets.
final class ServiceAccountAdmission implements AdmissionStep {
    private static final String DEFAULT = "default";
    private static final String MIRROR = "kubernetes.io/config.mirror";
    private static final String MOUNT_PATH = "/var/run/secrets/kubernetes.io/serviceaccount";
    private static final long EXPIRATION = 3607;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final ProjectedVolumeSource TOKEN = ProjectedVolumeSource.EMPTY
            .withDefaultMode(0644)
            .withSources(List.of(
                    VolumeProjection.EMPTY.withServiceAccountToken(ServiceAccountTokenProjection.EMPTY
                            .withExpirationSeconds(EXPIRATION)
                            .withPath("token")),
                    VolumeProjection.EMPTY.withConfigMap(ConfigMapProjection.EMPTY
                            .withName("kube-root-ca.crt")
                            .withItems(List.of(KeyToPath.EMPTY.withKey("ca.crt").withPath("ca.crt")))),
                    VolumeProjection.EMPTY.withDownwardAPI(DownwardAPIProjection.EMPTY.withItems(List.of(
                            DownwardAPIVolumeFile.EMPTY
                                    .withPath("namespace")
                                    .withFieldRef(ObjectFieldSelector.EMPTY
                                            .withApiVersion("v1")
                                            .withFieldPath("metadata.namespace")))))));

    @Override
    public String name() {
        return "ServiceAccount";
    }

    @Override
    public KubeObject mutate(Admission request) {
        if (request.verb() != Admission.Verb.CREATE
                || !request.subresource().isEmpty()
                || !(request.object() instanceof Pod pod)
                || pod.metadata().annotations().containsKey(MIRROR)) {
            return request.object();
        }
        var spec = pod.spec();
        var given = spec.serviceAccountName();
        var name = given == null || given.isEmpty() ? DEFAULT : given;
        var account = account(request, name);
        spec = spec.withServiceAccountName(name).withServiceAccount(name);
        if (mountsToken(spec, account)) {
            spec = withToken(spec, request);
        }
        if (spec.imagePullSecrets().isEmpty() && !account.imagePullSecrets().isEmpty()) {
            spec = spec.withImagePullSecrets(account.imagePullSecrets());
        }
        return pod.withSpec(spec);
    }

    private static ServiceAccount account(Admission request, String name) {
        return request.store()
                .get(ServiceAccount.class, request.namespace(), name)
                .or(() -> awaited(request, name))
                .orElseThrow(() -> Denials.forbidden(request, "error looking up service account %s/%s: serviceaccount \"%s\" not found"
                        .formatted(request.namespace(), name, name)));
    }

    /// Upstream waits a moment for the default account of a new namespace, which its controller is about to make;
    /// a request here takes no time, so that the account is taken for granted.
    private static Optional<ServiceAccount> awaited(Admission request, String name) {
        return request.store()
                .get(Namespace.class, "", request.namespace())
                .map(namespace -> namespace.metadata().creationTimestamp())
                .filter(created -> name.equals(DEFAULT) && !created.plus(PATIENCE).isBefore(request.store().now()))
                .map(created -> ServiceAccount.EMPTY);
    }

    private static boolean mountsToken(PodSpec spec, ServiceAccount account) {
        var asked = spec.automountServiceAccountToken() != null
                ? spec.automountServiceAccountToken()
                : account.automountServiceAccountToken();
        return asked == null || asked;
    }

    private static PodSpec withToken(PodSpec spec, Admission request) {
        boolean needed = !spec.containers().stream().allMatch(ServiceAccountAdmission::isMounted)
                || !spec.initContainers().stream().allMatch(ServiceAccountAdmission::isMounted);
        if (!needed) {
            return spec;
        }
        var name = "kube-api-access-" + request.store().random().nameSuffix(5);
        var mount = VolumeMount.EMPTY.withName(name).withReadOnly(true).withMountPath(MOUNT_PATH);
        var volumes = new ArrayList<>(spec.volumes());
        volumes.add(tokenVolume(name));
        return spec.withContainers(mounted(spec.containers(), mount))
                .withInitContainers(mounted(spec.initContainers(), mount))
                .withVolumes(volumes);
    }

    private static boolean isMounted(Container container) {
        return container.volumeMounts().stream().anyMatch(mount -> MOUNT_PATH.equals(mount.mountPath()));
    }

    private static List<Container> mounted(List<Container> containers, VolumeMount mount) {
        return containers.stream().map(container -> {
            if (isMounted(container)) {
                return container;
            }
            var mounts = new ArrayList<>(container.volumeMounts());
            mounts.add(mount);
            return container.withVolumeMounts(mounts);
        }).toList();
    }

    private static Volume tokenVolume(String name) {
        return Volume.EMPTY.withName(name).withProjected(TOKEN);
    }
}
