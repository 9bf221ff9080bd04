package dev.drydock.kube.kubelet;

import dev.drydock.kube.kubelet.Stage.Running;
import dev.drydock.kube.kubelet.shell.FileChange;
import dev.drydock.kube.kubelet.shell.Network;
import dev.drydock.kube.kubelet.shell.Playback;
import dev.drydock.kube.kubelet.shell.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a container's process, and those who came by, have made of its files.
final class Contents {
    private Contents() {}

    /// @param world in which the process runs
    static List<FileChange> of(Running running, InContainer world, Instant now) {
        var loop = running.behaviour().printing().loop();
        var all = new ArrayList<>(running.seen().files());
        if (loop != null) {
            all.addAll(Playback.of(loop, new WithoutFiles(world), Duration.between(running.since(), now)).files());
            all.sort(Comparator.comparing(FileChange::at));
        }
        return all;
    }

    /// The same world, but for the files that processes make and the network: else a process would have to be followed to follow it.
    private record WithoutFiles(InContainer world) implements Surroundings {
        @Override
        public Instant start() {
            return world.start();
        }

        @Override
        public Map<String, String> variables() {
            return world.variables();
        }

        @Override
        public String hostname() {
            return world.hostname();
        }

        @Override
        public boolean has(String program) {
            return world.has(program);
        }

        @Override
        public boolean busybox() {
            return world.busybox();
        }

        @Override
        public Optional<List<String>> entries(String directory) {
            return world.brought(directory) ? Optional.of(List.of()) : Optional.empty();
        }

        @Override
        public Optional<Network> network() {
            return Optional.of(Network.NONE);
        }
    }
}
