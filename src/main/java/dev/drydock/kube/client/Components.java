package dev.drydock.kube.client;

import dev.drydock.kube.api.Change;
import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.apiserver.ApiServer;
import dev.drydock.kube.apiserver.Caller;
import dev.drydock.kube.clock.EventLoop;
import dev.drydock.kube.clock.Work;
import dev.drydock.kube.trace.Action;
import dev.drydock.kube.trace.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePSet;
import org.pcollections.MapPSet;

/// Runs controllers: changes of the store put keys on their queues, the event loop takes them off.
/// A component can be stopped, and started again, when it looks at everything anew, as after a new list.
public final class Components {
    private static final Duration FIRST_RETRY = Duration.ofMillis(5);
    private static final Duration LAST_RETRY = Duration.ofSeconds(1000);
    private static final String API_SERVER = "kube-apiserver";
    private static final String STORE = "etcd";
    private static final String OPERATOR = "operator";
    /// Retries from here on are not waited for by a cluster that comes to rest.
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ApiServer server;
    private final EventLoop loop;
    private final Trace trace;
    private final Index index;
    private final Memory memory;
    private final Map<String, Controller> controllers = new LinkedHashMap<>();
    private final Map<String, List<Subscription>> subscriptions = new HashMap<>();
    private MapPSet<String> stopped;
    private @Nullable NodeApi nodes;

    public Components(ApiServer server, EventLoop loop, Trace trace) {
        this(server, loop, trace, new State(HashTreePSet.empty(), Memory.State.EMPTY, Index.State.EMPTY));
    }

    public Components(ApiServer server, EventLoop loop, Trace trace, State state) {
        this.server = server;
        this.loop = loop;
        this.trace = trace;
        this.stopped = state.stopped;
        this.memory = new Memory(state.memory);
        this.index = new Index(state.index);
        server.watch(this::changed);
        new EventExpiry(server, loop);
    }

    /// What is known beside the store, as an immutable value.
    public record State(MapPSet<String> stopped, Memory.State memory, Index.State index) {}

    /// Goes on in another state.
    public void resume(State state) {
        stopped = state.stopped;
        memory.resume(state.memory);
        index.resume(state.index);
    }

    public State state() {
        return new State(stopped, memory.state(), index.state());
    }

    public Client client(String component) {
        return client(Caller.component(component));
    }

    public Client client(Caller caller) {
        return new Client(server, loop, trace, index, memory, caller, () -> Objects.requireNonNull(nodes), this::isWithoutStore);
    }

    /// Says who answers for the containers on the nodes.
    public void connect(NodeApi nodes) {
        this.nodes = nodes;
    }

    public void add(Controller controller) {
        var watches = new Watches();
        controller.watches(watches);
        controllers.put(controller.name(), controller);
        for (var watch : watches.all()) {
            subscriptions
                    .computeIfAbsent(Kinds.of(watch.type()).groupResource(), resource -> new ArrayList<>())
                    .add(new Subscription(controller.name(), watch));
        }
        loop.register(controller.name(), work -> sync(controller, work));
    }

    public boolean isRunning(String component) {
        return !stopped.contains(component);
    }

    /// The names of all components.
    public List<String> names() {
        return List.copyOf(controllers.keySet());
    }

    /// Takes the API server or its store away: components try again and again, and get nowhere.
    public void cutOff(String what) {
        stopped = stopped.plus(what);
        trace.record(OPERATOR, new Action.Disturbed("stopped " + what));
    }

    /// Brings it back: once both are there, all components look at everything they watch.
    public void reconnect(String what) {
        stopped = stopped.minus(what);
        long step = trace.record(OPERATOR, new Action.Disturbed("started " + what));
        if (isCutOff()) {
            return;
        }
        trace.because(step, () -> subscriptions.values().stream()
                .flatMap(List::stream)
                .filter(subscription -> isRunning(subscription.component))
                .forEach(this::relist));
    }

    public boolean isCutOff() {
        return stopped.contains(API_SERVER) || isWithoutStore();
    }

    private boolean isWithoutStore() {
        return stopped.contains(STORE);
    }

    /// Stops a component: its queue is lost.
    public void stop(String component) {
        requireKnown(component);
        stopped = stopped.plus(component);
        loop.discard(work -> work.component().equals(component));
        trace.record(OPERATOR, new Action.Disturbed("stopped " + component));
    }

    /// Starts a component again: it looks at everything it watches.
    public void start(String component) {
        requireKnown(component);
        stopped = stopped.minus(component);
        long step = trace.record(OPERATOR, new Action.Disturbed("started " + component));
        trace.because(step, () -> subscriptions.values().stream()
                .flatMap(List::stream)
                .filter(subscription -> subscription.component.equals(component))
                .forEach(this::relist));
    }

    private void relist(Subscription subscription) {
        for (KubeObject object : server.list(Kinds.of(subscription.watch.type()), "")) {
            subscription.watch.keys(null, object).forEach(key -> enqueue(subscription, key));
        }
    }

    private void changed(Change change) {
        index.note(change);
        for (var subscription : subscriptions.getOrDefault(change.resource(), List.of())) {
            if (isRunning(subscription.component)) {
                subscription
                        .watch
                        .keys(change.before(), change.after())
                        .forEach(key -> enqueue(subscription, key));
            }
        }
    }

    private void enqueue(Subscription subscription, ObjectKey key) {
        loop.schedule(new Work(subscription.component, key, trace.cause(), false), subscription.watch.latency());
    }

    private void sync(Controller controller, Work work) {
        var key = (ObjectKey) work.key();
        var retries = memory.of("workqueue " + controller.name());
        trace.because(work.cause(), () -> {
            if (!isCutOff() && isDone(controller, key)) {
                retries.forget(key);
            } else {
                int failures = retries.recall(key, Integer.class).orElse(0);
                retries.remember(key, failures + 1);
                var delay = FIRST_RETRY.multipliedBy(1L << Math.min(failures, 20));
                delay = delay.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : delay;
                boolean background = delay.compareTo(PATIENCE) >= 0;
                loop.schedule(new Work(controller.name(), key, work.cause(), background), delay);
            }
        });
    }

    private static boolean isDone(Controller controller, ObjectKey key) {
        try {
            controller.sync(key);
            return true;
        } catch (StatusException refusal) {
            return false;
        }
    }

    private void requireKnown(String component) {
        if (!controllers.containsKey(component)) {
            throw new IllegalArgumentException("no component named " + component + "; there are " + controllers.keySet());
        }
    }

    private record Subscription(String component, Watches.Watch<?> watch) {}
}
