package dev.drydock.kube.controller;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.meta.ObjectMeta;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.client.Controller;
import dev.drydock.kube.client.Watches;
import dev.drydock.kube.trace.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Keeps as many Pods alive as a ReplicaSet asks for.
/// Mirrors `pkg/controller/replicaset`; expectations are not needed, as nothing here is read from a stale cache.
final class ReplicaSetController implements Controller {
    static final String NAME = "replicaset-controller";
    private static final int MOST_AT_ONCE = 500;
    private static final Duration ROUND = Duration.ofMillis(20);

    private final Client client;

    ReplicaSetController(Client client) {
        this.client = client;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void watches(Watches watches) {
        watches.onChange(ReplicaSet.class, ReplicaSetController::asked)
                .onChange(Pod.class, (before, after) -> isLike(before, after) ? Stream.empty() : setsConcerned(before, after))
                .gathering(ROUND)
                .onChange(Pod.class, (before, after) -> isLike(before, after) && !isAsReady(before, after)
                        ? setsConcerned(before, after)
                        : Stream.empty());
    }

    /// A set itself, unless only its own status of it is new.
    private static Stream<ObjectKey> asked(@Nullable ReplicaSet before, @Nullable ReplicaSet after) {
        boolean onlyStatus = before != null
                && after != null
                && before.spec().equals(after.spec())
                && before.metadata().withResourceVersion(null).equals(after.metadata().withResourceVersion(null));
        return onlyStatus ? Stream.empty() : Stream.of(Objects.requireNonNull(after == null ? before : after).key());
    }

    private Stream<ObjectKey> setsConcerned(@Nullable Pod before, @Nullable Pod after) {
        var owners = Stream.of(Optional.ofNullable(before), Optional.ofNullable(after))
                .flatMap(Optional::stream)
                .flatMap(pod -> Owners.controllerOf(pod).stream()
                        .filter(owner -> "ReplicaSet".equals(owner.kind()))
                        .map(owner -> new ObjectKey(pod.namespace(), Objects.requireNonNull(owner.name()))));
        if (after == null || Owners.hasController(after) || Owners.isDeleting(after)) {
            return owners.distinct();
        }
        var adopters = client.list(ReplicaSet.class, after.namespace()).stream()
                .filter(set -> matches(set, after))
                .map(ReplicaSet::key);
        return Stream.concat(owners, adopters).distinct();
    }

    /// Whether a change leaves all that a set's number of Pods follows from; kubelets report much besides.
    private static boolean isLike(@Nullable Pod before, @Nullable Pod after) {
        return before != null
                && after != null
                && Owners.isDeleting(before) == Owners.isDeleting(after)
                && Pods.isTerminal(before) == Pods.isTerminal(after)
                && before.metadata().labels().equals(after.metadata().labels())
                && before.metadata().ownerReferences().equals(after.metadata().ownerReferences());
    }

    /// What else its status follows from.
    private static boolean isAsReady(Pod before, Pod after) {
        return Pods.readyCondition(before).equals(Pods.readyCondition(after));
    }

    @Override
    public void sync(ObjectKey key) {
        client.get(ReplicaSet.class, key).ifPresent(this::sync);
    }

    private void sync(ReplicaSet set) {
        var owned = owned(set);
        var pods = claim(set, owned);
        int terminating = 0;
        for (var pod : owned) {
            terminating += Pods.isTerminating(pod) && matches(set, pod) ? 1 : 0;
        }
        @Nullable StatusException failure = null;
        if (!Owners.isDeleting(set)) {
            failure = carryOut(set, pods, Plan.of(Numbers.orZero(set.spec().replicas()), pods, () -> related(set), client.clock()));
        }
        client.updateStatus(set.withStatus(ReplicaSetStatuses.of(set, pods, terminating, failure, client.clock())));
        if (failure != null) {
            throw failure;
        }
        askAgainWhenAvailable(set, pods);
    }

    /// The active Pods that are the set's; strays that match become its own, those that match no longer are let go.
    private List<Pod> claim(ReplicaSet set, List<Pod> owned) {
        var claimed = new ArrayList<Pod>();
        for (var pod : owned) {
            if (!Pods.isActive(pod)) {
                continue;
            }
            if (matches(set, pod)) {
                claimed.add(pod);
            } else if (!Owners.isDeleting(set)) {
                client.patch(Pod.class, pod.key(), current -> Owners.released(current, set));
            }
        }
        if (!Owners.isDeleting(set)) {
            client.orphans(Pod.class, set.namespace()).stream()
                    .filter(pod -> Pods.isActive(pod) && matches(set, pod))
                    .map(pod -> client.patch(Pod.class, pod.key(), current -> Owners.adopted(current, set)))
                    .forEach(claimed::add);
        }
        return claimed;
    }

    private List<Pod> owned(ReplicaSet set) {
        var owned = new ArrayList<>(client.ownedBy(Owners.uidOf(set), Pod.class));
        owned.removeIf(pod -> !Owners.isControlledBy(pod, set));
        return owned;
    }

    /// The Pods of all sets that have the same controller as this one.
    private List<Pod> related(ReplicaSet set) {
        var siblings = Owners.controllerOf(set)
                .map(owner -> client.ownedBy(Objects.requireNonNull(owner.uid()), ReplicaSet.class))
                .orElse(List.of(set));
        return siblings.stream().flatMap(sibling -> owned(sibling).stream()).filter(Pods::isActive).toList();
    }

    private static boolean matches(ReplicaSet set, Pod pod) {
        return Selectors.matches(set.spec().selector(), pod.metadata().labels());
    }

    private @Nullable StatusException carryOut(ReplicaSet set, List<Pod> pods, Plan plan) {
        var failures = new ArrayList<StatusException>();
        var why = new Action.Compared("replicasets.apps", set.key(), Numbers.orZero(set.spec().replicas()), pods.size());
        switch (plan) {
            case Plan.Create(var count) -> client.because(why, () -> createInBatches(set, count, failures));
            case Plan.Delete(var surplus) -> client.because(why, () -> surplus.forEach(pod -> delete(set, pod, failures)));
            case Plan.Nothing() -> {}
        }
        return failures.isEmpty() ? null : failures.getFirst();
    }

    /// Starts with one and doubles while all goes well, so that what fails once does not fail a hundred times.
    private void createInBatches(ReplicaSet set, int count, List<StatusException> failures) {
        int left = count;
        var pod = podFrom(set);
        for (int batch = 1; left > 0 && failures.isEmpty(); batch *= 2) {
            for (int i = Math.min(batch, left); i > 0; i--) {
                create(set, pod, failures);
            }
            left -= Math.min(batch, left);
        }
    }

    private void create(ReplicaSet set, Pod wanted, List<StatusException> failures) {
        try {
            var pod = client.create(wanted);
            client.event(set, "Normal", "SuccessfulCreate", "Created pod: " + pod.name());
        } catch (StatusException refusal) {
            if (!isNamespaceGoing(set)) {
                client.event(set, "Warning", "FailedCreate", "Error creating: " + refusal.text());
                failures.add(refusal);
            }
        }
    }

    private void delete(ReplicaSet set, Pod pod, List<StatusException> failures) {
        try {
            client.delete(pod);
            client.event(set, "Normal", "SuccessfulDelete", "Deleted pod: " + pod.name());
        } catch (StatusException refusal) {
            client.event(set, "Warning", "FailedDelete", "Error deleting: " + refusal.text());
            failures.add(refusal);
        }
    }

    private boolean isNamespaceGoing(ReplicaSet set) {
        return client.get(Namespace.class, "", set.namespace()).filter(Owners::isDeleting).isPresent();
    }

    private static Pod podFrom(ReplicaSet set) {
        var template = set.spec().template();
        var meta = ObjectMeta.EMPTY
                .withGenerateName(set.name() + "-")
                .withNamespace(set.namespace())
                .withLabels(template.metadata().labels())
                .withAnnotations(template.metadata().annotations())
                .withFinalizers(template.metadata().finalizers())
                .withOwnerReferences(List.of(Owners.controllerReference(set)));
        return Pod.EMPTY.withMetadata(meta).withSpec(template.spec());
    }

    private void askAgainWhenAvailable(ReplicaSet set, List<Pod> pods) {
        int minReadySeconds = Numbers.orZero(set.spec().minReadySeconds());
        if (minReadySeconds == 0) {
            return;
        }
        var now = client.clock();
        pods.stream()
                .flatMap(pod -> Pods.availableFrom(pod, minReadySeconds).stream())
                .filter(from -> from.isAfter(now))
                .min(Instant::compareTo)
                .ifPresent(from -> client.requeue(set.key(), Duration.between(now, from)));
    }

    /// What is to be done about the number of Pods.
    sealed interface Plan {
        record Create(int count) implements Plan {}

        record Delete(List<Pod> surplus) implements Plan {}

        record Nothing() implements Plan {}

        /// @param related the Pods of the sets beside this one, asked for only where Pods must go
        static Plan of(int desired, List<Pod> pods, Supplier<List<Pod>> related, Instant now) {
            int missing = desired - pods.size();
            if (missing > 0) {
                return new Create(Math.min(missing, MOST_AT_ONCE));
            }
            if (missing == 0) {
                return new Nothing();
            }
            int surplus = Math.min(-missing, MOST_AT_ONCE);
            if (surplus == pods.size()) {
                return new Delete(List.copyOf(pods));
            }
            return new Delete(pods.stream()
                    .sorted(new DeletionOrder(related.get(), now))
                    .limit(surplus)
                    .toList());
        }
    }
}
