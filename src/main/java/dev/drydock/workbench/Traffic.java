package dev.drydock.workbench;

import dev.drydock.kube.Cluster;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// A steady stream of requests to one address, counted. Each is asked of a fork, so that the cluster does not notice.
final class Traffic {
    static final Duration EVERY = Duration.ofMillis(100);

    /// Two minutes' worth: longer than a rollout that one watches takes.
    private static final int MOST_IN_A_LEAP = 1_200;

    private final String from;
    private final String address;
    private final Map<String, Integer> byPod = new TreeMap<>();
    private Instant next;
    private int sent;
    private int lost;
    private String failure = "";

    Traffic(String from, String address, Instant next) {
        this.from = from;
        this.address = address;
        this.next = next;
    }

    Instant next() {
        return next;
    }

    /// Sends on through a time that was run through already, in a cluster from its beginning that lives it again.
    void accompany(Cluster again, Instant end) {
        catchUp(again.now());
        for (int i = 0; i < MOST_IN_A_LEAP && !next.isAfter(end); i++) {
            again.advanceTo(next);
            send(again);
        }
    }

    void send(Cluster cluster) {
        sent++;
        var reply = Cluster.from(cluster.snapshot().withRandom(sent)).request(from, address);
        reply.by().ifPresentOrElse(
                pod -> byPod.merge(pod.name(), 1, Integer::sum),
                () -> {
                    lost++;
                    failure = reply.failure();
                });
        next = next.plus(EVERY);
    }

    /// After a leap of time: nothing is sent for what was skipped.
    void catchUp(Instant now) {
        while (next.isBefore(now)) {
            next = next.plus(EVERY);
        }
    }

    Scene.Traffic counts() {
        return new Scene.Traffic(from, address, sent, lost, Map.copyOf(byPod), failure);
    }
}
