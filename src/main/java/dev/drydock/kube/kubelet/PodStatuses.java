package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.core.HostIP;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.PodCondition;
import dev.drydock.kube.api.core.PodIP;
import dev.drydock.kube.api.core.PodStatus;
import dev.drydock.kube.kubelet.Stage.Ended;
import dev.drydock.kube.kubelet.Stage.Running;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a node reports of a Pod. Pure.
/// Mirrors `generateAPIPodStatus` of `pkg/kubelet/kubelet_pods.go` and `pkg/kubelet/status/generate.go`.
final class PodStatuses {
    private static final Set<String> OWN = Set.of("PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady");

    private final Pod pod;
    private final PodRecord record;
    private final String hostIP;
    private final Instant now;

    PodStatuses(Pod pod, PodRecord record, String hostIP, Instant now) {
        this.pod = pod;
        this.record = record;
        this.hostIP = hostIP;
        this.now = now;
    }

    PodStatus status() {
        var containers = new ContainerStatuses(pod, record, now);
        var phase = phase();
        boolean hosted = Boolean.TRUE.equals(pod.spec().hostNetwork());
        var address = hosted && !record.address().isEmpty() ? hostIP : record.address();
        return pod.status()
                .withObservedGeneration(pod.metadata().generation())
                .withPhase(phase)
                .withConditions(conditions(phase, address))
                .withInitContainerStatuses(containers.of(pod.spec().initContainers(), record.init(), true))
                .withContainerStatuses(containers.of(pod.spec().containers(), record.containers(), false))
                .withHostIP(hostIP)
                .withHostIPs(List.of(HostIP.EMPTY.withIp(hostIP)))
                .withPodIP(address.isEmpty() ? null : address)
                .withPodIPs(address.isEmpty() ? List.of() : List.of(PodIP.EMPTY.withIp(address)))
                .withStartTime(record.since().truncatedTo(ChronoUnit.SECONDS));
    }

    /// Mirrors `getPhase`.
    private String phase() {
        var over = pod.status().phase();
        if ("Succeeded".equals(over) || "Failed".equals(over)) {
            return over;
        }
        boolean initialized = Lifecycle.initialized(pod, record, now);
        boolean initFailed = Lifecycle.initFailed(pod, record);
        if (initFailed) {
            return "Failed";
        }
        if (!initialized) {
            return "Pending";
        }
        int waiting = 0;
        int running = 0;
        int failed = 0;
        for (var container : record.containers()) {
            switch (container.stage()) {
                case Running _ -> running++;
                case Ended ended when !record.stopping()
                        && Lifecycle.asksToRunAgain(pod, Lifecycle.spec(pod, container.name()), ended.exitCode()) -> running++;
                case Ended ended -> failed += ended.exitCode() == 0 ? 0 : 1;
                default -> {
                    if (container.last() == null) {
                        waiting++;
                    } else {
                        running++;
                    }
                }
            }
        }
        if (waiting > 0) {
            return record.stopping() ? Objects.requireNonNullElse(over, "Pending") : "Pending";
        }
        if (running > 0) {
            return "Running";
        }
        return failed > 0 ? "Failed" : "Succeeded";
    }

    private List<PodCondition> conditions(String phase, String address) {
        var conditions = new ArrayList<PodCondition>();
        boolean sandbox = !address.isEmpty() && !phase.equals("Succeeded") && !phase.equals("Failed");
        conditions.add(condition("PodReadyToStartContainers", sandbox, null, null));
        conditions.add(initialized(phase));
        var containersReady = containersReady(phase);
        conditions.add(ready(containersReady));
        conditions.add(containersReady);
        if (pod.status().conditions().stream().noneMatch(condition -> "PodScheduled".equals(condition.type()))) {
            conditions.add(condition("PodScheduled", true, null, null));
        }
        for (var other : pod.status().conditions()) {
            if (!OWN.contains(other.type())) {
                conditions.add(other.withObservedGeneration(
                        "PodScheduled".equals(other.type()) ? pod.metadata().generation() : other.observedGeneration()));
            }
        }
        return conditions;
    }

    private PodCondition initialized(String phase) {
        if (phase.equals("Succeeded")) {
            return condition("Initialized", true, "PodCompleted", null);
        }
        var incomplete = new ArrayList<String>();
        for (var container : record.init()) {
            if (!Lifecycle.initDone(pod, record, container, now)) {
                incomplete.add(container.name());
            }
        }
        return incomplete.isEmpty()
                ? condition("Initialized", true, null, null)
                : condition("Initialized", false, "ContainersNotInitialized",
                        "containers with incomplete status: [" + String.join(" ", incomplete) + "]");
    }

    private PodCondition containersReady(String phase) {
        if (phase.equals("Succeeded")) {
            return condition("ContainersReady", false, "PodCompleted", null);
        }
        if (phase.equals("Failed")) {
            return condition("ContainersReady", false, "PodFailed", null);
        }
        var unready = record.everyContainer().stream()
                .filter(container -> isCounted(container) && !Lifecycle.ready(pod, record, container, now))
                .map(ContainerRecord::name)
                .collect(Collectors.joining(" "));
        return unready.isEmpty()
                ? condition("ContainersReady", true, null, null)
                : condition("ContainersReady", false, "ContainersNotReady", "containers with unready status: [" + unready + "]");
    }

    private boolean isCounted(ContainerRecord container) {
        return record.containers().contains(container) || Lifecycle.isSidecar(pod, Lifecycle.spec(pod, container.name()));
    }

    private PodCondition ready(PodCondition containersReady) {
        if (!"True".equals(containersReady.status())) {
            return condition("Ready", false, containersReady.reason(), containersReady.message());
        }
        for (var gate : pod.spec().readinessGates()) {
            var met = pod.status().conditions().stream()
                    .filter(condition -> Objects.equals(condition.type(), gate.conditionType()))
                    .findFirst();
            if (met.isEmpty()) {
                return condition("Ready", false, "ReadinessGatesNotReady",
                        "corresponding condition of pod readiness gate \"%s\" does not exist.".formatted(gate.conditionType()));
            }
            if (!"True".equals(met.get().status())) {
                return condition("Ready", false, "ReadinessGatesNotReady",
                        "the status of pod readiness gate \"%s\" is not \"True\", but %s".formatted(gate.conditionType(), met.get().status()));
            }
        }
        return condition("Ready", true, null, null);
    }

    private PodCondition condition(String type, boolean holds, @Nullable String reason, @Nullable String message) {
        var status = holds ? "True" : "False";
        var before = reported(type);
        boolean still = before != null && status.equals(before.status()) && before.lastTransitionTime() != null;
        var condition = (still ? before : PodCondition.EMPTY)
                .withType(type)
                .withStatus(status)
                .withReason(reason)
                .withMessage(message)
                .withObservedGeneration(pod.metadata().generation());
        return still ? condition : condition.withLastTransitionTime(now.truncatedTo(ChronoUnit.SECONDS));
    }

    private @Nullable PodCondition reported(String type) {
        for (var condition : pod.status().conditions()) {
            if (type.equals(condition.type())) {
                return condition;
            }
        }
        return null;
    }
}
