package dev.drydock.kube.scheduler;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.PersistentVolumeClaim;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.PodCondition;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.client.Controller;
import dev.drydock.kube.client.Watches;
import dev.drydock.kube.scheduler.framework.Cycle;
import dev.drydock.kube.scheduler.framework.PodInfo;
import dev.drydock.kube.trace.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/// Gives each Pod without a node the best of those that do. Keys are Pods and, without a namespace, nodes.
/// Mirrors `pkg/scheduler`. A Pod that fits nowhere waits until a change makes some node do for it.
public final class Scheduler implements Controller {
    public static final String NAME = "kube-scheduler";
    /// Its profile, by which Pods ask for it and under which it reports.
    public static final String PROFILE = "default-scheduler";

    private final Client client;
    private final Client profile;
    private final ClusterListers listers;
    private final Batches batches = new Batches();

    /// @param client of the component [#NAME]
    /// @param profile of the component [#PROFILE], for events
    public Scheduler(Client client, Client profile) {
        this.client = client;
        this.profile = profile;
        this.listers = new ClusterListers(client);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void watches(Watches watches) {
        watches.onChange(Pod.class, (before, after) -> key(before, after, Scheduler::isSamePod))
                .onChange(Node.class, (before, after) -> key(before, after, Scheduler::isSameNode))
                .onChange(PersistentVolumeClaim.class, this::waitingIn);
    }

    /// The key of what changed; none where it is still the same to the scheduler.
    private static <T extends KubeObject> Stream<ObjectKey> key(
            @Nullable T before, @Nullable T after, BiPredicate<T, T> isSame) {
        return before != null && after != null && isSame.test(before, after)
                ? Stream.empty()
                : Stream.of(Objects.requireNonNull(after != null ? after : before).key());
    }

    private static boolean isSamePod(Pod before, Pod after) {
        return before.spec().equals(after.spec())
                && before.metadata().labels().equals(after.metadata().labels())
                && Objects.equals(before.metadata().deletionTimestamp(), after.metadata().deletionTimestamp())
                && isOver(before) == isOver(after);
    }

    private static boolean isSameNode(Node before, Node after) {
        return before.spec().equals(after.spec())
                && before.metadata().labels().equals(after.metadata().labels())
                && before.status().allocatable().equals(after.status().allocatable())
                && before.status().images().equals(after.status().images());
    }

    private Stream<ObjectKey> waitingIn(@Nullable PersistentVolumeClaim before, @Nullable PersistentVolumeClaim after) {
        var namespace = Objects.requireNonNull(after != null ? after : before).namespace();
        return waiting().keySet().stream().filter(pod -> pod.namespace().equals(namespace));
    }

    @Override
    public void sync(ObjectKey key) {
        if (key.namespace().isEmpty()) {
            syncNode(key);
        } else {
            syncPod(key);
        }
    }

    private void syncNode(ObjectKey key) {
        var node = client.get(Node.class, key);
        if (node.isEmpty()) {
            remember(cache().withoutNode(key.name()));
            return;
        }
        var pods = client.podsOn(key.name()).stream().filter(pod -> !isOver(pod)).map(PodInfo::of).toList();
        remember(cache().withNode(node.get(), pods));
        wake(waits -> true);
    }

    private void syncPod(ObjectKey key) {
        var pod = client.get(Pod.class, key).orElse(null);
        if (pod == null || pod.spec().nodeName() != null) {
            settled(key, pod);
        } else if (isMine(pod) && isDue(pod)) {
            schedule(pod);
        }
    }

    /// Counts a Pod in that has its node, or out when it has gone.
    private void settled(ObjectKey key, @Nullable Pod pod) {
        rememberWaiting(waiting().minus(key));
        var before = cache();
        boolean counted = pod != null && !isOver(pod);
        if (counted && before.isCounted(pod)) {
            return;
        }
        var after = counted
                ? before.withPod(PodInfo.of(pod), Objects.requireNonNull(pod.spec().nodeName()))
                : before.withoutPod(key);
        remember(after);
        var known = before.pod(key);
        if (!counted) {
            wake(waits -> true);
        } else if (known == null || !known.labels().equals(pod.metadata().labels()) || known.isTerminating() != isTerminating(pod)) {
            wake(Waiting::waitsForOthers);
        }
    }

    private static boolean isTerminating(Pod pod) {
        return pod.metadata().deletionTimestamp() != null;
    }

    private static boolean isMine(Pod pod) {
        return PROFILE.equals(pod.spec().schedulerName())
                && pod.metadata().deletionTimestamp() == null
                && pod.spec().schedulingGates().isEmpty()
                && !isOver(pod);
    }

    private static boolean isOver(Pod pod) {
        return "Succeeded".equals(pod.status().phase()) || "Failed".equals(pod.status().phase());
    }

    /// Whether a Pod is new, has changed since it was tried, or is to be tried again by now.
    private boolean isDue(Pod pod) {
        var waits = waiting().get(pod.key());
        if (waits == null || !waits.tried().equals(pod.spec()) || !waits.labels().equals(pod.metadata().labels())) {
            return true;
        }
        if (waits.retryAt().isAfter(client.clock())) {
            retry(pod.key(), waits.retryAt());
            return false;
        }
        return true;
    }

    private void schedule(Pod pod) {
        var cycle = cycle(PodInfo.of(pod));
        var batch = batches.of(cycle);
        var attempt = Attempt.filter(cycle, batch, start());
        turnOn(attempt.asked(), cycle.nodes().size());
        client.trace(Findings.filtered(cycle, attempt));
        if (attempt.feasible() == 0) {
            refuse(pod, cycle, attempt);
            return;
        }
        var scoring = Scoring.of(cycle, batch, attempt.indexes());
        var chosen = scoring.best(client.random());
        client.trace(Findings.scored(cycle, scoring, chosen));
        rememberWaiting(waiting().minus(pod.key()));
        var bound = client.bind(pod.key(), chosen);
        remember(cache().withPod(PodInfo.of(bound), chosen));
        profile.event(pod, "Normal", "Scheduled", "Successfully assigned %s to %s".formatted(pod.key(), chosen));
        wake(Waiting::waitsForOthers);
    }

    /// The index of the node to begin with: where not all nodes were looked at, the next Pod goes on with the others.
    private int start() {
        return client.memory().recall("start", Integer.class).orElse(0);
    }

    private void turnOn(int asked, int nodes) {
        if (asked < nodes) {
            client.memory().remember("start", (start() + asked) % nodes);
        }
    }

    /// Nothing does: tries to make room, says why, and waits.
    private void refuse(Pod pod, Cycle cycle, Attempt attempt) {
        var preemption = new Preemption(client, profile, cycle, attempt.rejections()).run();
        var message = attempt.message(preemption.message());
        var now = client.clock();
        var before = waiting().get(pod.key());
        var waits = Waiting.after(before, pod.spec(), pod.metadata().labels(), now, preemption.node());
        rememberWaiting(waiting().plus(pod.key(), waits));
        profile.event(pod, "Warning", "FailedScheduling", message);
        report(pod, message, preemption.node());
        retry(pod.key(), waits.retryAt());
    }

    private void report(Pod pod, String message, @Nullable String nominated) {
        var since = pod.status().conditions().stream()
                .filter(condition -> "PodScheduled".equals(condition.type()) && "False".equals(condition.status()))
                .map(PodCondition::lastTransitionTime)
                .findFirst()
                .orElse(client.now());
        var conditions = new ArrayList<>(pod.status().conditions());
        conditions.removeIf(condition -> "PodScheduled".equals(condition.type()));
        conditions.add(PodCondition.EMPTY
                .withType("PodScheduled")
                .withStatus("False")
                .withReason("Unschedulable")
                .withMessage(message)
                .withObservedGeneration(pod.metadata().generation())
                .withLastTransitionTime(since));
        client.get(Pod.class, pod.key())
                .ifPresent(current -> client.updateStatus(current.withStatus(
                        current.status().withConditions(conditions).withNominatedNodeName(nominated))));
    }

    /// Looks which waiting Pods a change has made room for; the more important first, then those that wait longer.
    private void wake(Predicate<Waiting> mayHelp) {
        var woken = waiting().entrySet().stream()
                .filter(entry -> mayHelp.test(entry.getValue()) && isFeasible(entry.getKey()))
                .sorted(Comparator.comparing((Map.Entry<ObjectKey, Waiting> entry) ->
                                -Objects.requireNonNullElse(entry.getValue().tried().priority(), 0))
                        .thenComparing(entry -> entry.getValue().lastAttempt()))
                .toList();
        int turn = 0;
        for (var entry : woken) {
            var earliest = entry.getValue().backOffUntil();
            var now = client.clock().plusMillis(turn++);
            var retryAt = earliest.isAfter(now) ? earliest : now;
            if (retryAt.isBefore(entry.getValue().retryAt())) {
                rememberWaiting(waiting().plus(entry.getKey(), entry.getValue().retryingAt(retryAt)));
                retry(entry.getKey(), retryAt);
            }
        }
    }

    private boolean isFeasible(ObjectKey key) {
        return client.get(Pod.class, key)
                .filter(pod -> isMine(pod) && Attempt.isFeasible(cycle(PodInfo.of(pod))))
                .isPresent();
    }

    private void retry(ObjectKey key, Instant moment) {
        var delay = Duration.between(client.clock(), moment);
        if (delay.compareTo(Duration.ofSeconds(10)) > 0) {
            client.requeueInBackground(key, delay);
        } else {
            client.requeue(key, delay.isNegative() ? Duration.ZERO : delay);
        }
    }

    /// Room that is being made for Pods at least as important counts as taken.
    private Cycle cycle(PodInfo pod) {
        var cache = cache();
        for (var entry : waiting().entrySet()) {
            var nominated = entry.getValue().nominated();
            int priority = Objects.requireNonNullElse(entry.getValue().tried().priority(), 0);
            if (nominated != null && priority >= pod.priority() && !entry.getKey().equals(pod.key())) {
                var other = client.get(Pod.class, entry.getKey());
                cache = other.isPresent() ? cache.withPod(PodInfo.of(other.get()), nominated) : cache;
            }
        }
        return new Cycle(pod, cache.nodes(), listers);
    }

    private Cache cache() {
        return client.memory().recall("cache", Cache.class).orElse(Cache.EMPTY);
    }

    private void remember(Cache cache) {
        client.memory().remember("cache", cache);
    }

    @SuppressWarnings("unchecked")
    private TreePMap<ObjectKey, Waiting> waiting() {
        return client.memory().recall("waiting", TreePMap.class).orElse(TreePMap.empty());
    }

    private void rememberWaiting(TreePMap<ObjectKey, Waiting> waiting) {
        client.memory().remember("waiting", waiting);
    }
}
