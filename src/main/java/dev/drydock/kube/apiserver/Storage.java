package dev.drydock.kube.apiserver;

import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.Structs;
import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.meta.DeleteOptions;
import dev.drydock.kube.api.policy.PodDisruptionBudget;
import dev.drydock.kube.apiserver.admission.Admission;
import dev.drydock.kube.apiserver.admission.Admission.Verb;
import dev.drydock.kube.apiserver.admission.AdmissionChain;
import dev.drydock.kube.apiserver.fieldmanager.ManagedFields;
import dev.drydock.kube.apiserver.fieldmanager.Owner;
import dev.drydock.kube.apiserver.fieldmanager.ServerSideApply;
import dev.drydock.kube.apiserver.registry.Strategies;
import dev.drydock.kube.apiserver.registry.Strategy;
import dev.drydock.kube.apiserver.validation.FieldError;
import dev.drydock.kube.clock.EventLoop;
import dev.drydock.kube.clock.Randomness;
import dev.drydock.kube.etcd.Etcd;
import dev.drydock.kube.etcd.Key;
import dev.drydock.kube.trace.Action;
import dev.drydock.kube.trace.Trace;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How an object gets into the store, changes there and leaves it, the same for all kinds.
/// Mirrors `apiserver/pkg/registry/generic/registry/store.go` and `registry/rest/{create,update,delete}.go`.
final class Storage {
    private final Etcd etcd;
    private final EventLoop loop;
    private final Trace trace;
    private final AdmissionChain admission;
    private final int objectLimit;
    private final int podLimit;
    private final StoreView view = new View();

    Storage(Etcd etcd, EventLoop loop, Trace trace, int objectLimit, int podLimit) {
        this.etcd = etcd;
        this.loop = loop;
        this.trace = trace;
        this.admission = new AdmissionChain(trace);
        this.objectLimit = objectLimit;
        this.podLimit = podLimit;
    }

    <T extends KubeObject> Optional<T> find(Kind<T> kind, String namespace, String name) {
        return etcd.get(new Key(kind.groupResource(), namespace, name)).map(kind.javaType()::cast);
    }

    <T extends KubeObject> T get(Kind<T> kind, String namespace, String name) {
        return find(kind, namespace, name).orElseThrow(() -> Refusals.notFound(kind.groupResource(), name));
    }

    <T extends KubeObject> Reply<T> create(Caller caller, T given, WriteOptions options) {
        Kind<T> kind = Kinds.of(given);
        Strategy<T> strategy = Strategies.of(kind);
        if (given.metadata().resourceVersion() != null) {
            throw Refusals.badRequest("resourceVersion should not be set on objects to be created");
        }
        return insert(caller, strategy.withDefaults(given), options, true);
    }

    /// @param tracking whether the managed fields are to be found out, or are set already
    private <T extends KubeObject> Reply<T> insert(Caller caller, T given, WriteOptions options, boolean tracking) {
        Kind<T> kind = Kinds.of(given);
        Strategy<T> strategy = Strategies.of(kind);
        T object = tracking ? tracked(kind.type().empty(), given, caller, options) : given;
        object = admit(Verb.CREATE, kind, object, null, caller, options);
        object = SystemFields.created(object, strategy.countsGenerations(), loop.random(), now());
        object = strategy.allocate(object, null, view);
        object = strategy.prepareForCreate(object);
        refuseInvalid(kind, object, strategy.validate(object));
        admission.validate(request(Verb.CREATE, kind, "", object, null, caller, options));
        if (etcd.get(Key.of(kind.groupResource(), object.key())).isPresent()) {
            throw Refusals.alreadyExists(kind.groupResource(), object.name());
        }
        var warnings = strategy.warnings(object);
        if (!options.dryRun()) {
            refuseBeyondBounds(object);
            object = put(caller, "create", kind, "", object);
        }
        return new Reply<>(object, warnings);
    }

    /// Pods have a bound of their own, so that the Events that tell of it still find room.
    private void refuseBeyondBounds(KubeObject object) {
        if (object instanceof Pod && etcd.count(Kinds.of(object).groupResource()) >= podLimit) {
            throw Refusals.forbidden("pods", object.name(),
                    "exceeded quota: pods-per-cluster, requested: pods=1, used: pods=%1$d, limited: pods=%1$d".formatted(podLimit));
        }
        if (etcd.size() >= objectLimit) {
            throw Refusals.exhausted("etcdserver: mvcc: database space exceeded (this cluster holds at most "
                    + objectLimit + " objects)");
        }
    }

    <T extends KubeObject> Reply<T> update(Caller caller, T given, WriteOptions options) {
        Kind<T> kind = Kinds.of(given);
        Strategy<T> strategy = Strategies.of(kind);
        return replace(caller, current(kind, given), strategy.withDefaults(given), options, true);
    }

    private <T extends KubeObject> Reply<T> replace(Caller caller, T old, T given, WriteOptions options, boolean tracking) {
        Kind<T> kind = Kinds.of(given);
        Strategy<T> strategy = Strategies.of(kind);
        T object = tracking ? tracked(old, Structs.copyField("status", old, given), caller, options) : given;
        object = admit(Verb.UPDATE, kind, object, old, caller, options);
        object = SystemFields.kept(object, old);
        object = Structs.copyField("status", old, object);
        object = strategy.allocate(object, old, view);
        object = strategy.prepareForUpdate(object, old);
        if (strategy.countsGenerations()) {
            object = SystemFields.withNextGeneration(object, old);
        }
        refuseInvalid(kind, object, strategy.validateUpdate(object, old));
        admission.validate(request(Verb.UPDATE, kind, "", object, old, caller, options));
        var warnings = strategy.warnings(object);
        if (options.dryRun() || object.equals(old)) {
            return new Reply<>(object, warnings);
        }
        if (Deletion.finished(object)) {
            remove(caller, kind, old);
            return new Reply<>(object, warnings);
        }
        return new Reply<>(put(caller, "update", kind, "", object), warnings);
    }

    /// Server-side apply: makes the object where there is none.
    ///
    /// @param document as the manager wants it, with its apiVersion and kind
    <T extends KubeObject> Reply<T> apply(
            Caller caller, Kind<T> kind, ObjectKey key, Map<String, @Nullable Object> document, WriteOptions options) {
        var there = find(kind, key.namespace(), key.name());
        Strategy<T> strategy = Strategies.of(kind);
        T live = there.orElse(kind.type().empty());
        T applied = strategy.withDefaults(
                ServerSideApply.apply(kind, live, document, options.fieldManager(), options.force(), now()));
        return there.isPresent()
                ? replace(caller, current(kind, applied), applied, options, false)
                : insert(caller, applied, options, false);
    }

    /// `after` with its managed fields, given what `before` has.
    private <T extends KubeObject> T tracked(T before, T after, Caller caller, WriteOptions options) {
        var name = options.fieldManager().isEmpty() ? caller.manager() : options.fieldManager();
        var owner = new Owner(name, false, after.gvk().apiVersion(), options.subresource());
        var entries = ManagedFields.base(before.metadata().managedFields(), after.metadata().managedFields());
        return Structs.withMetadata(
                after, after.metadata().withManagedFields(ManagedFields.written(before, after, entries, owner, now())));
    }

    <T extends KubeObject> Reply<T> updateStatus(Caller caller, T given, WriteOptions options) {
        Kind<T> kind = Kinds.of(given);
        Strategy<T> strategy = Strategies.of(kind);
        T old = current(kind, given);
        T object = Structs.copyField("status", given, old);
        object = Structs.withMetadata(object, old.metadata().withAnnotations(given.metadata().annotations()));
        object = strategy.prepareForStatusUpdate(object, old);
        refuseInvalid(kind, object, strategy.validateStatusUpdate(object, old));
        if (object.equals(old)) {
            return new Reply<>(old, List.of());
        }
        object = tracked(old, object, caller, options.withSubresource("status"));
        return new Reply<>(options.dryRun() ? object : put(caller, "update", kind, "/status", object), List.of());
    }

    /// Replaces an object by one with a fresher sign of life.
    <T extends KubeObject> void renew(T given) {
        Kind<T> kind = Kinds.of(given);
        current(kind, given);
        var version = Long.toString(etcd.nextRevision());
        T stored = Structs.withMetadata(given, given.metadata().withResourceVersion(version));
        etcd.renew(Key.of(kind.groupResource(), given.key()), stored, loop.now());
    }

    <T extends KubeObject> Reply<T> delete(Caller caller, Kind<T> kind, ObjectKey key, DeleteOptions options) {
        T object = get(kind, key.namespace(), key.name());
        Deletion.checkPreconditions(kind, object, options);
        var writing = WriteOptions.DEFAULT.withDryRun(!options.dryRun().isEmpty());
        admit(Verb.DELETE, kind, object, object, caller, writing);
        if (writing.dryRun()) {
            return new Reply<>(object, List.of());
        }
        T ending = Deletion.markDeleted(object, Strategies.of(kind), options, now());
        if (Deletion.finished(ending)) {
            return new Reply<>(remove(caller, kind, ending), List.of());
        }
        return new Reply<>(ending.equals(object) ? object : put(caller, "delete", kind, "", ending), List.of());
    }

    Reply<Pod> evict(Caller caller, ObjectKey key, DeleteOptions options) {
        var kind = Kinds.of(Pod.class);
        Pod pod = get(kind, key.namespace(), key.name());
        boolean dryRun = !options.dryRun().isEmpty();
        Evictions.budgetFor(pod, view.list(PodDisruptionBudget.class, key.namespace()))
                .filter(budget -> !dryRun)
                .ifPresent(budget -> updateStatus(caller, Evictions.paid(budget), WriteOptions.DEFAULT));
        if (!dryRun && pod.metadata().deletionTimestamp() == null) {
            updateStatus(caller, Evictions.marked(pod, now()), WriteOptions.DEFAULT);
        }
        return delete(caller, kind, key, options);
    }

    /// Takes an object's finalizers as given; the last of them gone, a deleted object goes.
    <T extends KubeObject> Reply<T> finish(Caller caller, T given) {
        Kind<T> kind = Kinds.of(given);
        T old = current(kind, given);
        T object = given instanceof Namespace ? Structs.copyField("spec", given, old) : old;
        object = Structs.withMetadata(
                object, object.metadata().withFinalizers(given.metadata().finalizers()));
        return new Reply<>(Deletion.finished(object) ? remove(caller, kind, object) : put(caller, "update", kind, "/finalize", object), List.of());
    }

    Reply<Pod> bind(Caller caller, ObjectKey key, String node) {
        Kind<Pod> kind = Kinds.of(Pod.class);
        Pod pod = get(kind, key.namespace(), key.name());
        return new Reply<>(put(caller, "create", kind, "/binding", Bindings.bound(pod, node, now())), List.of());
    }

    private <T extends KubeObject> T current(Kind<T> kind, T given) {
        T old = get(kind, given.namespace(), given.name());
        var version = given.metadata().resourceVersion();
        if (version != null && !version.equals(old.metadata().resourceVersion())) {
            throw Refusals.modified(kind.groupResource(), given.name());
        }
        var uid = given.metadata().uid();
        if (uid != null && !uid.equals(old.metadata().uid())) {
            throw Refusals.conflict(kind.groupResource(), given.name(),
                    "Precondition failed: UID in precondition: %s, UID in object meta: %s"
                            .formatted(uid, old.metadata().uid()));
        }
        return old;
    }

    private <T extends KubeObject> T admit(
            Verb verb, Kind<T> kind, T object, @Nullable T old, Caller caller, WriteOptions options) {
        return kind.javaType().cast(admission.mutate(request(verb, kind, "", object, old, caller, options)));
    }

    private Admission request(
            Verb verb, Kind<?> kind, String subresource, KubeObject object, @Nullable KubeObject old, Caller caller, WriteOptions options) {
        return new Admission(verb, kind, subresource, object.namespace(), object.name(), object, old, caller, view, options.dryRun());
    }

    private static <T extends KubeObject> void refuseInvalid(Kind<T> kind, T object, List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Refusals.invalid(kind.groupKind(), object.name(), errors);
        }
    }

    private <T extends KubeObject> T put(Caller caller, String verb, Kind<T> kind, String subresource, T object) {
        long revision = etcd.nextRevision();
        T stored = Structs.withMetadata(object, object.metadata().withResourceVersion(Long.toString(revision)));
        long step = trace.record(
                caller.component(),
                new Action.Stored(verb, kind.groupResource() + subresource, object.key(), revision));
        trace.because(step, () -> etcd.put(Key.of(kind.groupResource(), object.key()), stored, loop.now(), step));
        return stored;
    }

    private <T extends KubeObject> T remove(Caller caller, Kind<T> kind, T object) {
        long revision = etcd.nextRevision();
        T last = Structs.withMetadata(object, object.metadata().withResourceVersion(Long.toString(revision)));
        long step = trace.record(
                caller.component(), new Action.Stored("delete", kind.groupResource(), object.key(), revision));
        trace.because(step, () -> etcd.delete(Key.of(kind.groupResource(), object.key()), last, loop.now(), step));
        return last;
    }

    /// `metav1.Time` has whole seconds.
    private Instant now() {
        return loop.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private final class View implements StoreView {
        @Override
        public <T extends KubeObject> Optional<T> get(Class<T> type, String namespace, String name) {
            return find(Kinds.of(type), namespace, name);
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T extends KubeObject> List<T> list(Class<T> type, String namespace) {
            return (List<T>) etcd.range(Kinds.of(type).groupResource(), namespace);
        }

        @Override
        public Instant now() {
            return Storage.this.now();
        }

        @Override
        public Randomness random() {
            return loop.random();
        }
    }
}
