package dev.drydock.kube.apiserver.printers;

import static dev.drydock.kube.apiserver.printers.TablePrinter.age;
import static dev.drydock.kube.apiserver.printers.TablePrinter.number;
import static dev.drydock.kube.apiserver.printers.TablePrinter.orEmpty;

import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.api.Table.Column;
import dev.drydock.kube.api.core.ConfigMap;
import dev.drydock.kube.api.core.ResourceQuota;
import dev.drydock.kube.api.core.Secret;
import dev.drydock.kube.api.core.ServiceAccount;
import dev.drydock.kube.api.scheduling.PriorityClass;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The tables of what configures other things.
final class ConfigTables {
    static final List<TablePrinter<?>> PRINTERS = List.of(
            new TablePrinter<>(
                    ConfigMap.class,
                    List.of(Column.ofName(), Column.of("Data"), Column.of("Age")),
                    (map, now) -> List.of(map.name(), number(map.data().size() + map.binaryData().size()), age(map, now))),
            new TablePrinter<>(
                    Secret.class,
                    List.of(Column.ofName(), Column.of("Type"), Column.of("Data"), Column.of("Age")),
                    (secret, now) -> List.of(
                            secret.name(), orEmpty(secret.type()), number(secret.data().size()), age(secret, now))),
            new TablePrinter<>(
                    ServiceAccount.class,
                    List.of(Column.ofName(), Column.of("Secrets"), Column.of("Age")),
                    (account, now) -> List.of(account.name(), number(account.secrets().size()), age(account, now))),
            new TablePrinter<>(
                    ResourceQuota.class,
                    List.of(Column.ofName(), Column.of("Request"), Column.of("Limit"), Column.of("Age")),
                    (quota, now) -> List.of(
                            quota.name(),
                            uses(quota, resource -> !resource.startsWith("limits.")),
                            uses(quota, resource -> resource.startsWith("limits.")),
                            age(quota, now))),
            new TablePrinter<>(
                    PriorityClass.class,
                    List.of(
                            Column.ofName(),
                            Column.of("Value"),
                            Column.of("Global-Default"),
                            Column.of("Age"),
                            Column.of("PreemptionPolicy")),
                    (priority, now) -> List.of(
                            priority.name(),
                            number(priority.value()),
                            Boolean.toString(Boolean.TRUE.equals(priority.globalDefault())),
                            age(priority, now),
                            orEmpty(priority.preemptionPolicy()))));

    private ConfigTables() {}

    /// `pods: 1/2, requests.cpu: 250m/1`.
    private static String uses(ResourceQuota quota, Predicate<String> which) {
        return new TreeMap<>(quota.status().hard())
                .entrySet().stream()
                        .filter(hard -> which.test(hard.getKey()))
                        .map(hard -> "%s: %s/%s".formatted(
                                hard.getKey(),
                                quota.status().used().getOrDefault(hard.getKey(), Quantity.ZERO),
                                hard.getValue()))
                        .collect(Collectors.joining(", "));
    }
}
