package dev.drydock.kube.client;

import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.core.Event;
import dev.drydock.kube.api.meta.DeleteOptions;
import dev.drydock.kube.apiserver.ApiServer;
import dev.drydock.kube.apiserver.Caller;
import dev.drydock.kube.clock.EventLoop;
import dev.drydock.kube.clock.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/// Removes Events an hour after they last happened, as the API server's `--event-ttl` has it; etcd does it by leases.
final class EventExpiry {
    private static final String COMPONENT = "event-ttl";
    private static final ObjectKey KEY = new ObjectKey("", "events");
    private static final Duration KEPT = Duration.ofHours(1);
    /// Not each Event needs a sweep of its own.
    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

    private final ApiServer server;
    private final EventLoop loop;

    EventExpiry(ApiServer server, EventLoop loop) {
        this.server = server;
        this.loop = loop;
        loop.register(COMPONENT, work -> sweep());
    }

    static void schedule(EventLoop loop, Duration delay) {
        loop.schedule(new Work(COMPONENT, KEY, 0, true), delay);
    }

    static void schedule(EventLoop loop) {
        schedule(loop, KEPT);
    }

    private void sweep() {
        var caller = Caller.component(COMPONENT);
        var now = loop.now();
        for (var event : server.list(Kinds.of(Event.class), "")) {
            if (!expiry(event).isAfter(now)) {
                server.delete(caller, Kinds.of(Event.class), event.key(), DeleteOptions.EMPTY);
            }
        }
        server.list(Kinds.of(Event.class), "").stream()
                .map(EventExpiry::expiry)
                .min(Comparator.naturalOrder())
                .map(next -> Duration.between(now, next))
                .ifPresent(wait -> schedule(loop, wait.compareTo(BETWEEN_SWEEPS) < 0 ? BETWEEN_SWEEPS : wait));
    }

    private static Instant expiry(Event event) {
        return EventRecorder.last(event).plus(KEPT);
    }
}
