package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.ObjectKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a process in a container can see of the world.
interface Surroundings {
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

    default Optional<String> file(String path) {
        return Optional.empty();
    }

    /// The names in a directory; empty where there is no such directory.
    default Optional<List<String>> entries(String directory) {
        return Optional.empty();
    }

    /// The command line of the container's main process.
    default String mainProcess() {
        return "sh";
    }

    default Optional<Network> network() {
        return Optional.empty();
    }
}
