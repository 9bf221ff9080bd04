package dev.drydock.kube.apiserver.printers;

import dev.drydock.kube.api.HumanDuration;
import dev.drydock.kube.api.SelectorFormat;
import dev.drydock.kube.api.Table.Column;
import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.ContainerStateTerminated;
import dev.drydock.kube.api.core.ContainerStatus;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.PodTemplate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The table of Pods: what their containers are up to in one word. Mirrors `printPod`.
final class PodTable {
    static final List<TablePrinter<?>> PRINTERS = List.of(
            new TablePrinter<>(
                    Pod.class,
                    List.of(
                            Column.ofName(),
                            Column.of("Ready"),
                            Column.of("Status"),
                            Column.of("Restarts"),
                            Column.of("Age"),
                            Column.onlyWide("IP"),
                            Column.onlyWide("Node"),
                            Column.onlyWide("Nominated Node"),
                            Column.onlyWide("Readiness Gates")),
                    (pod, now) -> new PodTable(pod).row(now)),
            new TablePrinter<>(
                    PodTemplate.class,
                    List.of(Column.ofName(), Column.of("Containers"), Column.of("Images"), Column.of("Pod Labels")),
                    (template, now) -> List.of(
                            template.name(),
                            WorkloadTables.names(template.template()),
                            WorkloadTables.images(template.template()),
                            SelectorFormat.labels(template.template().metadata().labels()))));

    private final Pod pod;
    private int ready;
    private int restarts;
    private @Nullable Instant lastRestart;
    private String reason;

    private PodTable(Pod pod) {
        this.pod = pod;
        this.reason = TablePrinter.orEmpty(pod.status().phase());
    }

    private List<String> row(Instant now) {
        var status = pod.status();
        if (status.reason() != null && !status.reason().isEmpty()) {
            reason = status.reason();
        }
        if (status.conditions().stream().anyMatch(each -> "PodScheduled".equals(each.type()) && "SchedulingGated".equals(each.reason()))) {
            reason = "SchedulingGated";
        }
        boolean initializing = initialize();
        if (!initializing || hasCondition("Initialized")) {
            lookAtContainers();
        }
        if (pod.metadata().deletionTimestamp() != null) {
            if ("NodeLost".equals(status.reason())) {
                reason = "Unknown";
            } else if (!"Succeeded".equals(status.phase()) && !"Failed".equals(status.phase())) {
                reason = "Terminating";
            }
        }
        long all = pod.spec().containers().size()
                + pod.spec().initContainers().stream().filter(PodTable::isSidecar).count();
        var shown = restarts == 0 || lastRestart == null
                ? Integer.toString(restarts)
                : "%d (%s ago)".formatted(restarts, HumanDuration.since(lastRestart, now));
        return List.of(
                pod.name(),
                ready + "/" + all,
                reason,
                shown,
                TablePrinter.age(pod, now),
                TablePrinter.orNone(status.podIPs().isEmpty() ? status.podIP() : status.podIPs().getFirst().ip()),
                TablePrinter.orNone(pod.spec().nodeName()),
                TablePrinter.orNone(status.nominatedNodeName()),
                readinessGates());
    }

    /// Follows the init containers as far as they are done; whether one is not.
    private boolean initialize() {
        var statuses = pod.status().initContainerStatuses();
        for (int i = 0; i < statuses.size(); i++) {
            var status = statuses.get(i);
            count(status);
            var state = Objects.requireNonNull(status.state());
            boolean sidecar = isSidecar(status);
            if (state.terminated() != null && number(state.terminated().exitCode()) == 0) {
                continue;
            } else if (sidecar && Boolean.TRUE.equals(status.started())) {
                ready += Boolean.TRUE.equals(status.ready()) ? 1 : 0;
                continue;
            } else if (state.terminated() != null) {
                reason = "Init:" + ending(state.terminated());
            } else if (state.waiting() != null
                    && !TablePrinter.orEmpty(state.waiting().reason()).isEmpty()
                    && !"PodInitializing".equals(state.waiting().reason())) {
                reason = "Init:" + state.waiting().reason();
            } else {
                reason = "Init:%d/%d".formatted(i, pod.spec().initContainers().size());
            }
            return true;
        }
        return false;
    }

    private void lookAtContainers() {
        restarts = 0;
        lastRestart = null;
        pod.status().initContainerStatuses().stream().filter(this::isSidecar).forEach(this::count);
        boolean running = false;
        for (var status : pod.status().containerStatuses().reversed()) {
            count(status);
            var state = Objects.requireNonNull(status.state());
            if (state.waiting() != null && !TablePrinter.orEmpty(state.waiting().reason()).isEmpty()) {
                reason = Objects.requireNonNull(state.waiting().reason());
            } else if (state.terminated() != null) {
                reason = ending(state.terminated());
            } else if (Boolean.TRUE.equals(status.ready()) && state.running() != null) {
                running = true;
                ready++;
            }
        }
        if (reason.equals("Completed") && running) {
            reason = hasCondition("Ready") ? "Running" : "NotReady";
        }
    }

    private void count(ContainerStatus status) {
        restarts += number(status.restartCount());
        var last = Objects.requireNonNull(status.lastState()).terminated();
        if (last != null && last.finishedAt() != null && (lastRestart == null || lastRestart.isBefore(last.finishedAt()))) {
            lastRestart = last.finishedAt();
        }
    }

    private static String ending(ContainerStateTerminated end) {
        if (end.reason() != null && !end.reason().isEmpty()) {
            return end.reason();
        }
        return number(end.signal()) != 0 ? "Signal:" + end.signal() : "ExitCode:" + number(end.exitCode());
    }

    private String readinessGates() {
        var gates = pod.spec().readinessGates();
        long passed = gates.stream().filter(gate -> hasCondition(TablePrinter.orEmpty(gate.conditionType()))).count();
        return gates.isEmpty() ? "<none>" : passed + "/" + gates.size();
    }

    private boolean hasCondition(String type) {
        return pod.status().conditions().stream()
                .anyMatch(each -> type.equals(each.type()) && "True".equals(each.status()));
    }

    private boolean isSidecar(ContainerStatus status) {
        return pod.spec().initContainers().stream()
                .anyMatch(container -> Objects.equals(container.name(), status.name()) && isSidecar(container));
    }

    private static boolean isSidecar(Container container) {
        return "Always".equals(container.restartPolicy());
    }

    private static int number(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    /// The images of containers as one cell.
    static String images(List<Container> containers) {
        return containers.stream().map(container -> TablePrinter.orEmpty(container.image())).collect(Collectors.joining(","));
    }
}
