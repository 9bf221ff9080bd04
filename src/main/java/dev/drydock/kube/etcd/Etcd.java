package dev.drydock.kube.etcd;

import dev.drydock.kube.api.Change;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.map.OrderedMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The store: the current objects in the order of their keys, and the newest commits for watches and history.
///
/// Each commit has the next revision. The log is bounded; what falls out of it is compacted, as etcd does.
public final class Etcd {
    /// Keeps a long session's history while a cluster left running stays bounded.
    private static final int LOG_KEPT = 20_000;

    /// The cause of changes that nothing led to but time.
    private static final long RENEWAL = 0;

    private final List<Consumer<Change>> watchers = new ArrayList<>();
    private long revision;
    private OrderedMap<Key, KubeObject> objects;
    private OrderedMap<Long, Change> log;

    public Etcd() {
        this(new State(1, OrderedMap.State.empty(), OrderedMap.State.empty()));
    }

    public Etcd(State state) {
        this.revision = state.revision;
        this.objects = new OrderedMap<>(state.objects);
        this.log = new OrderedMap<>(state.log);
    }

    /// Everything the store knows, as an immutable value.
    public record State(long revision, OrderedMap.State<Key, KubeObject> objects, OrderedMap.State<Long, Change> log) {}

    /// Goes on in another state; those who watch are not told.
    public void resume(State state) {
        revision = state.revision;
        objects = new OrderedMap<>(state.objects);
        log = new OrderedMap<>(state.log);
    }

    public State state() {
        return new State(revision, objects.state(), log.state());
    }

    public long revision() {
        return revision;
    }

    public Optional<KubeObject> get(Key key) {
        return Optional.ofNullable(objects.get(key));
    }

    /// All objects of a resource, in one namespace or, if that is empty, in all, in the order of their keys.
    public List<KubeObject> range(String resource, String namespace) {
        return objects.values(new Key(resource, namespace, ""), end(resource, namespace));
    }

    /// How many objects of a resource there are in all namespaces.
    public int count(String resource) {
        return objects.count(new Key(resource, "", ""), end(resource, ""));
    }

    private static Key end(String resource, String namespace) {
        return namespace.isEmpty() ? new Key(resource + "\0", "", "") : new Key(resource, namespace + "\0", "");
    }

    public int size() {
        return objects.size();
    }

    /// Stores an object, which already carries [#nextRevision()] as its resource version.
    public Change put(Key key, KubeObject object, Instant at, long cause) {
        var before = objects.get(key);
        objects.put(key, object);
        return commit(key, before, object, at, cause);
    }

    /// Stores an object that differs in a sign of life only: the log forgets the one before, so that renewals do not push out all else.
    public Change renew(Key key, KubeObject object, Instant at) {
        var before = objects.get(key);
        @Nullable Change last = before == null ? null : log.get(Long.valueOf(before.metadata().resourceVersion()));
        if (last != null && last.cause() == RENEWAL) {
            log.remove(last.revision());
        }
        return put(key, object, at, RENEWAL);
    }

    /// Removes an object.
    ///
    /// @param last the object as watchers see it go, with the revision of its deletion
    public Change delete(Key key, KubeObject last, Instant at, long cause) {
        if (!objects.containsKey(key)) {
            throw new IllegalArgumentException("no such key: " + key);
        }
        objects.remove(key);
        return commit(key, last, null, at, cause);
    }

    public long nextRevision() {
        return revision + 1;
    }

    /// Calls `watcher` after each commit from now on, before the call that made it returns.
    public void watch(Consumer<Change> watcher) {
        watchers.add(watcher);
    }

    /// The commits after `revision`, oldest first; as many as have not been compacted.
    public List<Change> since(long revision) {
        return log.valuesAfter(revision);
    }

    /// The oldest revision that [#since(long)] can answer from.
    public long compacted() {
        var oldest = log.first();
        return oldest == null ? revision : oldest.getKey() - 1;
    }

    private Change commit(Key key, @Nullable KubeObject before, @Nullable KubeObject after, Instant at, long cause) {
        var change = new Change(++revision, at, key.resource(), before, after, cause);
        log.put(revision, change);
        if (log.size() > LOG_KEPT) {
            log.removeFirst();
        }
        watchers.forEach(watcher -> watcher.accept(change));
        return change;
    }
}
