package dev.drydock.kube.client;

import dev.drydock.kube.api.core.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the kubelet of a Pod's node is asked for its containers. Mirrors the server on a kubelet's port 10250.
public interface NodeApi {
    /// Whether the kubelet of a node answers.
    boolean isReachable(String node);

    /// What a container printed, oldest first.
    ///
    /// @param previous of its run before this one
    List<Printed> log(Pod pod, String container, boolean previous);

    /// Runs a command in a container.
    Executed execute(Pod pod, String container, List<String> command, String input);

    /// Opens a shell in a container, to be typed into; one that was open before is left.
    ///
    /// @return whether the command is such a shell
    boolean open(Pod pod, String container, List<String> command);

    /// What the open shell shows when it waits for a line; empty where none is open.
    Optional<String> prompt();

    /// Types a line into the open shell.
    Typed type(String line);

    /// @param code how its last command ended
    /// @param took how long it ran
    record Typed(String out, String error, int code, Duration took) {}

    /// One line of a log, without its end.
    record Printed(Instant at, String text) {}

    /// @param took how long it ran
    record Executed(String out, String error, int code, Duration took) {}
}
