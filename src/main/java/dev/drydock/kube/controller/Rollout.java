package dev.drydock.kube.controller;

import dev.drydock.kube.api.IntOrString;
import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.apps.ReplicaSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How many Pods each ReplicaSet of a Deployment is to have next: pure arithmetic.
/// Mirrors `rolling.go`, `recreate.go`, `scale` in `sync.go` and the bounds in `deployment_util.go`.
final class Rollout {
    private Rollout() {}

    /// One ReplicaSet and the number of Pods it is to have.
    record Scale(ReplicaSet set, int replicas) {}

    /// How far a rolling update may leave the number asked for; at least one of the two is not zero.
    record Bounds(int surge, int unavailable) {
        static Bounds of(Deployment deployment) {
            var rolling = deployment.spec().strategy().rollingUpdate();
            if (!isRolling(deployment) || rolling == null) {
                return new Bounds(0, 0);
            }
            int desired = desired(deployment);
            int surge = scaled(rolling.maxSurge(), desired, true);
            int unavailable = scaled(rolling.maxUnavailable(), desired, false);
            if (surge == 0 && unavailable == 0) {
                unavailable = 1;
            }
            return new Bounds(surge, Math.min(unavailable, desired));
        }

        private static int scaled(@Nullable IntOrString bound, int desired, boolean up) {
            return switch (bound) {
                case null -> 0;
                case IntOrString.Int(var value) -> value;
                case IntOrString.Text(var text) -> {
                    long hundredths = Long.parseLong(text.substring(0, text.length() - 1)) * desired;
                    yield (int) (up ? Math.ceilDiv(hundredths, 100) : Math.floorDiv(hundredths, 100));
                }
            };
        }
    }

    static int desired(Deployment deployment) {
        return Numbers.orZero(deployment.spec().replicas());
    }

    static boolean isRolling(Deployment deployment) {
        return !"Recreate".equals(deployment.spec().strategy().type());
    }

    /// The size at which a rolling update may start, or carry on with, its new ReplicaSet.
    ///
    /// @param current the Pods that the new ReplicaSet is already to have
    /// @param all the Pods that all ReplicaSets together are to have
    static int sizeOfNew(Deployment deployment, int current, int all) {
        int desired = desired(deployment);
        if (!isRolling(deployment)) {
            return desired;
        }
        int most = desired + Bounds.of(deployment).surge();
        return all >= most ? current : current + Math.min(most - all, desired - current);
    }

    /// The next step of a rolling update: first the new ReplicaSet grows, else the old ones shrink. Empty when there is nothing to do yet.
    static List<Scale> rolling(Deployment deployment, ReplicaSets sets) {
        var current = sets.requireCurrent();
        int size = ReplicaSets.size(current);
        int desired = desired(deployment);
        if (size > desired) {
            return List.of(new Scale(current, desired));
        }
        int next = size == desired ? size : sizeOfNew(deployment, size, ReplicaSets.size(sets.all()));
        return next != size ? List.of(new Scale(current, next)) : shrinkOld(deployment, sets);
    }

    private static List<Scale> shrinkOld(Deployment deployment, ReplicaSets sets) {
        var old = sets.activeOld();
        var current = sets.requireCurrent();
        int least = desired(deployment) - Bounds.of(deployment).unavailable();
        int newUnavailable = ReplicaSets.size(current) - ReplicaSets.available(current);
        int mayGo = ReplicaSets.size(sets.all()) - least - newUnavailable;
        if (old.isEmpty() || mayGo <= 0) {
            return List.of();
        }
        var sizes = new LinkedHashMap<ReplicaSet, Integer>();
        for (var set : old) {
            int unhealthy = Math.min(mayGo, ReplicaSets.size(set) - ReplicaSets.available(set));
            sizes.put(set, ReplicaSets.size(set) - Math.max(unhealthy, 0));
            mayGo -= Math.max(unhealthy, 0);
        }
        var steps = changes(sizes);
        int spare = ReplicaSets.available(sets.all()) - least;
        for (var set : old) {
            int goes = Math.min(sizes.get(set), Math.max(spare, 0));
            if (goes > 0) {
                steps.add(new Scale(set, sizes.get(set) - goes));
                spare -= goes;
            }
        }
        return steps;
    }

    private static List<Scale> changes(LinkedHashMap<ReplicaSet, Integer> sizes) {
        var steps = new ArrayList<Scale>();
        sizes.forEach((set, size) -> {
            if (size != ReplicaSets.size(set)) {
                steps.add(new Scale(set, size));
            }
        });
        return steps;
    }

    /// What follows from a changed number of replicas while a rollout is under way or paused: all ReplicaSets keep their proportions.
    static List<Scale> scaling(Deployment deployment, ReplicaSets sets) {
        int desired = desired(deployment);
        var single = sets.activeOrLatest();
        if (single.isPresent()) {
            return ReplicaSets.size(single.get()) == desired ? List.of() : List.of(new Scale(single.get(), desired));
        }
        if (sets.current() != null && isSaturated(deployment, sets.current())) {
            return sets.activeOld().stream().map(set -> new Scale(set, 0)).toList();
        }
        return isRolling(deployment) ? proportional(deployment, sets.active()) : List.of();
    }

    private static boolean isSaturated(Deployment deployment, ReplicaSet set) {
        int desired = desired(deployment);
        return ReplicaSets.size(set) == desired
                && Revisions.desiredReplicas(set).filter(noted -> noted == desired).isPresent()
                && ReplicaSets.available(set) == desired;
    }

    private static List<Scale> proportional(Deployment deployment, List<ReplicaSet> active) {
        int desired = desired(deployment);
        int allowed = desired > 0 ? desired + Bounds.of(deployment).surge() : 0;
        int toAdd = allowed - ReplicaSets.size(active);
        var byAge = toAdd > 0 ? ReplicaSets.BY_CREATION.reversed() : ReplicaSets.BY_CREATION;
        var order = Comparator.comparingInt((ReplicaSet set) -> ReplicaSets.size(set)).reversed().thenComparing(byAge);
        var ordered = active.stream().sorted(order).toList();
        var sizes = new LinkedHashMap<ReplicaSet, Integer>();
        int added = 0;
        for (var set : ordered) {
            int share = proportion(deployment, set, toAdd, added);
            sizes.put(set, ReplicaSets.size(set) + share);
            added += share;
        }
        int leftover = toAdd - added;
        sizes.compute(ordered.getFirst(), (set, size) -> Math.max(0, size + leftover));
        return sizes.entrySet().stream().map(entry -> new Scale(entry.getKey(), entry.getValue())).toList();
    }

    private static int proportion(Deployment deployment, ReplicaSet set, int toAdd, int added) {
        if (toAdd == 0 || toAdd == added) {
            return 0;
        }
        int size = ReplicaSets.size(set);
        int share;
        if (desired(deployment) == 0) {
            share = -size;
        } else {
            int most = desired(deployment) + Bounds.of(deployment).surge();
            int reference = Revisions.maxReplicas(set).orElse(Numbers.orZero(deployment.status().replicas()));
            share = reference == 0 ? 0 : (int) Math.round((double) size * most / reference) - size;
        }
        return toAdd > 0 ? Math.min(share, toAdd - added) : Math.max(share, toAdd - added);
    }
}
