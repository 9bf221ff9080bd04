package dev.drydock.workbench;

import dev.drydock.kube.Snapshot;
import dev.drydock.workbench.insight.Question;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/// All learners' clusters, wherever they live. Each is touched by one thread at a time; its answers come when it is done.
///
/// A cluster that is not in memory is made again from its [Journal] by whichever of these is called first.
public interface Workspaces {
    /// Brings the cluster to life, or makes it when it never was.
    CompletionStage<Scene> open(WorkspaceId id, Origin origin);

    /// Carries out a command on a cluster that was opened once.
    CompletionStage<Reply> command(WorkspaceId id, Command command);

    /// Tells what the cluster looks like: at once, and whenever that changes, at most ten times a second.
    /// Its time passes only while somebody is subscribed.
    Subscription subscribe(WorkspaceId id, Consumer<Scene> watcher);

    /// Asks something of the cluster, which does not change by that.
    <T> CompletionStage<T> ask(WorkspaceId id, Question<T> question);

    /// How two branches differ, by their numbers in the [Timeline].
    CompletionStage<Comparison> compare(WorkspaceId id, int one, int other);

    /// The cluster as it is now.
    CompletionStage<Snapshot> snapshot(WorkspaceId id);
}
