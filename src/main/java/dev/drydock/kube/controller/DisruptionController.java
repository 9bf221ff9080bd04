package dev.drydock.kube.controller;

import dev.drydock.kube.api.IntOrString;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.api.apps.StatefulSet;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.meta.Condition;
import dev.drydock.kube.api.policy.PodDisruptionBudget;
import dev.drydock.kube.api.policy.PodDisruptionBudgetStatus;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.client.Controller;
import dev.drydock.kube.client.Watches;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Counts how many Pods of a budget may be evicted now.
/// Mirrors `pkg/controller/disruption`; of the kinds with a scale it knows the built-in ones.
final class DisruptionController implements Controller {
    static final String NAME = "disruption-controller";

    private final Client client;

    DisruptionController(Client client) {
        this.client = client;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void watches(Watches watches) {
        watches.own(PodDisruptionBudget.class).onChange(Pod.class, this::budgetsConcerned);
    }

    private Stream<ObjectKey> budgetsConcerned(@Nullable Pod before, @Nullable Pod after) {
        var pod = after != null ? after : Objects.requireNonNull(before);
        return client.list(PodDisruptionBudget.class, pod.namespace()).stream()
                .filter(budget -> Stream.of(Optional.ofNullable(before), Optional.ofNullable(after))
                        .flatMap(Optional::stream)
                        .anyMatch(it -> matches(budget, it)))
                .map(PodDisruptionBudget::key);
    }

    private static boolean matches(PodDisruptionBudget budget, Pod pod) {
        return Selectors.matches(budget.spec().selector(), pod.metadata().labels());
    }

    @Override
    public void sync(ObjectKey key) {
        client.get(PodDisruptionBudget.class, key).filter(budget -> !Owners.isDeleting(budget)).ifPresent(budget -> {
            var pods = client.list(Pod.class, budget.namespace()).stream()
                    .filter(pod -> matches(budget, pod) && !Pods.isTerminal(pod))
                    .toList();
            client.updateStatus(budget.withStatus(status(budget, pods)));
        });
    }

    private PodDisruptionBudgetStatus status(PodDisruptionBudget budget, List<Pod> pods) {
        int healthy = (int) pods.stream().filter(pod -> Pods.isReady(pod) && !Owners.isDeleting(pod)).count();
        var need = Need.of(budget, pods.size(), () -> expected(pods));
        int allowed = need.expected() > 0 ? Math.max(0, healthy - need.healthy()) : 0;
        return budget.status()
                .withCurrentHealthy(healthy)
                .withDesiredHealthy(need.healthy())
                .withExpectedPods(need.expected())
                .withDisruptionsAllowed(allowed)
                .withObservedGeneration(budget.metadata().generation())
                .withConditions(List.of(condition(budget, allowed > 0)));
    }

    private Condition condition(PodDisruptionBudget budget, boolean allowed) {
        var status = allowed ? "True" : "False";
        var since = budget.status().conditions().stream()
                .filter(before -> status.equals(before.status()))
                .map(Condition::lastTransitionTime)
                .findFirst();
        return Condition.EMPTY
                .withType("DisruptionAllowed")
                .withStatus(status)
                .withReason(allowed ? "SufficientPods" : "InsufficientPods")
                .withMessage("")
                .withObservedGeneration(budget.metadata().generation())
                .withLastTransitionTime(since.orElse(client.now()));
    }

    /// What the controllers of the Pods ask for, all together.
    private int expected(List<Pod> pods) {
        Map<String, Integer> sizes = new HashMap<>();
        for (var pod : pods) {
            scaleOf(pod).ifPresent(scale -> sizes.put(Owners.uidOf(scale), replicas(scale)));
        }
        return sizes.values().stream().mapToInt(Integer::intValue).sum();
    }

    private Optional<? extends KubeObject> scaleOf(Pod pod) {
        return Owners.controllerOf(pod).flatMap(owner -> {
            var key = new ObjectKey(pod.namespace(), Objects.requireNonNullElse(owner.name(), ""));
            return switch (Objects.requireNonNullElse(owner.kind(), "")) {
                case "StatefulSet" -> client.get(StatefulSet.class, key);
                case "ReplicaSet" -> client.get(ReplicaSet.class, key).map(this::deploymentOrSelf);
                default -> Optional.<KubeObject>empty();
            };
        });
    }

    private KubeObject deploymentOrSelf(ReplicaSet set) {
        return Owners.controllerOf(set)
                .flatMap(owner -> client.get(Deployment.class, set.namespace(), Objects.requireNonNullElse(owner.name(), "")))
                .<KubeObject>map(deployment -> deployment)
                .orElse(set);
    }

    private static int replicas(KubeObject scale) {
        return Numbers.orZero(switch (scale) {
            case Deployment deployment -> deployment.spec().replicas();
            case ReplicaSet set -> set.spec().replicas();
            case StatefulSet set -> set.spec().replicas();
            default -> null;
        });
    }

    /// How many Pods there should be, and how many of them must stay healthy.
    record Need(int expected, int healthy) {
        /// @param scale what the Pods' controllers ask for; needed only for shares and for what may be missing
        static Need of(PodDisruptionBudget budget, int pods, IntSupplier scale) {
            var missing = budget.spec().maxUnavailable();
            if (missing != null) {
                int expected = scale.getAsInt();
                return new Need(expected, Math.max(0, expected - rounded(missing, expected)));
            }
            return switch (budget.spec().minAvailable()) {
                case null -> new Need(pods, 0);
                case IntOrString.Int(var least) -> new Need(pods, least);
                case IntOrString.Text share -> {
                    int expected = scale.getAsInt();
                    yield new Need(expected, rounded(share, expected));
                }
            };
        }

        private static int rounded(IntOrString bound, int of) {
            return switch (bound) {
                case IntOrString.Int(var value) -> value;
                case IntOrString.Text(var text) ->
                    (int) Math.ceilDiv(Long.parseLong(text.substring(0, text.length() - 1)) * of, 100);
            };
        }
    }
}
