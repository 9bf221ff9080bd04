package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.core.ContainerStatus;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.client.NodeApi.Printed;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Prints what one container goes on to print, until it ends.
final class LogFollow {
    private static final Duration ENDLESS = Duration.ofDays(10_000);

    private final Invocation kubectl;
    private final Pod pod;
    private final String container;
    private final String id;
    private int seen;

    LogFollow(Invocation kubectl, Pod pod, String container) {
        this.kubectl = kubectl;
        this.pod = pod;
        this.container = container;
        this.id = running(pod).orElse("");
        this.seen = lines().size();
    }

    void begin() {
        kubectl.follow(this::look, ENDLESS, () -> {});
    }

    private boolean look() {
        boolean goesOn = kubectl.client()
                .find(Kinds.of(Pod.class), pod.key())
                .flatMap(now -> running((Pod) now))
                .filter(id::equals)
                .isPresent();
        var lines = lines();
        if (lines.size() >= seen) {
            lines.subList(seen, lines.size())
                    .forEach(line -> kubectl.println(LogsCommand.written(kubectl.flags(), pod, container, line)));
            seen = lines.size();
        }
        return !goesOn;
    }

    private List<Printed> lines() {
        try {
            return kubectl.client().log(pod.key(), container, false);
        } catch (StatusException gone) {
            return List.of();
        }
    }

    /// The id of the container while it runs.
    private Optional<String> running(Pod pod) {
        return Stream.concat(pod.status().initContainerStatuses().stream(), pod.status().containerStatuses().stream())
                .filter(status -> container.equals(status.name()) && status.state().running() != null)
                .findFirst()
                .map(ContainerStatus::containerID);
    }
}
