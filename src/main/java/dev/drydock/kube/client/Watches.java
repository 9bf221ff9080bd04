package dev.drydock.kube.client;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.ObjectKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What one controller watches, and which keys a change puts on its queue.
public final class Watches {
    /// From a commit until a watcher acts on it.
    private static final Duration LATENCY = Duration.ofMillis(2);

    private final List<Watch<?>> watches = new ArrayList<>();
    private Duration latency = LATENCY;

    /// The watches added from here on act so long after a change, on all that changed meanwhile at once.
    /// For work that looks at many objects, whose next round a real controller begins only when the last one is done.
    public Watches gathering(Duration time) {
        latency = time;
        return this;
    }

    /// Each change of an object of `type` puts the object's own key on the queue.
    public <T extends KubeObject> Watches own(Class<T> type) {
        return on(type, object -> Stream.of(object.key()));
    }

    /// Each change puts the keys on the queue that the object names, as it was and as it is.
    public <T extends KubeObject> Watches on(Class<T> type, Function<T, Stream<ObjectKey>> keys) {
        return onChange(type, (before, after) -> Stream.concat(
                before == null ? Stream.empty() : keys.apply(before),
                after == null ? Stream.empty() : keys.apply(after)));
    }

    /// @param keys gets the object before (null for a creation) and after (null for a deletion)
    public <T extends KubeObject> Watches onChange(
            Class<T> type, BiFunction<@Nullable T, @Nullable T, Stream<ObjectKey>> keys) {
        watches.add(new Watch<>(type, keys, latency));
        return this;
    }

    List<Watch<?>> all() {
        return watches;
    }

    record Watch<T extends KubeObject>(
            Class<T> type, BiFunction<@Nullable T, @Nullable T, Stream<ObjectKey>> keys, Duration latency) {
        Stream<ObjectKey> keys(@Nullable KubeObject before, @Nullable KubeObject after) {
            return keys.apply(before == null ? null : type.cast(before), after == null ? null : type.cast(after));
        }
    }
}
