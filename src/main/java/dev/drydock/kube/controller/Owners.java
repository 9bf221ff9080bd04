package dev.drydock.kube.controller;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.Structs;
import dev.drydock.kube.api.meta.ObjectMeta;
import dev.drydock.kube.api.meta.OwnerReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Who controls an object, as its owner references say.
/// Mirrors `meta/v1/controller_ref.go`.
final class Owners {
    private Owners() {}

    static Optional<OwnerReference> controllerOf(KubeObject object) {
        for (var owner : object.metadata().ownerReferences()) {
            if (Boolean.TRUE.equals(owner.controller())) {
                return Optional.of(owner);
            }
        }
        return Optional.empty();
    }

    static boolean hasController(KubeObject object) {
        return controllerOf(object).isPresent();
    }

    static boolean isControlledBy(KubeObject object, KubeObject controller) {
        var uid = uidOf(controller);
        for (var owner : object.metadata().ownerReferences()) {
            if (Boolean.TRUE.equals(owner.controller())) {
                return uid.equals(owner.uid());
            }
        }
        return false;
    }

    static OwnerReference controllerReference(KubeObject controller) {
        return OwnerReference.EMPTY
                .withApiVersion(controller.gvk().apiVersion())
                .withKind(controller.gvk().kind())
                .withName(controller.name())
                .withUid(uidOf(controller))
                .withController(true)
                .withBlockOwnerDeletion(true);
    }

    static <T extends KubeObject> T adopted(T object, KubeObject controller) {
        var owners = new ArrayList<>(object.metadata().ownerReferences());
        owners.add(controllerReference(controller));
        return withOwners(object, owners);
    }

    static <T extends KubeObject> T released(T object, KubeObject owner) {
        var owners = new ArrayList<>(object.metadata().ownerReferences());
        owners.removeIf(reference -> uidOf(owner).equals(reference.uid()));
        return withOwners(object, owners);
    }

    static String uidOf(KubeObject object) {
        return Objects.requireNonNull(object.metadata().uid(), "a stored object has a uid");
    }

    static boolean isDeleting(KubeObject object) {
        return object.metadata().deletionTimestamp() != null;
    }

    static <T extends KubeObject> T withOwners(T object, List<OwnerReference> owners) {
        ObjectMeta meta = object.metadata().withOwnerReferences(owners);
        return Structs.withMetadata(object, meta);
    }
}
