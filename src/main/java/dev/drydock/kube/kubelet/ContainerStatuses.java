package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.ContainerState;
import dev.drydock.kube.api.core.ContainerStateRunning;
import dev.drydock.kube.api.core.ContainerStateTerminated;
import dev.drydock.kube.api.core.ContainerStateWaiting;
import dev.drydock.kube.api.core.ContainerStatus;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.VolumeMountStatus;
import dev.drydock.kube.kubelet.Stage.Ended;
import dev.drydock.kube.kubelet.Stage.Pulling;
import dev.drydock.kube.kubelet.Stage.Running;
import dev.drydock.kube.kubelet.Stage.Starting;
import dev.drydock.kube.kubelet.Stage.Waiting;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a node reports of the containers of a Pod. Pure. Mirrors `convertToAPIContainerStatuses`.
final class ContainerStatuses {
    private final Pod pod;
    private final PodRecord record;
    private final Instant now;

    ContainerStatuses(Pod pod, PodRecord record, Instant now) {
        this.pod = pod;
        this.record = record;
        this.now = now;
    }

    List<ContainerStatus> of(List<Container> specs, List<ContainerRecord> records, boolean init) {
        var statuses = new ArrayList<ContainerStatus>();
        var before = init ? pod.status().initContainerStatuses() : pod.status().containerStatuses();
        for (int i = 0; i < specs.size() && i < records.size(); i++) {
            statuses.add(status(specs.get(i), records.get(i), i < before.size() ? before.get(i) : null, init));
        }
        return statuses;
    }

    private ContainerStatus status(Container spec, ContainerRecord container, @Nullable ContainerStatus before, boolean init) {
        var made = made(container);
        var name = made == null ? null : ImageName.parse(container.image()).orElse(null);
        var image = name == null ? null : ImageCatalogue.builtIn().find(name).orElse(null);
        var running = container.stage() instanceof Running r ? r : null;
        var resources = spec.resources();
        return ContainerStatus.EMPTY
                .withName(spec.name())
                .withImage(image == null ? spec.image() : image.name().toString())
                .withImageID(image == null ? "" : image.id())
                .withContainerID(made)
                .withReady(isReady(container, init, spec))
                .withStarted(running != null && Lifecycle.started(spec, record, running, now))
                .withRestartCount(container.restarts())
                .withState(state(container, before))
                .withLastState(last(container))
                .withAllocatedResources(resources.requests())
                .withResources(resources)
                .withVolumeMounts(spec.volumeMounts().stream().map(mount -> VolumeMountStatus.EMPTY
                                .withMountPath(mount.mountPath())
                                .withName(mount.name())
                                .withReadOnly(Boolean.TRUE.equals(mount.readOnly()) ? true : null)
                                .withRecursiveReadOnly(Boolean.TRUE.equals(mount.readOnly()) ? "Disabled" : null))
                        .toList());
    }

    private boolean isReady(ContainerRecord container, boolean init, Container spec) {
        if (init && !Lifecycle.isSidecar(pod, spec)) {
            return container.stage() instanceof Ended ended && ended.exitCode() == 0;
        }
        return Lifecycle.ready(pod, record, container, now);
    }

    private static @Nullable String made(ContainerRecord container) {
        return switch (container.stage()) {
            case Running running -> running.id();
            case Ended ended -> ended.id();
            case Waiting _, Pulling _, Starting _ -> container.last() == null ? null : container.last().id();
        };
    }

    private ContainerState state(ContainerRecord container, @Nullable ContainerStatus before) {
        return switch (container.stage()) {
            case Running running -> ContainerState.EMPTY.withRunning(
                    ContainerStateRunning.EMPTY.withStartedAt(running.since().truncatedTo(ChronoUnit.SECONDS)));
            case Ended ended when failedToStart(container) -> waiting("RunContainerError", ended.message());
            case Ended ended -> terminated(ended);
            case Waiting waiting when !waiting.reason().isEmpty() -> waiting(waiting.reason(), waiting.message());
            case Waiting _, Pulling _, Starting _ -> unchanged(container, before);
        };
    }

    private ContainerState last(ContainerRecord container) {
        if (failedToStart(container) && container.stage() instanceof Ended ended) {
            return terminated(ended);
        }
        return container.last() == null ? ContainerState.EMPTY : terminated(container.last());
    }

    private boolean failedToStart(ContainerRecord container) {
        return container.stage() instanceof Ended ended
                && ended.reason().equals("StartError")
                && Lifecycle.restarts(pod, record, container, ended);
    }

    /// While a container is on its way, what was last reported of it stands.
    private ContainerState unchanged(ContainerRecord container, @Nullable ContainerStatus before) {
        if (before != null && before.state().waiting() != null) {
            return before.state();
        }
        if (container.last() != null) {
            return terminated(container.last());
        }
        return waiting(pod.spec().initContainers().isEmpty() ? "ContainerCreating" : "PodInitializing", "");
    }

    private static ContainerState waiting(String reason, String message) {
        return ContainerState.EMPTY.withWaiting(
                ContainerStateWaiting.EMPTY.withReason(reason).withMessage(message.isEmpty() ? null : message));
    }

    private static ContainerState terminated(Ended ended) {
        return ContainerState.EMPTY.withTerminated(ContainerStateTerminated.EMPTY
                .withContainerID(ended.id())
                .withExitCode(ended.exitCode())
                .withReason(ended.reason())
                .withMessage(ended.message().isEmpty() ? null : ended.message())
                .withStartedAt(ended.since().truncatedTo(ChronoUnit.SECONDS))
                .withFinishedAt(ended.at().truncatedTo(ChronoUnit.SECONDS)));
    }
}
