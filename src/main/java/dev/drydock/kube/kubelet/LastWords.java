package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.kubelet.Stage.Ending;
import dev.drydock.kube.kubelet.Stage.Running;
import dev.drydock.kube.kubelet.shell.Line;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;

/// The message that a container leaves when it ends. Mirrors `getTerminationMessage` of `pkg/kubelet/kuberuntime`.
final class LastWords {
    private static final int LONGEST = 4096;
    private static final int LONGEST_OF_LOG = 2048;

    private LastWords() {}

    static String of(Container container, Running running, Ending ending) {
        var path = Objects.requireNonNullElse(container.terminationMessagePath(), "/dev/termination-log");
        var written = Behaviour.lastChange(running.seen().files(), path, Duration.between(running.since(), ending.at()));
        var text = written == null || written.text() == null ? "" : written.text();
        if (text.isEmpty() && ending.exitCode() != 0 && "FallbackToLogsOnError".equals(container.terminationMessagePolicy())) {
            return last(running.behaviour().printing().lines().stream().map(Line::text).collect(Collectors.joining()), LONGEST_OF_LOG);
        }
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private static String last(String text, int most) {
        return text.length() > most ? text.substring(text.length() - most) : text;
    }
}
