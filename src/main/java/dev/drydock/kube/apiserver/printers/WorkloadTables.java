package dev.drydock.kube.apiserver.printers;

import static dev.drydock.kube.apiserver.printers.TablePrinter.age;
import static dev.drydock.kube.apiserver.printers.TablePrinter.number;
import static dev.drydock.kube.apiserver.printers.TablePrinter.orEmpty;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.SelectorFormat;
import dev.drydock.kube.api.Table.Column;
import dev.drydock.kube.api.apps.ControllerRevision;
import dev.drydock.kube.api.apps.DaemonSet;
import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.api.apps.StatefulSet;
import dev.drydock.kube.api.autoscaling.Scale;
import dev.drydock.kube.api.core.PodTemplateSpec;
import dev.drydock.kube.api.core.ReplicationController;
import dev.drydock.kube.api.meta.OwnerReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The tables of what keeps Pods alive.
final class WorkloadTables {
    private static final List<Column> TEMPLATE =
            List.of(Column.onlyWide("Containers"), Column.onlyWide("Images"), Column.onlyWide("Selector"));

    private static final List<Column> COPIES = columns("Desired", "Current", "Ready", "Age");

    static final List<TablePrinter<?>> PRINTERS = List.of(
            new TablePrinter<>(
                    Deployment.class,
                    columns("Ready", "Up-to-date", "Available", "Age"),
                    (deployment, now) -> cells(
                            deployment.spec().template(),
                            SelectorFormat.selector(deployment.spec().selector()),
                            deployment.name(),
                            number(deployment.status().readyReplicas()) + "/" + number(deployment.spec().replicas()),
                            number(deployment.status().updatedReplicas()),
                            number(deployment.status().availableReplicas()),
                            age(deployment, now))),
            new TablePrinter<>(
                    ReplicaSet.class,
                    COPIES,
                    (set, now) -> copies(
                            set,
                            set.spec().template(),
                            SelectorFormat.selector(set.spec().selector()),
                            set.spec().replicas(),
                            set.status().replicas(),
                            set.status().readyReplicas(),
                            now)),
            new TablePrinter<>(
                    ReplicationController.class,
                    COPIES,
                    (controller, now) -> copies(
                            controller,
                            controller.spec().template() == null ? PodTemplateSpec.EMPTY : controller.spec().template(),
                            SelectorFormat.labels(controller.spec().selector()),
                            controller.spec().replicas(),
                            controller.status().replicas(),
                            controller.status().readyReplicas(),
                            now)),
            new TablePrinter<>(
                    DaemonSet.class,
                    columns("Desired", "Current", "Ready", "Up-to-date", "Available", "Node Selector", "Age"),
                    (set, now) -> cells(
                            set.spec().template(),
                            SelectorFormat.selector(set.spec().selector()),
                            set.name(),
                            number(set.status().desiredNumberScheduled()),
                            number(set.status().currentNumberScheduled()),
                            number(set.status().numberReady()),
                            number(set.status().updatedNumberScheduled()),
                            number(set.status().numberAvailable()),
                            SelectorFormat.labels(podNodeSelector(set.spec().template())),
                            age(set, now))),
            new TablePrinter<>(
                    StatefulSet.class,
                    List.of(Column.ofName(), Column.of("Ready"), Column.of("Age"), Column.onlyWide("Containers"), Column.onlyWide("Images")),
                    (set, now) -> List.of(
                            set.name(),
                            number(set.status().readyReplicas()) + "/" + number(set.spec().replicas()),
                            age(set, now),
                            names(set.spec().template()),
                            images(set.spec().template()))),
            new TablePrinter<>(
                    Scale.class,
                    List.of(Column.ofName(), Column.number("Desired"), Column.number("Available"), Column.of("Age")),
                    (scale, now) -> List.of(
                            scale.name(), number(scale.spec().replicas()), number(scale.status().replicas()), age(scale, now))),
            new TablePrinter<>(
                    ControllerRevision.class,
                    List.of(Column.ofName(), Column.of("Controller"), Column.of("Revision"), Column.of("Age")),
                    (revision, now) -> List.of(
                            revision.name(),
                            revision.metadata().ownerReferences().stream()
                                    .filter(owner -> Boolean.TRUE.equals(owner.controller()))
                                    .map(WorkloadTables::title)
                                    .findFirst()
                                    .orElse("<none>"),
                            number(revision.revision()),
                            age(revision, now))));

    private WorkloadTables() {}

    private static List<Column> columns(String... names) {
        var columns = new ArrayList<Column>();
        columns.add(Column.ofName());
        Stream.of(names).map(Column::of).forEach(columns::add);
        columns.addAll(TEMPLATE);
        return columns;
    }

    private static List<String> copies(
            KubeObject owner, PodTemplateSpec template, String selector,
            @Nullable Integer desired, @Nullable Integer current, @Nullable Integer ready, Instant now) {
        return cells(template, selector, owner.name(), number(desired), number(current), number(ready), age(owner, now));
    }

    private static List<String> cells(PodTemplateSpec template, String selector, String... cells) {
        return Stream.concat(Stream.of(cells), Stream.of(names(template), images(template), selector)).toList();
    }

    static String names(PodTemplateSpec template) {
        return template.spec() == null
                ? ""
                : template.spec().containers().stream().map(container -> orEmpty(container.name())).collect(Collectors.joining(","));
    }

    static String images(PodTemplateSpec template) {
        return template.spec() == null ? "" : PodTable.images(template.spec().containers());
    }

    private static Map<String, String> podNodeSelector(PodTemplateSpec template) {
        return template.spec() == null ? Map.of() : template.spec().nodeSelector();
    }

    private static String title(OwnerReference owner) {
        var apiVersion = orEmpty(owner.apiVersion());
        int slash = apiVersion.indexOf('/');
        var kind = orEmpty(owner.kind()).toLowerCase(Locale.ROOT);
        return kind + (slash < 0 ? "" : "." + apiVersion.substring(0, slash)) + "/" + owner.name();
    }
}
