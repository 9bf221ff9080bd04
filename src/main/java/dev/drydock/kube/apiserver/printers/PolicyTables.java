package dev.drydock.kube.apiserver.printers;

import static dev.drydock.kube.apiserver.printers.TablePrinter.age;
import static dev.drydock.kube.apiserver.printers.TablePrinter.number;
import static dev.drydock.kube.apiserver.printers.TablePrinter.orEmpty;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.Table.Column;
import dev.drydock.kube.api.autoscaling.HorizontalPodAutoscaler;
import dev.drydock.kube.api.policy.PodDisruptionBudget;
import dev.drydock.kube.api.rbac.ClusterRoleBinding;
import dev.drydock.kube.api.rbac.RoleBinding;
import dev.drydock.kube.api.rbac.RoleRef;
import dev.drydock.kube.api.rbac.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The tables of what allows and what bounds: roles' bindings, disruption budgets, autoscalers.
final class PolicyTables {
    private static final List<Column> BINDING = List.of(
            Column.ofName(),
            Column.of("Role"),
            Column.of("Age"),
            Column.onlyWide("Users"),
            Column.onlyWide("Groups"),
            Column.onlyWide("ServiceAccounts"));

    static final List<TablePrinter<?>> PRINTERS = List.of(
            new TablePrinter<>(
                    RoleBinding.class, BINDING, (binding, now) -> binding(binding, binding.roleRef(), binding.subjects(), now)),
            new TablePrinter<>(
                    ClusterRoleBinding.class,
                    BINDING,
                    (binding, now) -> binding(binding, binding.roleRef(), binding.subjects(), now)),
            new TablePrinter<>(
                    PodDisruptionBudget.class,
                    List.of(
                            Column.ofName(),
                            Column.of("Min Available"),
                            Column.of("Max Unavailable"),
                            Column.of("Allowed Disruptions"),
                            Column.of("Age")),
                    (budget, now) -> List.of(
                            budget.name(),
                            orNotSet(budget.spec().minAvailable()),
                            orNotSet(budget.spec().maxUnavailable()),
                            number(budget.status().disruptionsAllowed()),
                            age(budget, now))),
            new TablePrinter<>(
                    HorizontalPodAutoscaler.class,
                    List.of(
                            Column.ofName(),
                            Column.of("Reference"),
                            Column.of("Targets"),
                            Column.of("MinPods"),
                            Column.of("MaxPods"),
                            Column.of("Replicas"),
                            Column.of("Age")),
                    (scaler, now) -> List.of(
                            scaler.name(),
                            scaler.spec().scaleTargetRef().kind() + "/" + scaler.spec().scaleTargetRef().name(),
                            targets(scaler),
                            scaler.spec().minReplicas() == null ? "<unset>" : number(scaler.spec().minReplicas()),
                            number(scaler.spec().maxReplicas()),
                            number(scaler.status().currentReplicas()),
                            age(scaler, now))));

    private PolicyTables() {}

    private static List<String> binding(KubeObject binding, RoleRef role, List<Subject> subjects, Instant now) {
        return List.of(
                binding.name(),
                role.kind() + "/" + role.name(),
                age(binding, now),
                names(subjects, "User"),
                names(subjects, "Group"),
                names(subjects, "ServiceAccount"));
    }

    private static String names(List<Subject> subjects, String kind) {
        return subjects.stream()
                .filter(subject -> kind.equals(subject.kind()))
                .map(subject -> kind.equals("ServiceAccount") ? subject.namespace() + "/" + subject.name() : orEmpty(subject.name()))
                .collect(Collectors.joining(", "));
    }

    private static String orNotSet(@Nullable Object bound) {
        return bound == null ? "N/A" : bound.toString();
    }

    /// What resource metrics aim at; nothing measures them here.
    private static String targets(HorizontalPodAutoscaler scaler) {
        var targets = scaler.spec().metrics().stream()
                .map(metric -> metric.resource())
                .filter(Objects::nonNull)
                .map(resource -> resource.name() + ": <unknown>/"
                        + (resource.target().averageUtilization() != null
                                ? resource.target().averageUtilization() + "%"
                                : orEmpty(resource.target().averageValue())))
                .collect(Collectors.joining(", "));
        return targets.isEmpty() ? "<none>" : targets;
    }
}
