package dev.drydock.workbench;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.base.Limits;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocalWorkspacesTest {
    private static final WorkspaceId ID = new WorkspaceId("somebody", "a-pod");
    private static final Origin ORIGIN = new Origin(1, 1);

    private final LocalWorkspaces workspaces = new LocalWorkspaces(new Kept(), impatient());

    @AfterEach
    void close() {
        workspaces.close();
    }

    @Test
    void tellsAWatcherAtOnceAndAfterEachCommand() throws InterruptedException {
        var told = new ArrayBlockingQueue<Scene>(100);
        answer(workspaces.open(ID, ORIGIN));
        answer(workspaces.command(ID, new Command.Play(Pace.PAUSED)));

        try (var subscription = workspaces.subscribe(ID, told::add)) {
            assertThat(next(told).pace()).isEqualTo(Pace.PAUSED);

            answer(workspaces.command(ID, new Command.Play(Pace.FAST)));

            assertThat(next(told).pace()).isEqualTo(Pace.FAST);
        }
    }

    @Test
    void letsTimePassOnlyWhileSomebodyWatches() throws InterruptedException {
        var told = new ArrayBlockingQueue<Scene>(1000);
        var before = answer(workspaces.open(ID, ORIGIN)).now();
        assertThat(answer(workspaces.open(ID, ORIGIN)).now()).isEqualTo(before);

        answer(workspaces.command(ID, new Command.Play(Pace.FASTEST)));
        try (var subscription = workspaces.subscribe(ID, told::add)) {
            while (!next(told).now().isAfter(before)) {
                // the next one
            }
        }

        assertThat(answer(workspaces.open(ID, ORIGIN)).now()).isAfter(before);
    }

    @Test
    void forgetsAClusterThatNobodyLooksAtAndBringsItBack() {
        answer(workspaces.open(ID, ORIGIN));
        answer(workspaces.command(ID, new Command.Kubectl("create namespace mine")));

        workspaces.sendHomeTheIdle();

        assertThat(workspaces.inMemory()).isZero();
        assertThat(answer(workspaces.open(ID, ORIGIN)).contents().namespaces())
                .extracting(Scene.Namespace::name)
                .contains("mine");
    }

    @Test
    void keepsAClusterThatSomebodyWatches() {
        try (var subscription = workspaces.subscribe(ID, scene -> {})) {
            answer(workspaces.open(ID, ORIGIN));

            workspaces.sendHomeTheIdle();

            assertThat(workspaces.inMemory()).isEqualTo(1);
        }
    }

    @Test
    void keepsLearnersApart() {
        var other = new WorkspaceId("somebody else", "a-pod");
        answer(workspaces.command(ID, new Command.Kubectl("create namespace mine")));

        assertThat(answer(workspaces.open(other, ORIGIN)).contents().namespaces())
                .extracting(Scene.Namespace::name)
                .doesNotContain("mine");
    }

    /// Everything is idle at once.
    private static Limits impatient() {
        var limits = Kept.LIMITS;
        return new Limits(
                limits.manifestSize(), limits.yamlValues(), limits.yamlNesting(), limits.objectsPerCluster(), limits.podsPerCluster(),
                limits.virtualTimePerCommand(), limits.stepsPerCommand(), limits.commandLength(), limits.commandsWaiting(),
                limits.commandsKept(), Duration.ZERO, limits.playgrounds());
    }

    private static <T> T answer(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }

    private static Scene next(BlockingQueue<Scene> told) throws InterruptedException {
        return requireNonNull(told.poll(30, TimeUnit.SECONDS), "nothing was told");
    }
}
