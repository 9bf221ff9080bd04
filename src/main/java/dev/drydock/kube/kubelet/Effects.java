package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.kubelet.Stage.Ending;
import dev.drydock.kube.kubelet.Stage.Running;
import dev.drydock.kube.kubelet.shell.FileChange;
import dev.drydock.kube.kubelet.shell.Process;
import java.time.Duration;
import java.util.Set;

/// What commands leave in a container that were run in it: files, and an ended main process.
final class Effects {
    private static final Set<String> ENDING = Set.of("TERM", "INT", "QUIT", "15", "2", "3");

    private final Client client;

    Effects(Client client) {
        this.client = client;
    }

    void leave(Pod pod, ContainerRecord container, Running running, Process.Run run) {
        var age = Duration.between(running.since(), client.clock());
        var changes = run.files().stream().map(change -> new FileChange(age.plus(change.at()), change.path(), change.text())).toList();
        // Pid 1 gets no signal that it does not handle, and KILL from outside its own namespace only.
        boolean ends = running.behaviour().heedsTerm() && run.signals().stream().anyMatch(ENDING::contains);
        if (changes.isEmpty() && !ends) {
            return;
        }
        var left = running.withLeft(running.left().withChanges(changes));
        remember(pod, container, ends ? left.withEnding(new Ending(client.clock().plus(run.until()), 0, false)) : left);
        client.requeue(pod.key(), Duration.ZERO);
    }

    /// Keeps what came of it. The record may have changed since it was read.
    void remember(Pod pod, ContainerRecord container, Running running) {
        client.memory().recall(pod.key(), PodRecord.class)
                .ifPresent(record -> client.memory().remember(pod.key(), record.with(container.withStage(running))));
    }
}
