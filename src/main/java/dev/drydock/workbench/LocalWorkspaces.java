package dev.drydock.workbench;

import dev.drydock.base.Limits;
import dev.drydock.kube.Snapshot;
import dev.drydock.workbench.insight.Question;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The workspaces of a single server: a map in memory, and a few threads that all of them share.
final class LocalWorkspaces implements Workspaces, AutoCloseable {
    private static final Duration LONGEST_PARTING = Duration.ofSeconds(5);

    private final Journal journal;
    private final Limits limits;
    private final ScheduledExecutorService threads;
    private final ConcurrentHashMap<WorkspaceId, Residence> residences = new ConcurrentHashMap<>();

    LocalWorkspaces(Journal journal, Limits limits) {
        this.journal = journal;
        this.limits = limits;
        int count = Math.max(2, Runtime.getRuntime().availableProcessors());
        threads = Executors.newScheduledThreadPool(count, Thread.ofPlatform().daemon().name("workspaces-", 1).factory());
        threads.scheduleWithFixedDelay(this::sendHomeTheIdle, 1, 1, TimeUnit.MINUTES);
    }

    @Override
    public CompletionStage<Scene> open(WorkspaceId id, Origin origin) {
        return residence(id, origin).ask(Workspace::scene);
    }

    @Override
    public CompletionStage<Reply> command(WorkspaceId id, Command command) {
        var residence = residence(id, Origin.STANDARD);
        if (residence.waiting() >= limits.commandsWaiting()) {
            var refused = new Reply.Refused(Reply.Bound.COMMANDS_WAITING, String.valueOf(limits.commandsWaiting()));
            return CompletableFuture.completedStage(refused);
        }
        return residence.change(workspace -> workspace.command(command));
    }

    @Override
    public Subscription subscribe(WorkspaceId id, Consumer<Scene> watcher) {
        return residence(id, Origin.STANDARD).watch(watcher);
    }

    @Override
    public <T> CompletionStage<T> ask(WorkspaceId id, Question<T> question) {
        return residence(id, Origin.STANDARD).ask(workspace -> workspace.ask(question));
    }

    @Override
    public CompletionStage<Comparison> compare(WorkspaceId id, int one, int other) {
        return residence(id, Origin.STANDARD).ask(workspace -> workspace.compare(one, other));
    }

    @Override
    public CompletionStage<Snapshot> snapshot(WorkspaceId id) {
        return residence(id, Origin.STANDARD).ask(Workspace::snapshot);
    }

    @Override
    public void close() {
        var kept = residences.values().stream().map(Residence::part).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(kept).completeOnTimeout(null, LONGEST_PARTING.toMillis(), TimeUnit.MILLISECONDS).join();
        threads.shutdownNow();
    }

    int inMemory() {
        return residences.size();
    }

    /// What nobody has looked at for a while leaves memory; its journal brings it back.
    void sendHomeTheIdle() {
        for (var id : residences.keySet()) {
            residences.computeIfPresent(id, (same, home) -> home.idleSince(limits.idleCluster()) ? null : home);
        }
    }

    private Residence residence(WorkspaceId id, Origin origin) {
        return residences.compute(id, (same, home) -> home == null ? arrival(id, origin) : home.touched());
    }

    private Residence arrival(WorkspaceId id, Origin origin) {
        return new Residence(() -> new Workspace(id, origin, journal, limits), threads);
    }
}
