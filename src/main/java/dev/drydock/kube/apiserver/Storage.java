package dev.drydock.kube.apiserver;

import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.Structs;
import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.PodCondition;
import dev.drydock.kube.api.meta.DeleteOptions;
import dev.drydock.kube.api.meta.ObjectMeta;
import dev.drydock.kube.api.policy.PodDisruptionBudget;
import dev.drydock.kube.apiserver.admission.Admission;
import dev.drydock.kube.apiserver.admission.Admission.Verb;
import dev.drydock.kube.apiserver.admission.AdmissionChain;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How an object gets into the store, changes there and leaves it, the same for all kinds.
/// Mirrors `apiserver/pkg/registry/generic/registry/store.go` and `registry/rest/{create,update,delete}.go`.
final class Storage {
    private static final int GENERATED_SUFFIX = 5;
    private static final int LONGEST_GENERATED_BASE = 63 - GENERATED_SUFFIX;

    private final Etcd etcd;
    private final EventLoop loop;
    private final Trace trace;
    private final AdmissionChain admission;
    private final int objectLimit;
    private final StoreView view = new View();

    Storage(Etcd etcd, EventLoop loop, Trace trace, int objectLimit) {
        this.etcd = etcd;
        this.loop = loop;
        this.trace = trace;
        this.admission = new AdmissionChain(trace);
        this.objectLimit = objectLimit;
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
        T object = strategy.withDefaults(given);
        object = admit(Verb.CREATE, kind, object, null, caller, options);
        object = withSystemFields(object, strategy);
        object = strategy.allocate(object, null, view);
        object = strategy.prepareForCreate(object);
        refuseInvalid(kind, object, strategy.validate(object));
        admission.validate(request(Verb.CREATE, kind, "", object, null, caller, options));
        if (etcd.get(Key.of(kind.groupResource(), object.key())).isPresent()) {
            throw Refusals.alreadyExists(kind.groupResource(), object.name());
        }
        var warnings = strategy.warnings(object);
        if (!options.dryRun()) {
            if (etcd.size() >= objectLimit) {
                throw Refusals.exhausted("etcdserver: mvcc: database space exceeded (this cluster holds at most "
                        + objectLimit + " objects)");
            }
            object = put(caller, "create", kind, "", object);
        }
        return new Reply<>(object, warnings);
    }

    <T extends KubeObject> Reply<T> update(Caller caller, T given, WriteOptions options) {
        Kind<T> kind = Kinds.of(given);
        Strategy<T> strategy = Strategies.of(kind);
        T old = current(kind, given);
        T object = strategy.withDefaults(given);
        object = admit(Verb.UPDATE, kind, object, old, caller, options);
        object = keepingSystemFields(object, old);
        object = Structs.copyField("status", old, object);
        object = strategy.allocate(object, old, view);
        object = strategy.prepareForUpdate(object, old);
        if (strategy.countsGenerations()) {
            object = withNextGeneration(object, old);
        }
        refuseInvalid(kind, object, strategy.validateUpdate(object, old));
        admission.validate(request(Verb.UPDATE, kind, "", object, old, caller, options));
        var warnings = strategy.warnings(object);
        if (options.dryRun() || object.equals(old)) {
            return new Reply<>(object, warnings);
        }
        return new Reply<>(finished(object) ? remove(caller, kind, object) : put(caller, "update", kind, "", object), warnings);
    }

    <T extends KubeObject> Reply<T> updateStatus(Caller caller, T given) {
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
        return new Reply<>(put(caller, "update", kind, "/status", object), List.of());
    }

    <T extends KubeObject> Reply<T> delete(Caller caller, Kind<T> kind, ObjectKey key, DeleteOptions options) {
        T object = get(kind, key.namespace(), key.name());
        checkPreconditions(kind, object, options);
        var writing = WriteOptions.DEFAULT.withDryRun(!options.dryRun().isEmpty());
        admit(Verb.DELETE, kind, object, object, caller, writing);
        if (writing.dryRun()) {
            return new Reply<>(object, List.of());
        }
        T ending = Deletion.markDeleted(object, Strategies.of(kind), options, now());
        if (finished(ending)) {
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
                .ifPresent(budget -> updateStatus(caller, Evictions.paid(budget)));
        if (!dryRun && pod.metadata().deletionTimestamp() == null) {
            updateStatus(caller, Evictions.marked(pod, now()));
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
        return new Reply<>(finished(object) ? remove(caller, kind, object) : put(caller, "update", kind, "/finalize", object), List.of());
    }

    Reply<Pod> bind(Caller caller, ObjectKey key, String node) {
        Kind<Pod> kind = Kinds.of(Pod.class);
        Pod pod = get(kind, key.namespace(), key.name());
        if (pod.metadata().deletionTimestamp() != null) {
            throw Refusals.conflict("pods/binding", key.name(),
                    "pod " + key.name() + " is being deleted, cannot be assigned to a host");
        }
        if (pod.spec().nodeName() != null) {
            throw Refusals.conflict("pods/binding", key.name(),
                    "pod %s is already assigned to node \"%s\"".formatted(key.name(), pod.spec().nodeName()));
        }
        var scheduled = PodCondition.EMPTY
                .withType("PodScheduled")
                .withStatus("True")
                .withObservedGeneration(pod.metadata().generation())
                .withLastTransitionTime(now());
        var conditions = new ArrayList<>(pod.status().conditions());
        conditions.removeIf(condition -> "PodScheduled".equals(condition.type()));
        conditions.add(scheduled);
        Pod bound = pod.withSpec(pod.spec().withNodeName(node))
                .withStatus(pod.status().withConditions(conditions));
        return new Reply<>(put(caller, "create", kind, "/binding", bound), List.of());
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

    private <T extends KubeObject> T withSystemFields(T object, Strategy<T> strategy) {
        ObjectMeta meta = object.metadata();
        var prefix = meta.generateName();
        if (prefix != null && !prefix.isEmpty() && (meta.name() == null || meta.name().isEmpty())) {
            var base = prefix.length() > LONGEST_GENERATED_BASE ? prefix.substring(0, LONGEST_GENERATED_BASE) : prefix;
            meta = meta.withName(base + loop.random().nameSuffix(GENERATED_SUFFIX));
        }
        meta = meta.withUid(loop.random().uuid())
                .withCreationTimestamp(now())
                .withDeletionTimestamp(null)
                .withDeletionGracePeriodSeconds(null)
                .withSelfLink(null)
                .withGeneration(strategy.countsGenerations() ? 1L : null);
        return Structs.withMetadata(object, meta);
    }

    private static <T extends KubeObject> T keepingSystemFields(T object, T old) {
        ObjectMeta was = old.metadata();
        return Structs.withMetadata(
                object,
                object.metadata()
                        .withUid(was.uid())
                        .withCreationTimestamp(was.creationTimestamp())
                        .withDeletionTimestamp(was.deletionTimestamp())
                        .withDeletionGracePeriodSeconds(was.deletionGracePeriodSeconds())
                        .withGenerateName(was.generateName())
                        .withGeneration(was.generation())
                        .withResourceVersion(was.resourceVersion())
                        .withSelfLink(null));
    }

    /// The generation counts changes of anything but metadata and status.
    private static <T extends KubeObject> T withNextGeneration(T object, T old) {
        T likeOld = Structs.copyField("status", old, Structs.withMetadata(object, old.metadata()));
        if (likeOld.equals(old)) {
            return object;
        }
        long generation = Objects.requireNonNullElse(old.metadata().generation(), 0L);
        return Structs.withMetadata(object, object.metadata().withGeneration(generation + 1));
    }

    private static <T extends KubeObject> void checkPreconditions(Kind<T> kind, T object, DeleteOptions options) {
        var expected = options.preconditions();
        if (expected == null) {
            return;
        }
        if (expected.uid() != null && !expected.uid().equals(object.metadata().uid())) {
            throw Refusals.conflict(kind.groupResource(), object.name(),
                    "the UID in the precondition (%s) does not match the UID in record (%s). The object might have been deleted and then recreated"
                            .formatted(expected.uid(), object.metadata().uid()));
        }
        if (expected.resourceVersion() != null
                && !expected.resourceVersion().equals(object.metadata().resourceVersion())) {
            throw Refusals.conflict(kind.groupResource(), object.name(),
                    "the ResourceVersion in the precondition (%s) does not match the ResourceVersion in record (%s). The object might have been modified"
                            .formatted(expected.resourceVersion(), object.metadata().resourceVersion()));
        }
    }

    private static <T extends KubeObject> void refuseInvalid(Kind<T> kind, T object, List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Refusals.invalid(kind.groupKind(), object.name(), errors);
        }
    }

    /// Whether an object that was asked to go has nothing left that keeps it.
    private static boolean finished(KubeObject object) {
        var meta = object.metadata();
        return meta.deletionTimestamp() != null
                && Objects.requireNonNullElse(meta.deletionGracePeriodSeconds(), 0L) == 0
                && meta.finalizers().isEmpty()
                && !(object instanceof Namespace namespace && !namespace.spec().finalizers().isEmpty());
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
        public <T extends KubeObject> List<T> list(Class<T> type, String namespace) {
            return etcd.range(Kinds.of(type).groupResource(), namespace).stream().map(type::cast).toList();
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
