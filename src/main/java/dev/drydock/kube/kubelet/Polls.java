package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.kubelet.Stage.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// The Pods whose scripts ask the network again and again, as `until nslookup db; do sleep 2; done` does.
///
/// A cluster that comes to rest does not wait for them, but for a while after something of the network has changed.
final class Polls {
    private static final String KEY = "polls";
    private static final Duration WHILE = Duration.ofSeconds(15);

    private Polls() {}

    /// @param changed when the network changed last that each of them asks
    private record Polling(Map<ObjectKey, Instant> changed) {}

    private static Map<ObjectKey, Instant> all(Client client) {
        return client.memory().recall(KEY, Polling.class).map(Polling::changed).orElse(Map.of());
    }

    private static void change(Client client, UnaryOperator<Map<ObjectKey, Instant>> how) {
        var all = how.apply(new TreeMap<>(all(client)));
        if (all.isEmpty()) {
            client.memory().forget(KEY);
        } else {
            client.memory().remember(KEY, new Polling(Collections.unmodifiableMap(all)));
        }
    }

    /// Takes note of whether a Pod is one of them.
    static void note(Client client, ObjectKey pod, PodRecord record) {
        boolean polls = !record.stopping() && record.everyContainer().stream()
                .anyMatch(container -> container.stage() instanceof Running running && running.behaviour().rest() != null);
        if (polls && !all(client).containsKey(pod)) {
            change(client, all -> {
                all.put(pod, Instant.EPOCH);
                return all;
            });
        } else if (!polls) {
            forget(client, pod);
        }
    }

    static void forget(Client client, ObjectKey pod) {
        if (all(client).containsKey(pod)) {
            change(client, all -> {
                all.remove(pod);
                return all;
            });
        }
    }

    /// Something of the network has changed.
    ///
    /// @return the Pods that will want to know
    static List<ObjectKey> stir(Client client) {
        if (all(client).isEmpty()) {
            return List.of();
        }
        change(client, all -> {
            all.replaceAll((pod, before) -> client.clock());
            return all;
        });
        return List.copyOf(all(client).keySet());
    }

    static boolean isStirred(Client client, ObjectKey pod) {
        return all(client).getOrDefault(pod, Instant.EPOCH).plus(WHILE).isAfter(client.clock());
    }
}
