package dev.drydock.kube.apiserver.registry;

import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.SelectorFormat;
import dev.drydock.kube.api.Structs;
import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.api.apps.StatefulSet;
import dev.drydock.kube.api.autoscaling.Scale;
import dev.drydock.kube.api.autoscaling.ScaleSpec;
import dev.drydock.kube.api.autoscaling.ScaleStatus;
import dev.drydock.kube.api.core.ReplicationController;
import dev.drydock.kube.api.meta.LabelSelector;
import dev.drydock.kube.api.meta.ObjectMeta;
import dev.drydock.kube.apiserver.Refusals;
import dev.drydock.kube.apiserver.validation.ScaleValidation;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What keeps Pods, seen as nothing but how many: the `scale` subresource.
/// Mirrors the `ScaleREST` of `registry/apps/*/storage` and `registry/core/replicationcontroller/storage`.
public final class Scales {
    /// Scales are not listed, so [dev.drydock.kube.api.Kinds] does not have them.
    public static final Kind<Scale> KIND =
            new Kind<>(Scale.TYPE, "scales", "scale", true, List.of(), List.of(), List.of());

    private Scales() {}

    public static Scale of(KubeObject object) {
        return switch (object) {
            case Deployment it -> scale(it, it.spec().replicas(), it.status().replicas(), text(it.spec().selector()));
            case ReplicaSet it -> scale(it, it.spec().replicas(), it.status().replicas(), text(it.spec().selector()));
            case StatefulSet it -> scale(it, it.spec().replicas(), it.status().replicas(), text(it.spec().selector()));
            case ReplicationController it -> scale(it, it.spec().replicas(), it.status().replicas(),
                    it.spec().selector().isEmpty() ? "" : SelectorFormat.labels(it.spec().selector()));
            default -> throw Refusals.noSuchResource();
        };
    }

    private static Scale scale(KubeObject object, @Nullable Integer wanted, @Nullable Integer there, String selector) {
        var meta = object.metadata();
        return new Scale(
                ObjectMeta.EMPTY
                        .withName(meta.name())
                        .withNamespace(meta.namespace())
                        .withUid(meta.uid())
                        .withResourceVersion(meta.resourceVersion())
                        .withCreationTimestamp(meta.creationTimestamp()),
                new ScaleSpec(wanted),
                new ScaleStatus(Objects.requireNonNullElse(there, 0), selector));
    }

    private static String text(@Nullable LabelSelector selector) {
        return selector == null || selector.equals(LabelSelector.EMPTY) ? "" : SelectorFormat.selector(selector);
    }

    /// The object with the replicas, and in the version, that the scale asks for.
    public static <T extends KubeObject> T apply(T object, Kind<T> kind, Scale scale) {
        var errors = ScaleValidation.validate(scale);
        if (!errors.isEmpty()) {
            throw Refusals.invalid(KIND.groupKind(), object.name(), errors);
        }
        var uid = scale.metadata().uid();
        if (uid != null && !uid.equals(object.metadata().uid())) {
            throw Refusals.conflict(kind.groupResource().replaceFirst("^[^.]+", "$0/scale"), object.name(),
                    "Precondition failed: UID in precondition: %s, UID in object meta: %s".formatted(uid, object.metadata().uid()));
        }
        T resized = kind.javaType().cast(resized(object, Objects.requireNonNullElse(scale.spec().replicas(), 0)));
        return Structs.withMetadata(resized, resized.metadata().withResourceVersion(scale.metadata().resourceVersion()));
    }

    private static KubeObject resized(KubeObject object, int replicas) {
        return switch (object) {
            case Deployment it -> it.withSpec(it.spec().withReplicas(replicas));
            case ReplicaSet it -> it.withSpec(it.spec().withReplicas(replicas));
            case StatefulSet it -> it.withSpec(it.spec().withReplicas(replicas));
            case ReplicationController it -> it.withSpec(it.spec().withReplicas(replicas));
            default -> throw Refusals.noSuchResource();
        };
    }
}
