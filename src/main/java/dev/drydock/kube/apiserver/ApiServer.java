package dev.drydock.kube.apiserver;

import dev.drydock.kube.api.Change;
import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.WatchEvent;
import dev.drydock.kube.api.autoscaling.Scale;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.meta.DeleteOptions;
import dev.drydock.kube.apiserver.registry.Scales;
import dev.drydock.kube.clock.EventLoop;
import dev.drydock.kube.etcd.Etcd;
import dev.drydock.kube.etcd.Key;
import dev.drydock.kube.trace.Action;
import dev.drydock.kube.trace.Trace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The verbs of the API. Each request ends in the store, or in a refusal; both are steps of the trace.
/// Mirrors `kube-apiserver`, without authentication: a [Caller] is who it says it is.
public final class ApiServer {
    private final Etcd etcd;
    private final Trace trace;
    private final Storage storage;
    private final Listings listings;

    /// @param objectLimit how many objects the store takes before it answers as etcd does when its quota is used up
    /// @param podLimit how many of them may be Pods, as if a quota of the whole cluster said so
    public ApiServer(Etcd etcd, EventLoop loop, Trace trace, int objectLimit, int podLimit) {
        this.etcd = etcd;
        this.trace = trace;
        this.listings = new Listings(etcd);
        this.storage = new Storage(etcd, loop, trace, objectLimit, podLimit);
    }

    public <T extends KubeObject> Optional<T> find(Kind<T> kind, String namespace, String name) {
        return storage.find(kind, namespace, name);
    }

    public <T extends KubeObject> T get(Kind<T> kind, String namespace, String name) {
        return storage.get(kind, namespace, name);
    }

    /// All objects of a kind in the order of their namespaces and names.
    ///
    /// @param namespace empty for all namespaces
    @SuppressWarnings("unchecked")
    public <T extends KubeObject> List<T> list(Kind<T> kind, String namespace) {
        return (List<T>) etcd.range(kind.groupResource(), namespace);
    }

    /// The objects that the options select, or a page of them, now or at the revision that they name.
    public <T extends KubeObject> Listing<T> list(Kind<T> kind, String namespace, ListOptions options) {
        return listings.list(kind, namespace, options);
    }

    /// What a watch from the options' resource version would have been told by now.
    public List<WatchEvent> changes(Kind<?> kind, String namespace, ListOptions options) {
        return listings.changes(kind, namespace, options);
    }

    public <T extends KubeObject> Reply<T> create(Caller caller, T object, WriteOptions options) {
        return tracing(caller, "create", Kinds.of(object).groupResource(), object.key(), () -> storage.create(caller, object, options));
    }

    public <T extends KubeObject> Reply<T> update(Caller caller, T object, WriteOptions options) {
        return tracing(caller, "update", Kinds.of(object).groupResource(), object.key(), () -> storage.update(caller, object, options));
    }

    public <T extends KubeObject> Reply<T> updateStatus(Caller caller, T object) {
        return updateStatus(caller, object, WriteOptions.DEFAULT);
    }

    public <T extends KubeObject> Reply<T> updateStatus(Caller caller, T object, WriteOptions options) {
        var resource = requireSubresource(Kinds.of(object), "status");
        return tracing(caller, "update", resource, object.key(), () -> storage.updateStatus(caller, object, options));
    }

    public <T extends KubeObject> Reply<T> patchStatus(
            Caller caller, Kind<T> kind, ObjectKey key, Patch patch, WriteOptions options) {
        return tracing(caller, "patch", requireSubresource(kind, "status"), key, () -> {
            var decoded = patch.applyTo(storage.get(kind, key.namespace(), key.name()), kind, options.fieldValidation());
            return storage.updateStatus(caller, decoded.object(), options).warningFirst(decoded.warnings());
        });
    }

    /// How many replicas something has and is to have: the `scale` subresource.
    public Scale scale(Kind<?> kind, ObjectKey key) {
        requireSubresource(kind, "scale");
        return Scales.of(storage.get(kind, key.namespace(), key.name()));
    }

    public <T extends KubeObject> Reply<Scale> updateScale(Caller caller, Kind<T> kind, Scale scale, WriteOptions options) {
        return rescale(caller, "update", kind, scale.key(), current -> new Reply<>(scale, List.of()), options);
    }

    public <T extends KubeObject> Reply<Scale> patchScale(
            Caller caller, Kind<T> kind, ObjectKey key, Patch patch, WriteOptions options) {
        return rescale(caller, "patch", kind, key,
                current -> patch.applyTo(current, Scales.KIND, options.fieldValidation()), options);
    }

    private <T extends KubeObject> Reply<Scale> rescale(
            Caller caller, String verb, Kind<T> kind, ObjectKey key, Function<Scale, Reply<Scale>> change, WriteOptions options) {
        return tracing(caller, verb, requireSubresource(kind, "scale"), key, () -> {
            var current = storage.get(kind, key.namespace(), key.name());
            var asked = change.apply(Scales.of(current));
            var stored = storage.update(caller, Scales.apply(current, kind, asked.object()), options.withSubresource("scale"));
            return new Reply<>(Scales.of(stored.object()), stored.warnings()).warningFirst(asked.warnings());
        });
    }

    /// How the trace names the subresource; refuses where the kind has none of that name.
    private static String requireSubresource(Kind<?> kind, String subresource) {
        if (!kind.subresources().contains(subresource)) {
            throw Refusals.noSuchResource();
        }
        return kind.groupResource() + "/" + subresource;
    }

    /// Stores what says nothing new but that somebody is still alive: no step of the trace.
    public <T extends KubeObject> void renew(T object) {
        storage.renew(object);
    }

    /// Reads, changes and writes an object as one step, as a patch does.
    public <T extends KubeObject> Reply<T> modify(
            Caller caller, Kind<T> kind, ObjectKey key, UnaryOperator<T> change, WriteOptions options) {
        return tracing(caller, "patch", kind.groupResource(), key, () -> {
            var current = storage.get(kind, key.namespace(), key.name());
            return storage.update(caller, change.apply(current), options);
        });
    }

    /// Patches an object as a user does, by a document.
    public <T extends KubeObject> Reply<T> patch(
            Caller caller, Kind<T> kind, ObjectKey key, Patch patch, WriteOptions options) {
        return tracing(caller, "patch", kind.groupResource(), key, () -> {
            var current = storage.get(kind, key.namespace(), key.name());
            var decoded = patch.applyTo(current, kind, options.fieldValidation());
            return storage.update(caller, decoded.object(), options).warningFirst(decoded.warnings());
        });
    }

    /// Brings an object to what a document says and lets its manager own that: server-side apply.
    public <T extends KubeObject> Reply<T> apply(
            Caller caller, Kind<T> kind, ObjectKey key, Map<String, @Nullable Object> document, WriteOptions options) {
        return tracing(caller, "patch", kind.groupResource(), key, () -> storage.apply(caller, kind, key, document, options));
    }

    /// Asks for the end of an object. It may live on for its grace period or until its finalizers are gone.
    ///
    /// @return the object as it was left
    public <T extends KubeObject> Reply<T> delete(
            Caller caller, Kind<T> kind, ObjectKey key, DeleteOptions options) {
        return tracing(caller, "delete", kind.groupResource(), key, () -> storage.delete(caller, kind, key, options));
    }

    /// Asks for the end of all objects that the options select, one by one.
    ///
    /// @return the objects as they were left
    public <T extends KubeObject> List<T> deleteCollection(
            Caller caller, Kind<T> kind, String namespace, ListOptions selected, DeleteOptions options) {
        return listings.list(kind, namespace, selected).items().stream()
                .flatMap(object -> {
                    try {
                        return Stream.of(delete(caller, kind, object.key(), options).object());
                    } catch (StatusException refusal) {
                        if (refusal.is("NotFound")) {
                            return Stream.empty();
                        }
                        throw refusal;
                    }
                })
                .toList();
    }

    /// Removes a namespace's `kubernetes` finalizer, or any object's remaining ones: the `finalize` subresource.
    public <T extends KubeObject> Reply<T> finish(Caller caller, T object) {
        var resource = Kinds.of(object).groupResource() + "/finalize";
        return tracing(caller, "update", resource, object.key(), () -> storage.finish(caller, object));
    }

    /// Asks for the end of a Pod as long as its disruption budget allows it: the `eviction` subresource.
    public Reply<Pod> evict(Caller caller, ObjectKey pod, DeleteOptions options) {
        return tracing(caller, "create", "pods/eviction", pod, () -> storage.evict(caller, pod, options));
    }

    /// Gives a Pod its node: the `binding` subresource.
    public Reply<Pod> bind(Caller caller, ObjectKey pod, String node) {
        return tracing(caller, "create", "pods/binding", pod, () -> storage.bind(caller, pod, node));
    }

    /// Calls `watcher` with each change, before the request that made it returns.
    public void watch(Consumer<Change> watcher) {
        etcd.watch(watcher);
    }

    public long revision() {
        return etcd.revision();
    }

    private <T> T tracing(Caller caller, String verb, String resource, ObjectKey key, Supplier<T> request) {
        try {
            return request.get();
        } catch (StatusException refusal) {
            trace.record(
                    caller.component(),
                    new Action.Refused(verb, resource, key, refusal.code(), refusal.text()));
            throw refusal;
        }
    }
}
