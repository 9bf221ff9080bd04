package dev.drydock.kube.kubectl.describe;

import static dev.drydock.kube.kubectl.describe.Description.isEmpty;
import static dev.drydock.kube.kubectl.describe.Description.text;
import static dev.drydock.kube.kubectl.describe.Description.time;

import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.ContainerPort;
import dev.drydock.kube.api.core.ContainerState;
import dev.drydock.kube.api.core.ContainerStateTerminated;
import dev.drydock.kube.api.core.ContainerStatus;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.Probe;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The containers of a Pod or of a template.
final class ContainerLines {
    private ContainerLines() {}

    /// @param space what they are indented with beside their level: nothing in a Pod, two blanks in a template
    ///
    /// @param pod whose fields variables may take their values from; null in a template
    static void add(
            Description description,
            String title,
            List<Container> containers,
            List<ContainerStatus> statuses,
            @Nullable Pod pod,
            String space) {
        if (containers.isEmpty()) {
            description.line(0, space + title + ": <none>");
            return;
        }
        description.line(0, space + title + ":");
        for (var container : containers) {
            var status = statuses.stream()
                    .filter(each -> Objects.equals(each.name(), container.name()))
                    .findFirst();
            description.line(1, (space.isEmpty() ? "" : " ") + container.name() + ":");
            basics(description, container, status);
            words(description, "Command", container.command());
            words(description, "Args", container.args());
            status.ifPresent(each -> state(description, each));
            resources(description, "Limits", container.resources().limits());
            resources(description, "Requests", container.resources().requests());
            probe(description, "Liveness", container.livenessProbe());
            probe(description, "Readiness", container.readinessProbe());
            probe(description, "Startup", container.startupProbe());
            EnvironmentLines.add(description, container, pod);
            mounts(description, container);
        }
    }

    private static void basics(Description description, Container container, Optional<ContainerStatus> status) {
        status.ifPresent(each -> description.field(2, "Container ID", text(each.containerID())));
        description.field(2, "Image", text(container.image()));
        status.ifPresent(each -> description.field(2, "Image ID", text(each.imageID())));
        var ports = container.ports();
        boolean several = ports.size() > 1;
        description.fieldOrNone(2, several ? "Ports" : "Port", ports.stream()
                .map(port -> port(port.containerPort(), port))
                .collect(Collectors.joining(", ")));
        description.fieldOrNone(2, several ? "Host Ports" : "Host Port", ports.stream()
                .map(port -> port(port.hostPort(), port))
                .collect(Collectors.joining(", ")));
    }

    private static String port(@Nullable Integer number, ContainerPort port) {
        var shown = (number == null ? 0 : number) + "/" + text(port.protocol());
        return isEmpty(port.name()) ? shown : shown + " (" + port.name() + ")";
    }

    private static void words(Description description, String title, List<String> words) {
        if (!words.isEmpty()) {
            description.line(2, title + ":");
            words.forEach(word -> word.lines().forEach(line -> description.line(3, line)));
        }
    }

    private static void state(Description description, ContainerStatus status) {
        state(description, "State", status.state());
        if (status.lastState().terminated() != null) {
            state(description, "Last State", status.lastState());
        }
        description.field(2, "Ready", Boolean.TRUE.equals(status.ready()) ? "True" : "False");
        description.field(2, "Restart Count", status.restartCount() == null ? 0 : status.restartCount());
    }

    private static void state(Description description, String title, ContainerState state) {
        if (state.running() != null) {
            description.field(2, title, "Running");
            description.field(3, "Started", time(state.running().startedAt()));
        } else if (state.waiting() != null) {
            description.field(2, title, "Waiting");
            if (!isEmpty(state.waiting().reason())) {
                description.field(3, "Reason", state.waiting().reason());
            }
        } else if (state.terminated() != null) {
            ended(description, title, state.terminated());
        } else {
            description.field(2, title, "Waiting");
        }
    }

    private static void ended(Description description, String title, ContainerStateTerminated end) {
        description.field(2, title, "Terminated");
        if (!isEmpty(end.reason())) {
            description.field(3, "Reason", end.reason());
        }
        if (!isEmpty(end.message())) {
            description.field(3, "Message", end.message());
        }
        description.field(3, "Exit Code", end.exitCode() == null ? 0 : end.exitCode());
        if (end.signal() != null && end.signal() > 0) {
            description.field(3, "Signal", end.signal());
        }
        description.field(3, "Started", time(end.startedAt()));
        description.field(3, "Finished", time(end.finishedAt()));
    }

    private static void resources(Description description, String title, Map<String, Quantity> resources) {
        if (!resources.isEmpty()) {
            description.line(2, title + ":");
            new TreeMap<>(resources).forEach((name, amount) -> description.field(3, name, amount));
        }
    }

    private static void probe(Description description, String title, @Nullable Probe probe) {
        if (probe != null) {
            description.field(2, title, "%s delay=%ds timeout=%ds period=%ds #success=%d #failure=%d".formatted(
                    handler(probe),
                    number(probe.initialDelaySeconds()),
                    number(probe.timeoutSeconds()),
                    number(probe.periodSeconds()),
                    number(probe.successThreshold()),
                    number(probe.failureThreshold())));
        }
    }

    private static String handler(Probe probe) {
        if (probe.exec() != null) {
            return "exec [" + String.join(" ", probe.exec().command()) + "]";
        } else if (probe.httpGet() != null) {
            var get = probe.httpGet();
            var port = text(get.port());
            return "http-get %s://%s%s%s".formatted(
                    text(get.scheme()).toLowerCase(Locale.ROOT), text(get.host()), port.isEmpty() ? "" : ":" + port, text(get.path()));
        } else if (probe.tcpSocket() != null) {
            return "tcp-socket " + text(probe.tcpSocket().host()) + ":" + text(probe.tcpSocket().port());
        } else if (probe.grpc() != null) {
            return "grpc <pod>:" + probe.grpc().port() + " " + text(probe.grpc().service());
        }
        return "unknown";
    }

    private static int number(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    private static void mounts(Description description, Container container) {
        if (container.volumeMounts().isEmpty()) {
            description.field(2, "Mounts", "<none>");
            return;
        }
        description.line(2, "Mounts:");
        container.volumeMounts().stream()
                .sorted(Comparator.comparing(mount -> text(mount.mountPath())))
                .forEach(mount -> {
                    var path = isEmpty(mount.subPath()) ? "" : ",path=\"" + mount.subPath() + "\"";
                    var mode = Boolean.TRUE.equals(mount.readOnly()) ? "ro" : "rw";
                    description.line(3, "%s from %s (%s%s)".formatted(mount.mountPath(), mount.name(), mode, path));
                });
    }
}
