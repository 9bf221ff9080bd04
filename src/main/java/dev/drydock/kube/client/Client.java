package dev.drydock.kube.client;

import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.meta.DeleteOptions;
import dev.drydock.kube.apiserver.ApiServer;
import dev.drydock.kube.apiserver.Caller;
import dev.drydock.kube.apiserver.Refusals;
import dev.drydock.kube.apiserver.WriteOptions;
import dev.drydock.kube.clock.EventLoop;
import dev.drydock.kube.clock.Randomness;
import dev.drydock.kube.clock.Work;
import dev.drydock.kube.trace.Action;
import dev.drydock.kube.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A component's typed way to the API server, under its own name.
/// Refusals arrive as [dev.drydock.kube.api.StatusException]. What it returns is never changed, only replaced.
public final class Client {
    private final ApiServer server;
    private final EventLoop loop;
    private final Trace trace;
    private final Index index;
    private final Memory.Part memory;
    private final Caller caller;
    private final EventRecorder events;
    private final Supplier<NodeApi> nodes;
    private final BooleanSupplier withoutStore;

    Client(ApiServer server, EventLoop loop, Trace trace, Index index, Memory memory, Caller caller, Supplier<NodeApi> nodes, BooleanSupplier withoutStore) {
        this.withoutStore = withoutStore;
        this.server = server;
        this.loop = loop;
        this.trace = trace;
        this.index = index;
        this.caller = caller;
        this.nodes = nodes;
        this.memory = memory.of(caller.component());
        this.events = new EventRecorder(this);
    }

    public <T extends KubeObject> Optional<T> get(Class<T> type, ObjectKey key) {
        return server.find(Kinds.of(type), key.namespace(), key.name());
    }

    public <T extends KubeObject> Optional<T> get(Class<T> type, String namespace, String name) {
        return server.find(Kinds.of(type), namespace, name);
    }

    /// All objects of a kind in all namespaces, in the order of their keys.
    public <T extends KubeObject> List<T> list(Class<T> type) {
        return list(type, "");
    }

    public <T extends KubeObject> List<T> list(Class<T> type, String namespace) {
        return server.list(Kinds.of(type), namespace);
    }

    /// The Pods bound to a node; with an empty name those bound to none.
    public List<Pod> podsOn(String node) {
        return index.find(Index.NODE, node, Kinds.of(Pod.class));
    }

    /// Whether a node has a range of addresses for its Pods, `10.244.1.0/24`.
    public boolean hasNodeWithRange(String range) {
        return !index.findAll(Index.POD_RANGE, range).isEmpty();
    }

    /// The objects of a kind that name `uid` as an owner.
    public <T extends KubeObject> List<T> ownedBy(String uid, Class<T> type) {
        return index.find(Index.OWNER, uid, Kinds.of(type));
    }

    /// The Pods or ReplicaSets of a namespace that nobody controls.
    public <T extends KubeObject> List<T> orphans(Class<T> type, String namespace) {
        return index.find(Index.OWNER, "", Kinds.of(type)).stream()
                .filter(object -> object.namespace().equals(namespace))
                .toList();
    }

    /// The objects of any kind that name `uid` as an owner.
    public List<KubeObject> ownedBy(String uid) {
        return index.findAll(Index.OWNER, uid);
    }

    public Stream<dev.drydock.kube.api.core.Event> eventsAbout(String uid) {
        return index.find(Index.ABOUT, uid, Kinds.of(dev.drydock.kube.api.core.Event.class)).stream();
    }

    public <T extends KubeObject> T create(T object) {
        return server.create(caller, object, WriteOptions.DEFAULT).object();
    }

    /// Replaces an object; refused with `Conflict` if it changed since it was read.
    public <T extends KubeObject> T update(T object) {
        return server.update(caller, object, WriteOptions.DEFAULT).object();
    }

    /// Replaces an object's status, and its annotations, which are not part of what it asks for.
    public <T extends KubeObject> T updateStatus(T object) {
        return server.updateStatus(caller, object).object();
    }

    /// Changes an object as it now is.
    public <T extends KubeObject> T patch(Class<T> type, ObjectKey key, UnaryOperator<T> change) {
        return server.modify(caller, Kinds.of(type), key, change, WriteOptions.DEFAULT).object();
    }

    public <T extends KubeObject> T delete(T object) {
        return delete(object, DeleteOptions.EMPTY);
    }

    public <T extends KubeObject> T delete(T object, DeleteOptions options) {
        return server.delete(caller, Kinds.of(object), object.key(), options).object();
    }

    /// Takes an object's finalizers as given; the last of them gone, a deleted object goes.
    public <T extends KubeObject> T finish(T object) {
        return server.finish(caller, object).object();
    }

    public Pod bind(ObjectKey pod, String node) {
        return server.bind(caller, pod, node).object();
    }

    /// Reports on an object as an Event, in upstream's words.
    ///
    /// @param type `Normal` or `Warning`
    public void event(KubeObject about, String type, String reason, String message) {
        events.record(about, "", type, reason, message);
    }

    /// @param fieldPath the part that it is about: `spec.containers{nginx}`
    public void event(KubeObject about, String fieldPath, String type, String reason, String message) {
        events.record(about, fieldPath, type, reason, message);
    }

    /// Puts a key on this component's queue again, after `delay`.
    public void requeue(ObjectKey key, Duration delay) {
        loop.schedule(new Work(caller.component(), key, trace.cause(), false), delay);
    }

    /// The same for what a cluster at rest need not wait for: heartbeats, deadlines, back-off.
    public void requeueInBackground(ObjectKey key, Duration delay) {
        loop.schedule(new Work(caller.component(), key, trace.cause(), true), delay);
    }

    /// The same for what comes every so often without end, and makes up for the times that were passed over.
    public void beat(ObjectKey key, Duration every) {
        loop.schedule(new Work(caller.component(), key, trace.cause(), true, every, ""), every);
    }

    /// The same for what only sees to it that another component still beats for this key, once in so many of its beats.
    public void watchBeat(ObjectKey key, Duration delay, String component, Duration every) {
        loop.schedule(new Work(caller.component(), key, trace.cause(), true, every, component), delay);
    }

    /// Stores an object that says nothing new but that somebody is still alive: no step of the trace, and of several in a row the log keeps the last.
    public <T extends KubeObject> void renew(T object) {
        server.renew(object);
    }

    void expireEvents() {
        EventExpiry.schedule(loop);
    }

    /// Notes in the trace what this component did beside its requests.
    public void trace(Action action) {
        trace.record(caller.component(), action);
    }

    /// Notes in the trace what this component found out, as the cause of all that `task` does.
    public void because(Action action, Runnable task) {
        trace.because(trace.record(caller.component(), action), task);
    }

    public Memory.Part memory() {
        return memory;
    }

    /// Virtual time, exactly.
    public Instant clock() {
        return loop.now();
    }

    /// Virtual time in whole seconds, as `metav1.Time` has it.
    public Instant now() {
        return loop.now().truncatedTo(ChronoUnit.SECONDS);
    }

    public Randomness random() {
        return loop.random();
    }

    public String component() {
        return caller.component();
    }

    /// The API server as users ask it.
    ///
    /// @param warnings takes what the server warns of
    public DynamicClient dynamic(Consumer<String> warnings) {
        return new DynamicClient(() -> {
            if (withoutStore.getAsBoolean()) {
                throw Refusals.storeAway();
            }
            return server;
        }, caller, loop, warnings, nodes);
    }

    /// The API server, for what users ask by documents and names.
    public ApiServer server() {
        return server;
    }

    public Caller caller() {
        return caller;
    }
}
