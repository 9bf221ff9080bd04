package dev.drydock.workbench;

import dev.drydock.kube.Cluster;
import dev.drydock.kube.Output;
import dev.drydock.kube.Reply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Does to a cluster what was commanded, now or when it is lived through again.
final class Deeds {
    static final Result SILENT = new Result(new Output(0, "", "", List.of()), null);

    /// One step of the learner's may take many of the cluster's until something is to be seen.
    private static final int STEPS_UNSEEN = 10_000;

    private Deeds() {}

    /// @param answer what became of a request; null where none was sent
    record Result(Output output, @Nullable Reply answer) {}

    static Result carryOut(Cluster cluster, Command.Deed deed) {
        return switch (deed) {
            case Command.Kubectl(var line, var files) -> new Result(cluster.run(line, files), null);
            case Command.Type(var line) -> new Result(
                    cluster.prompt().isPresent() ? cluster.type(line) : new Output(1, "", "no shell is open\n", List.of()), null);
            case Command.Step() -> step(cluster);
            case Command.Settle() -> silent(cluster.settle());
            case Command.Stop(var component) -> silent(cluster.stop(component));
            case Command.Start(var component) -> silent(cluster.start(component));
            case Command.Crash(var namespace, var pod, var container) -> silent(cluster.crash(namespace, pod, container));
            case Command.SetReady(var namespace, var pod, var container, var ready) ->
                silent(cluster.setReady(namespace, pod, container, ready));
            case Command.Request(var from, var address) -> request(cluster, from, address);
        };
    }

    private static Result silent(Cluster cluster) {
        return SILENT;
    }

    private static Result step(Cluster cluster) {
        var scenes = new Scenes();
        var before = scenes.read(cluster);
        for (int i = 0; i < STEPS_UNSEEN && !cluster.atRest(); i++) {
            long revision = cluster.revision();
            if (!cluster.step() || (cluster.revision() != revision && !scenes.read(cluster).equals(before))) {
                break;
            }
        }
        return SILENT;
    }

    /// As curl would print it. The way that it took is in the trace.
    private static Result request(Cluster cluster, String from, String address) {
        var reply = cluster.request(from, address);
        var output = reply.failure().isEmpty()
                ? new Output(0, reply.body(), "", List.of())
                : new Output(7, "", reply.failure(), List.of());
        return new Result(output, reply);
    }
}
