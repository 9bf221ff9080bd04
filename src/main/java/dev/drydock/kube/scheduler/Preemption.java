package dev.drydock.kube.scheduler;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.PodCondition;
import dev.drydock.kube.api.policy.PodDisruptionBudget;
import dev.drydock.kube.api.select.LabelSelector;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.scheduler.framework.Cycle;
import dev.drydock.kube.scheduler.framework.NodeInfo;
import dev.drydock.kube.scheduler.framework.PodInfo;
import dev.drydock.kube.scheduler.framework.Rejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes room for a Pod by ending less important ones. Mirrors `DefaultPreemption`:
/// disruption budgets are kept where there is a choice, and broken where there is none.
final class Preemption {
    /// What upstream's plugin for devices says first when it has nothing to free.
    private static final String PREFIX = "no new claims to deallocate, preemption: ";

    /// So many nodes with victims are enough to choose from, or a tenth of all where that is more.
    private static final int FEWEST_CANDIDATES = 100;

    private static final Rejection NOT_HELPFUL = new Rejection(List.of("Preemption is not helpful for scheduling"), false);
    private static final Rejection NO_VICTIMS = new Rejection(List.of("No preemption victims found for incoming pod"), false);

    /// The more important first: by priority, then those that have run longer.
    private static final Comparator<PodInfo> IMPORTANCE = Comparator.comparing((PodInfo pod) -> -pod.priority())
            .thenComparing(Preemption::startOf)
            .thenComparing(PodInfo::key);

    private final Client client;
    private final Client profile;
    private final Cycle cycle;
    private final Map<String, Rejection> rejections;

    Preemption(Client client, Client profile, Cycle cycle, Map<String, Rejection> rejections) {
        this.client = client;
        this.profile = profile;
        this.cycle = cycle;
        this.rejections = rejections;
    }

    /// @param message what is added to the reasons why no node does; empty where room is being made
    /// @param node where it is
    record Outcome(String message, @Nullable String node) {}

    /// @param violations how many of the victims their disruption budgets do not let go
    private record Candidate(NodeInfo node, List<PodInfo> victims, long violations) {}

    Outcome run() {
        var pod = cycle.pod().pod();
        if (cycle.nodes().isEmpty()) {
            return new Outcome("", null);
        }
        if ("Never".equals(pod.spec().preemptionPolicy())) {
            return new Outcome(PREFIX + "not eligible due to preemptionPolicy=Never.", null);
        }
        var nominated = pod.status().nominatedNodeName();
        if (nominated != null && hasTerminatingVictim(nominated)) {
            return new Outcome(PREFIX + "not eligible due to a terminating pod on the nominated node.", nominated);
        }
        var candidates = new ArrayList<Candidate>();
        var refused = new LinkedHashMap<String, Rejection>();
        int enough = Math.max(cycle.nodes().size() / 10, FEWEST_CANDIDATES);
        for (var node : cycle.nodes()) {
            if (candidates.size() < enough) {
                consider(node, candidates, refused);
            }
        }
        if (candidates.isEmpty()) {
            return new Outcome(PREFIX + Attempt.summary(cycle.nodes().size(), refused), null);
        }
        var best = candidates.stream().min(Comparator.comparing(Candidate::violations)
                        .thenComparing(candidate -> highest(candidate.victims))
                        .thenComparing(candidate -> sum(candidate.victims))
                        .thenComparing(candidate -> candidate.victims.size())
                        .thenComparing(candidate -> earliest(candidate.victims), Comparator.reverseOrder()))
                .orElseThrow();
        best.victims.forEach(victim -> evict(victim.pod(), best.node.name()));
        return new Outcome("", best.node.name());
    }

    private boolean hasTerminatingVictim(String node) {
        return cycle.nodes().inOrder().stream()
                .filter(info -> info.name().equals(node))
                .flatMap(info -> info.pods().stream())
                .anyMatch(pod -> pod.isTerminating() && pod.priority() < cycle.pod().priority());
    }

    private void consider(NodeInfo node, List<Candidate> candidates, Map<String, Rejection> refused) {
        var rejection = rejections.get(node.name());
        if (rejection == null || !rejection.resolvable()) {
            refused.put(node.name(), NOT_HELPFUL);
            return;
        }
        var lower = node.pods().stream()
                .filter(pod -> pod.priority() < cycle.pod().priority())
                .sorted(IMPORTANCE)
                .toList();
        if (lower.isEmpty()) {
            refused.put(node.name(), NO_VICTIMS);
            return;
        }
        var cleared = node;
        for (var pod : lower) {
            cleared = cleared.without(pod.key());
        }
        var still = Attempt.filter(cycle.assuming(cleared), cleared);
        if (still.isPresent()) {
            refused.put(node.name(), still.get());
            return;
        }
        var guarded = guarded(lower);
        var victims = victims(cleared, lower, guarded);
        candidates.add(new Candidate(node, victims, victims.stream().filter(guarded::contains).count()));
    }

    /// Those whose end their budgets do not allow any more when all before them have gone.
    private List<PodInfo> guarded(List<PodInfo> pods) {
        var guarded = new ArrayList<PodInfo>();
        var allowed = new HashMap<ObjectKey, Integer>();
        for (var pod : pods) {
            boolean violates = false;
            for (var budget : client.list(PodDisruptionBudget.class, pod.key().namespace())) {
                if (!pod.labels().isEmpty() && LabelSelector.of(budget.spec().selector()).matches(pod.labels())) {
                    int most = Objects.requireNonNullElse(budget.status().disruptionsAllowed(), 0);
                    violates |= allowed.merge(budget.key(), most - 1, (left, _) -> left - 1) < 0;
                }
            }
            if (violates) {
                guarded.add(pod);
            }
        }
        return guarded;
    }

    /// Those that must go: as many as possible are spared, first those with a budget, then the most important.
    private List<PodInfo> victims(NodeInfo cleared, List<PodInfo> lower, List<PodInfo> guarded) {
        var victims = new ArrayList<PodInfo>();
        var kept = cleared;
        var order = new ArrayList<>(guarded);
        lower.stream().filter(pod -> !guarded.contains(pod)).forEach(order::add);
        for (var pod : order) {
            var with = kept.with(pod);
            if (Attempt.filter(cycle.assuming(with), with).isEmpty()) {
                kept = with;
            } else {
                victims.add(pod);
            }
        }
        return victims;
    }

    private void evict(Pod victim, String node) {
        var preemptor = cycle.pod().pod();
        try {
            var current = client.get(Pod.class, victim.key());
            if (current.isEmpty() || current.get().metadata().deletionTimestamp() != null) {
                return;
            }
            var conditions = new ArrayList<>(current.get().status().conditions());
            conditions.removeIf(condition -> "DisruptionTarget".equals(condition.type()));
            conditions.add(PodCondition.EMPTY
                    .withType("DisruptionTarget")
                    .withStatus("True")
                    .withReason("PreemptionByScheduler")
                    .withMessage("%s: preempting to accommodate a higher priority pod".formatted(preemptor.spec().schedulerName()))
                    .withObservedGeneration(victim.metadata().generation())
                    .withLastTransitionTime(client.now()));
            var marked = client.updateStatus(current.get().withStatus(current.get().status().withConditions(conditions)));
            client.delete(marked);
            profile.event(marked, "Normal", "Preempted",
                    "Preempted by pod %s on node %s".formatted(preemptor.metadata().uid(), node));
        } catch (StatusException gone) {
            if (!gone.is("NotFound")) {
                throw gone;
            }
        }
    }

    private static Instant startOf(PodInfo pod) {
        return Objects.requireNonNullElse(pod.pod().status().startTime(), Instant.MAX);
    }

    private static int highest(List<PodInfo> victims) {
        return victims.stream().mapToInt(PodInfo::priority).max().orElse(Integer.MIN_VALUE);
    }

    private static long sum(List<PodInfo> victims) {
        return victims.stream().mapToLong(PodInfo::priority).sum();
    }

    private static Instant earliest(List<PodInfo> victims) {
        return victims.stream().map(Preemption::startOf).min(Comparator.naturalOrder()).orElse(Instant.MAX);
    }
}
