package dev.drydock.kube.controller;

import dev.drydock.kube.api.GroupVersionKind;
import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.Structs;
import dev.drydock.kube.api.meta.DeleteOptions;
import dev.drydock.kube.api.meta.OwnerReference;
import dev.drydock.kube.api.meta.Preconditions;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.client.Controller;
import dev.drydock.kube.client.Watches;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Deletes what has lost its owners: in the background, before the owner goes, or not at all, as the deletion asked.
/// Mirrors `pkg/controller/garbagecollector`; the cluster's owner index stands for its graph.
final class GarbageCollector implements Controller {
    static final String NAME = "garbage-collector-controller";
    private static final String FOREGROUND = "foregroundDeletion";
    private static final String ORPHAN = "orphan";

    private final Client client;

    GarbageCollector(Client client) {
        this.client = client;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void watches(Watches watches) {
        Kinds.all().stream()
                .filter(kind -> !kind.name().equals("Event"))
                .forEach(kind -> watches.onChange(kind.javaType(), this::concerned));
    }

    /// Keys name the kind too: `deployments.apps/web`.
    private static ObjectKey keyOf(KubeObject object) {
        return new ObjectKey(object.namespace(), Kinds.of(object).groupResource() + "/" + object.name());
    }

    private Stream<ObjectKey> concerned(@Nullable KubeObject before, @Nullable KubeObject after) {
        if (after == null) {
            var gone = Objects.requireNonNull(before);
            return Stream.concat(
                    client.ownedBy(Owners.uidOf(gone)).stream().map(GarbageCollector::keyOf),
                    waitingOwners(gone).map(GarbageCollector::keyOf));
        }
        if (Owners.isDeleting(after)) {
            boolean holds = waitsForDependents(after) || after.metadata().finalizers().contains(ORPHAN);
            return holds ? Stream.of(keyOf(after)) : Stream.empty();
        }
        boolean ownersChanged = before == null
                || !before.metadata().ownerReferences().equals(after.metadata().ownerReferences());
        if (!ownersChanged) {
            return Stream.empty();
        }
        boolean bereft = after.metadata().ownerReferences().stream().anyMatch(owner -> isGone(after, owner));
        var released = before == null ? Stream.<KubeObject>empty() : waitingOwners(before);
        return Stream.concat(bereft ? Stream.of(keyOf(after)) : Stream.empty(), released.map(GarbageCollector::keyOf));
    }

    private Stream<KubeObject> waitingOwners(KubeObject dependent) {
        return dependent.metadata().ownerReferences().stream()
                .<KubeObject>flatMap(owner -> find(dependent, owner).stream())
                .filter(GarbageCollector::waitsForDependents);
    }

    private static boolean waitsForDependents(KubeObject object) {
        return Owners.isDeleting(object) && object.metadata().finalizers().contains(FOREGROUND);
    }

    private Optional<? extends KubeObject> find(KubeObject dependent, OwnerReference owner) {
        return kindOf(owner)
                .flatMap(kind -> client.get(
                        kind.javaType(),
                        kind.namespaced() ? dependent.namespace() : "",
                        Objects.requireNonNullElse(owner.name(), "")))
                .filter(found -> Owners.uidOf(found).equals(owner.uid()));
    }

    private static Optional<Kind<?>> kindOf(OwnerReference owner) {
        var apiVersion = Objects.requireNonNullElse(owner.apiVersion(), "");
        int slash = apiVersion.indexOf('/');
        var group = slash < 0 ? "" : apiVersion.substring(0, slash);
        return Kinds.of(new GroupVersionKind(group, apiVersion.substring(slash + 1), Objects.requireNonNullElse(owner.kind(), "")));
    }

    /// An owner of a kind that nobody serves cannot be looked for, so it is not taken for gone.
    private boolean isGone(KubeObject dependent, OwnerReference owner) {
        return kindOf(owner).isPresent() && find(dependent, owner).isEmpty();
    }

    @Override
    public void sync(ObjectKey key) {
        int slash = key.name().indexOf('/');
        var kind = Kinds.ofGroupResource(key.name().substring(0, slash));
        client.get(kind.javaType(), key.namespace(), key.name().substring(slash + 1)).ifPresent(this::sync);
    }

    private void sync(KubeObject object) {
        if (!Owners.isDeleting(object)) {
            collect(object);
        } else if (object.metadata().finalizers().contains(ORPHAN)) {
            orphanDependents(object);
        } else if (waitsForDependents(object)) {
            deleteDependents(object);
        }
    }

    private void collect(KubeObject object) {
        switch (Fate.of(ownership(object), object.metadata().finalizers(), hasDependents(object))) {
            case Fate.Lives() -> {}
            case Fate.LosesOwners(var remaining) -> patchOwners(object, remaining);
            case Fate.Goes(var policy) -> client.delete(object, options(object, policy));
        }
    }

    private Ownership ownership(KubeObject object) {
        var ownership = new Ownership(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (var reference : object.metadata().ownerReferences()) {
            var owner = find(object, reference);
            if (isGone(object, reference)) {
                ownership.gone.add(reference);
            } else if (Boolean.TRUE.equals(reference.blockOwnerDeletion()) && owner.filter(GarbageCollector::waitsForDependents).isPresent()) {
                ownership.waiting.add(reference);
            } else {
                ownership.solid.add(reference);
            }
        }
        return ownership;
    }

    private boolean hasDependents(KubeObject object) {
        return !client.ownedBy(Owners.uidOf(object)).isEmpty();
    }

    private static DeleteOptions options(KubeObject object, String policy) {
        return DeleteOptions.EMPTY
                .withPropagationPolicy(policy)
                .withPreconditions(Preconditions.EMPTY.withUid(object.metadata().uid()));
    }

    private void orphanDependents(KubeObject owner) {
        var uid = Owners.uidOf(owner);
        for (var dependent : client.ownedBy(uid)) {
            patchOwners(dependent, dependent.metadata().ownerReferences().stream()
                    .filter(reference -> !uid.equals(reference.uid()))
                    .toList());
        }
        finish(owner, ORPHAN);
    }

    private void deleteDependents(KubeObject owner) {
        var uid = Owners.uidOf(owner);
        var blocking = client.ownedBy(uid).stream()
                .filter(dependent -> dependent.metadata().ownerReferences().stream()
                        .anyMatch(reference -> uid.equals(reference.uid()) && Boolean.TRUE.equals(reference.blockOwnerDeletion())))
                .toList();
        if (blocking.isEmpty()) {
            finish(owner, FOREGROUND);
        } else {
            blocking.stream().filter(dependent -> !Owners.isDeleting(dependent)).forEach(this::collect);
        }
    }

    private void finish(KubeObject object, String finalizer) {
        var left = object.metadata().finalizers().stream()
                .filter(present -> !present.equals(finalizer))
                .toList();
        client.finish(Structs.withMetadata(object, object.metadata().withFinalizers(left)));
    }

    @SuppressWarnings("unchecked")
    private <T extends KubeObject> void patchOwners(T object, List<OwnerReference> owners) {
        client.patch((Class<T>) object.getClass(), object.key(), current -> Owners.withOwners(current, owners));
    }

    /// The owners an object names: those that are there, those that wait for it to go, and those that are gone.
    record Ownership(List<OwnerReference> solid, List<OwnerReference> waiting, List<OwnerReference> gone) {}

    /// What becomes of an object.
    sealed interface Fate {
        record Lives() implements Fate {}

        record LosesOwners(List<OwnerReference> remaining) implements Fate {}

        record Goes(String policy) implements Fate {}

        static Fate of(Ownership owners, List<String> finalizers, boolean hasDependents) {
            if (owners.waiting.isEmpty() && owners.gone.isEmpty()) {
                return new Lives();
            }
            if (!owners.solid.isEmpty()) {
                return new LosesOwners(owners.solid);
            }
            if (!owners.waiting.isEmpty() && hasDependents) {
                return new Goes("Foreground");
            }
            return new Goes(finalizers.contains(ORPHAN) ? "Orphan" : finalizers.contains(FOREGROUND) ? "Foreground" : "Background");
        }
    }
}
