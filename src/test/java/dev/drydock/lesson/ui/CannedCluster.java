package dev.drydock.lesson.ui;

import dev.drydock.kube.Cluster;
import dev.drydock.kube.Output;
import dev.drydock.kube.Snapshot;
import dev.drydock.workbench.Command;
import dev.drydock.workbench.Comparison;
import dev.drydock.workbench.Origin;
import dev.drydock.workbench.Pace;
import dev.drydock.workbench.Reply;
import dev.drydock.workbench.Scene;
import dev.drydock.workbench.Subscription;
import dev.drydock.workbench.Terminal;
import dev.drydock.workbench.WorkspaceId;
import dev.drydock.workbench.Workspaces;
import dev.drydock.workbench.insight.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/// Answers each command with what a test put here, and remembers what it was told to do.
final class CannedCluster implements Workspaces {
    static final Output SILENT = new Output(0, "", "", List.of());

    final List<Command> commands = new ArrayList<>();
    private final List<Consumer<Scene>> watchers = new ArrayList<>();
    private final Snapshot snapshot = Cluster.withNodes(1).snapshot();
    private Reply next = new Reply.Done(SILENT, scene(Pace.NORMAL));

    void answers(Output output) {
        next = new Reply.Done(output, scene(Pace.NORMAL));
    }

    void answers(Reply reply) {
        next = reply;
    }

    void shows(Scene scene) {
        watchers.forEach(watcher -> watcher.accept(scene));
    }

    int watchers() {
        return watchers.size();
    }

    static Scene scene(Pace pace, Scene.Pod... pods) {
        var node = new Scene.Node("node-1", false, "Ready", Scene.State.READY, "10.0.0.1");
        var contents = new Scene.Contents(List.of(node), List.of(pods), List.of(), List.of());
        return new Scene(Instant.EPOCH, Instant.EPOCH, pace, true, contents);
    }

    @Override
    public CompletionStage<Scene> open(WorkspaceId id, Origin origin) {
        return CompletableFuture.completedStage(scene(Pace.NORMAL));
    }

    @Override
    public CompletionStage<Reply> command(WorkspaceId id, Command command) {
        commands.add(command);
        if (next instanceof Reply.Done(var output, var scene, var _) && command instanceof Command.Kubectl line) {
            var entry = new Terminal.Entry(
                    commands.size(), "$ ", line.line(), "", output.out(), output.err(), output.exit(), 0, Terminal.End.DONE);
            shows(scene.withTerminal(new Terminal(List.of(entry), "$ ", false, false)));
        }
        return CompletableFuture.completedStage(next);
    }

    @Override
    public Subscription subscribe(WorkspaceId id, Consumer<Scene> watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    @Override
    public <T> CompletionStage<T> ask(WorkspaceId id, Question<T> question) {
        return CompletableFuture.completedStage(question.ask(Cluster.from(snapshot)));
    }

    @Override
    public CompletionStage<Comparison> compare(WorkspaceId id, int one, int other) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Snapshot> snapshot(WorkspaceId id) {
        return CompletableFuture.completedStage(snapshot);
    }
}
