package dev.drydock.kube.kubelet.shell;

import dev.drydock.kube.api.ObjectKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a process in a container can see of the world.
public interface Surroundings {
    /// An empty container without a network.
    Surroundings NONE = new Surroundings() {};

    /// When the process started.
    default Instant start() {
        return Instant.EPOCH;
    }

    default Map<String, String> variables() {
        return Map.of();
    }

    default ObjectKey pod() {
        return new ObjectKey("default", "");
    }

    default String hostname() {
        return "localhost";
    }

    /// Where commands begin.
    default String directory() {
        return "/";
    }

    /// The number of the user that it runs as; 0 is root.
    default long user() {
        return 0;
    }

    /// @param path an absolute one
    default Optional<String> file(String path) {
        return Optional.empty();
    }

    /// The names in a directory; empty where there is no such directory.
    default Optional<List<String>> entries(String directory) {
        return directory.equals("/") || directory.equals("/tmp") ? Optional.of(List.of()) : Optional.empty();
    }

    default boolean isReadOnly(String path) {
        return false;
    }

    /// Whether there is such a program.
    default boolean has(String program) {
        return Toolbox.knows(program);
    }

    /// Whether its small programs are busybox', rather than GNU's.
    default boolean busybox() {
        return true;
    }

    /// The command line of the container's main process.
    default String mainProcess() {
        return "sh";
    }

    /// Whether something in the container listens on a port by now.
    default boolean listens(int port) {
        return false;
    }

    default Optional<Network> network() {
        return Optional.empty();
    }
}
