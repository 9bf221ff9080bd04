package dev.drydock.kube.scheduler.plugins;

import dev.drydock.kube.api.core.PodAffinityTerm;
import dev.drydock.kube.scheduler.framework.Cycle;
import dev.drydock.kube.scheduler.framework.Filter;
import dev.drydock.kube.scheduler.framework.NodeInfo;
import dev.drydock.kube.scheduler.framework.PodInfo;
import dev.drydock.kube.scheduler.framework.Rejection;
import dev.drydock.kube.scheduler.framework.Score;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Puts Pods beside those that they want, and away from those that they or the others do not want.
public final class InterPodAffinity implements Filter, Score {
    /// What a required affinity of another Pod's adds to the score, as `hardPodAffinityWeight` does by default.
    private static final int HARD_WEIGHT = 1;

    /// Where in the topology something is.
    private record Place(String topologyKey, String value) {}

    /// @param unwelcome places where another Pod's anti-affinity forbids the cycle's Pod
    /// @param avoided places of Pods that its own anti-affinity names
    /// @param sought for each of its affinity terms, the places of matching Pods
    private record State(Set<Place> unwelcome, Set<Place> avoided, List<Set<Place>> sought) {}

    @Override
    public boolean isLocal() {
        return false;
    }

    @Override
    public boolean skipsFilter(Cycle cycle) {
        return cycle.nodes().withPodAffinity().isEmpty() && !cycle.pod().hasPodAffinity();
    }

    @Override
    public Optional<Rejection> filter(Cycle cycle, NodeInfo node) {
        State state = cycle.reckon(this, () -> reckon(cycle));
        if (!findsCompany(cycle.pod(), state, node, cycle)) {
            return Rejection.lasting("node(s) didn't match pod affinity rules");
        }
        for (var term : cycle.pod().requiredAntiAffinity()) {
            if (state.avoided.contains(place(term, node))) {
                return Rejection.of("node(s) didn't match pod anti-affinity rules");
            }
        }
        for (var place : state.unwelcome) {
            if (place.value.equals(node.labels().get(place.topologyKey))) {
                return Rejection.of("node(s) didn't satisfy existing pods anti-affinity rules");
            }
        }
        return Optional.empty();
    }

    private static State reckon(Cycle cycle) {
        var pod = cycle.pod();
        var unwelcome = new HashSet<Place>();
        for (var node : cycle.nodes().withPodAffinity()) {
            for (var other : node.podsWithAffinity()) {
                for (var term : other.requiredAntiAffinity()) {
                    if (node.labels().containsKey(key(term)) && AffinityTerms.matches(term, other, pod, cycle)) {
                        unwelcome.add(place(term, node));
                    }
                }
            }
        }
        var avoided = new HashSet<Place>();
        for (var term : pod.requiredAntiAffinity()) {
            avoided.addAll(places(term, cycle));
        }
        return new State(unwelcome, avoided, pod.requiredAffinity().stream().map(term -> places(term, cycle)).toList());
    }

    /// Where Pods are that a term of the cycle's Pod matches.
    private static Set<Place> places(PodAffinityTerm term, Cycle cycle) {
        var places = new HashSet<Place>();
        for (var node : cycle.nodes()) {
            if (node.labels().containsKey(key(term)) && AffinityTerms.count(term, cycle.pod(), node, cycle) > 0) {
                places.add(place(term, node));
            }
        }
        return places;
    }

    /// Whether the Pods that the Pod wants beside it are there. The first of a group that wants its like may go anywhere.
    private static boolean findsCompany(PodInfo pod, State state, NodeInfo node, Cycle cycle) {
        var terms = pod.requiredAffinity();
        boolean found = true;
        for (int i = 0; i < terms.size(); i++) {
            if (!node.labels().containsKey(key(terms.get(i)))) {
                return false;
            }
            found &= state.sought.get(i).contains(place(terms.get(i), node));
        }
        return found
                || state.sought.stream().allMatch(Set::isEmpty)
                        && terms.stream().allMatch(term -> AffinityTerms.matches(term, pod, pod, cycle));
    }

    @Override
    public boolean skipsScore(Cycle cycle, List<NodeInfo> nodes) {
        return skipsFilter(cycle);
    }

    @Override
    public long[] score(Cycle cycle, List<NodeInfo> nodes) {
        var sums = new HashMap<Place, Long>();
        var pod = cycle.pod();
        boolean prefers = !pod.preferredAffinity().isEmpty() || !pod.preferredAntiAffinity().isEmpty();
        for (var node : prefers ? cycle.nodes() : cycle.nodes().withPodAffinity()) {
            for (var preferred : pod.preferredAffinity()) {
                var term = preferred.podAffinityTerm();
                add(term, weight(preferred.weight()) * AffinityTerms.count(term, pod, node, cycle), node, sums);
            }
            for (var preferred : pod.preferredAntiAffinity()) {
                var term = preferred.podAffinityTerm();
                add(term, -weight(preferred.weight()) * AffinityTerms.count(term, pod, node, cycle), node, sums);
            }
            node.podsWithAffinity().forEach(other -> addWishes(other, node, cycle, sums));
        }
        var raw = nodes.stream()
                .mapToLong(node -> sums.entrySet().stream()
                        .filter(entry -> entry.getKey().value.equals(node.labels().get(entry.getKey().topologyKey)))
                        .mapToLong(Map.Entry::getValue)
                        .sum())
                .toArray();
        return normalized(raw, sums.isEmpty());
    }

    /// What another Pod thinks of the cycle's Pod.
    private static void addWishes(PodInfo other, NodeInfo node, Cycle cycle, Map<Place, Long> sums) {
        for (var term : other.requiredAffinity()) {
            add(term, AffinityTerms.matches(term, other, cycle.pod(), cycle) ? HARD_WEIGHT : 0, node, sums);
        }
        for (var preferred : other.preferredAffinity()) {
            boolean matches = AffinityTerms.matches(preferred.podAffinityTerm(), other, cycle.pod(), cycle);
            add(preferred.podAffinityTerm(), matches ? weight(preferred.weight()) : 0, node, sums);
        }
        for (var preferred : other.preferredAntiAffinity()) {
            boolean matches = AffinityTerms.matches(preferred.podAffinityTerm(), other, cycle.pod(), cycle);
            add(preferred.podAffinityTerm(), matches ? -weight(preferred.weight()) : 0, node, sums);
        }
    }

    private static void add(PodAffinityTerm term, long weight, NodeInfo node, Map<Place, Long> sums) {
        if (weight != 0 && node.labels().containsKey(key(term))) {
            sums.merge(place(term, node), weight, Long::sum);
        }
    }

    private static long[] normalized(long[] raw, boolean indifferent) {
        long min = LongStream.of(raw).min().orElse(0);
        long max = LongStream.of(raw).max().orElse(0);
        return LongStream.of(raw)
                .map(score -> indifferent || max == min ? 0 : MAX * (score - min) / (max - min))
                .toArray();
    }

    private static Place place(PodAffinityTerm term, NodeInfo node) {
        return new Place(key(term), Objects.requireNonNullElse(node.labels().get(key(term)), ""));
    }

    private static String key(PodAffinityTerm term) {
        return Objects.requireNonNullElse(term.topologyKey(), "");
    }

    private static long weight(@Nullable Integer weight) {
        return Objects.requireNonNullElse(weight, 0);
    }
}
