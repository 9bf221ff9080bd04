package dev.drydock.workbench.insight;

import static dev.drydock.workbench.insight.Findings.text;
import static java.util.stream.Collectors.joining;

import dev.drydock.kube.Cluster;
import dev.drydock.kube.api.core.ContainerStateTerminated;
import dev.drydock.kube.api.core.ContainerStateWaiting;
import dev.drydock.kube.api.core.ContainerStatus;
import dev.drydock.kube.api.core.Event;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.trace.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What keeps a Pod from running and being ready.
final class PodFindings {
    private static final Set<String> PULLS = Set.of("ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull");
    private static final Set<String> CONFIGS = Set.of("CreateContainerConfigError", "CreateContainerError", "RunContainerError");

    private final Cluster cluster;
    private final Pod pod;
    private final Ref ref;

    private PodFindings(Cluster cluster, Pod pod) {
        this.cluster = cluster;
        this.pod = pod;
        this.ref = Ref.of(pod);
    }

    static List<Finding> of(Cluster cluster, Pod pod) {
        return new PodFindings(cluster, pod).find();
    }

    private List<Finding> find() {
        if (pod.metadata().deletionTimestamp() != null) {
            return ending();
        }
        if (text(pod.spec().nodeName()).isEmpty()) {
            return unbound();
        }
        if (isReady() || "Succeeded".equals(pod.status().phase())) {
            return List.of();
        }
        var findings = new ArrayList<Finding>();
        silentNode().ifPresent(findings::add);
        if ("Failed".equals(pod.status().phase())) {
            findings.add(new Finding("failed", ref, text(pod.status().message()), text(pod.status().reason())));
        }
        Stream.concat(pod.status().initContainerStatuses().stream(), pod.status().containerStatuses().stream())
                .forEach(status -> ofContainer(status).ifPresent(findings::add));
        if (findings.isEmpty()) {
            lastEvent("FailedMount").ifPresent(event ->
                    findings.add(new Finding("mount", Ref.of(event), text(event.message()), pod.name())));
        }
        if (findings.isEmpty()) {
            findings.add(new Finding("starting", ref, "", pod.name()));
        }
        return List.copyOf(findings);
    }

    private boolean isReady() {
        return pod.status().conditions().stream().anyMatch(one -> "Ready".equals(one.type()) && "True".equals(one.status()));
    }

    private List<Finding> ending() {
        if (!pod.metadata().finalizers().isEmpty()) {
            return List.of(new Finding("finalizers", ref, "", String.join(", ", pod.metadata().finalizers())));
        }
        return List.of(silentNode().orElseGet(() ->
                new Finding("ending", ref, "", String.valueOf(Objects.requireNonNullElse(pod.metadata().deletionGracePeriodSeconds(), 30L)))));
    }

    private List<Finding> unbound() {
        if (!pod.spec().schedulingGates().isEmpty()) {
            var gates = pod.spec().schedulingGates().stream().map(gate -> text(gate.name())).collect(joining(", "));
            return List.of(new Finding("gated", ref, "", gates));
        }
        if (Findings.isSchedulerStopped(cluster)) {
            return List.of(new Finding("scheduler-stopped", ref, ""));
        }
        var verdicts = verdicts();
        if (verdicts.isEmpty()) {
            return List.of(new Finding("unscheduled", ref, "", text(pod.spec().schedulerName())));
        }
        var message = pod.status().conditions().stream()
                .filter(one -> "PodScheduled".equals(one.type()))
                .findFirst()
                .map(one -> text(one.message()))
                .orElse("");
        var each = verdicts.entrySet().stream()
                .filter(verdict -> !verdict.getValue().isEmpty())
                .map(verdict -> verdict.getKey() + ": " + verdict.getValue())
                .collect(joining("; "));
        return List.of(new Finding("unschedulable", ref, message, each));
    }

    /// What the scheduler last said of each node.
    private Map<String, String> verdicts() {
        Map<String, String> last = Map.of();
        for (var step : cluster.trace().steps()) {
            if (step.action() instanceof Action.Filtered filtered
                    && filtered.pod().namespace().equals(pod.namespace())
                    && filtered.pod().name().equals(pod.name())) {
                last = filtered.verdicts();
            }
        }
        return last;
    }

    private Optional<Finding> silentNode() {
        var node = text(pod.spec().nodeName());
        return cluster.get(Node.class, "", node)
                .filter(one -> one.status().conditions().stream()
                        .anyMatch(condition -> "Ready".equals(condition.type()) && !"True".equals(condition.status())))
                .map(one -> new Finding("node-silent", Ref.of(one), "", node));
    }

    private Optional<Finding> ofContainer(ContainerStatus status) {
        var name = text(status.name());
        ContainerStateWaiting waiting = status.state().waiting();
        if (waiting != null) {
            return ofWaiting(status, name, waiting);
        }
        ContainerStateTerminated ended = status.state().terminated();
        if (ended != null && !Objects.equals(ended.exitCode(), 0)) {
            return Optional.of(new Finding("ended", ref, text(ended.message()), name, String.valueOf(ended.exitCode())));
        }
        if (status.state().running() != null && !Boolean.TRUE.equals(status.ready())) {
            return Optional.of(lastEvent("Unhealthy")
                    .map(event -> new Finding("probe", Ref.of(event), text(event.message()), name))
                    .orElseGet(() -> new Finding("not-ready", ref, "", name)));
        }
        return Optional.empty();
    }

    private Optional<Finding> ofWaiting(ContainerStatus status, String name, ContainerStateWaiting waiting) {
        var reason = text(waiting.reason());
        if (PULLS.contains(reason)) {
            return Optional.of(new Finding("image", ref, text(waiting.message()), name, text(status.image()), reason));
        }
        if (CONFIGS.contains(reason)) {
            return Optional.of(new Finding("config", ref, text(waiting.message()), name, reason));
        }
        if (reason.equals("CrashLoopBackOff")) {
            ContainerStateTerminated last = status.lastState().terminated();
            var code = last == null ? "?" : String.valueOf(last.exitCode());
            return Optional.of(new Finding("crashing", ref, text(waiting.message()), name, code, String.valueOf(status.restartCount())));
        }
        return Optional.empty();
    }

    private Optional<Event> lastEvent(String reason) {
        return cluster.list(Event.class).stream()
                .filter(event -> reason.equals(event.reason()) && Objects.equals(event.involvedObject().uid(), pod.metadata().uid()))
                .reduce((earlier, later) -> later);
    }
}
