package dev.drydock.workbench;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where one [Workspace] lives in memory: its mailbox, who watches it, and the ticks by which its time passes.
final class Residence {
    private static final Logger log = LoggerFactory.getLogger(Residence.class);

    /// As often as a watcher is told.
    static final Duration TICK = Duration.ofMillis(100);

    private static final Duration LONGEST_TICK = Duration.ofSeconds(1);

    /// After this long the watchers' clocks are set anew.
    private static final Duration CLOCK_SETTING = Duration.ofSeconds(5);

    /// How long the steps of something that goes on may wait to be kept; and how long a clock that only ticks may.
    private static final Duration KEEPING = Duration.ofSeconds(1);

    private static final Duration CLOCK_KEEPING = Duration.ofSeconds(10);

    /// A cluster that worked for some time rests for this many times as long, so that none takes a whole core.
    private static final int REST = 4;

    private final Supplier<Workspace> maker;
    private final ScheduledExecutorService threads;
    private final Mailbox mailbox;
    private final List<Consumer<Scene>> watchers = new CopyOnWriteArrayList<>();
    private volatile long touched = System.nanoTime();

    // Only touched within the mailbox:
    private @Nullable Workspace workspace;
    private @Nullable Scene told;
    private long toldAt;
    private long keptAt;
    private boolean unkept;
    private long ticked;
    private boolean ticking;

    Residence(Supplier<Workspace> maker, ScheduledExecutorService threads) {
        this.maker = maker;
        this.threads = threads;
        mailbox = new Mailbox(threads);
    }

    <T> CompletableFuture<T> ask(Function<Workspace, T> question) {
        return mailbox.ask(() -> question.apply(workspace()));
    }

    /// Asks, and tells the watchers what came of it.
    <T> CompletableFuture<T> change(Function<Workspace, T> change) {
        return ask(workspace -> {
            catchUp(workspace);
            var answer = change.apply(workspace);
            unkept = true;
            tell(workspace.scene());
            startTicking();
            return answer;
        });
    }

    Subscription watch(Consumer<Scene> watcher) {
        watchers.add(watcher);
        ask(workspace -> {
            watcher.accept(workspace.scene());
            startTicking();
            return workspace;
        });
        return () -> {
            touched = System.nanoTime();
            watchers.remove(watcher);
            if (watchers.isEmpty()) {
                part();
            }
        };
    }

    /// Keeps how the cluster is and how far its time has come, if it is in memory at all.
    CompletableFuture<Boolean> part() {
        return mailbox.ask(() -> {
            boolean known = workspace != null;
            if (known) {
                workspace.part();
                unkept = false;
            }
            return known;
        });
    }

    Residence touched() {
        touched = System.nanoTime();
        return this;
    }

    int waiting() {
        return mailbox.waiting();
    }

    boolean idleSince(Duration time) {
        return watchers.isEmpty() && System.nanoTime() - touched > time.toNanos() && mailbox.waiting() == 0;
    }

    private Workspace workspace() {
        if (workspace == null) {
            workspace = maker.get();
        }
        return workspace;
    }

    private void startTicking() {
        if (!ticking && !watchers.isEmpty()) {
            ticking = true;
            ticked = System.nanoTime();
            schedule(TICK);
        }
    }

    private void schedule(Duration delay) {
        threads.schedule(() -> mailbox.tell(this::tick), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void tick() {
        var workspace = workspace();
        if (watchers.isEmpty()) {
            stopTicking(workspace);
            return;
        }
        try {
            tick(workspace);
        } catch (RuntimeException | StackOverflowError e) {
            // A cluster that cannot go on stands still until the next command, and harms nobody else.
            ticking = false;
            log.error("a cluster's time stopped", e);
        }
    }

    private void tick(Workspace workspace) {
        long start = System.nanoTime();
        catchUp(workspace);
        var scene = workspace.scene();
        keepTimeOf(workspace, scene);
        if (scene.pace() == Pace.PAUSED) {
            stopTicking(workspace);
            tell(scene);
            return;
        }
        boolean sends = told != null && !Objects.equals(scene.traffic(), told.traffic());
        if (isNews(scene) || sends || start - toldAt > CLOCK_SETTING.toNanos()) {
            tell(scene);
        }
        var rest = Duration.ofNanos(System.nanoTime() - start).multipliedBy(REST);
        schedule(longer(rest, shorter(longer(workspace.untilDue(), TICK), LONGEST_TICK)));
    }

    private boolean isNews(Scene scene) {
        return told == null || scene.terminal() != told.terminal() || scene.contents() != told.contents() || scene.atRest() != told.atRest();
    }

    private void stopTicking(Workspace workspace) {
        ticking = false;
        keepTime(workspace);
    }

    /// Where a cluster has come to rest, before anybody is told.
    private void keepTimeOf(Workspace workspace, Scene scene) {
        unkept |= isNews(scene);
        var longest = !unkept ? CLOCK_KEEPING : scene.atRest() ? Duration.ZERO : KEEPING;
        if (System.nanoTime() - keptAt > longest.toNanos()) {
            keepTime(workspace);
        }
    }

    private void keepTime(Workspace workspace) {
        workspace.keepTime();
        keptAt = System.nanoTime();
        unkept = false;
    }

    /// Brings the cluster's time to where ours is.
    private void catchUp(Workspace workspace) {
        if (!ticking) {
            return;
        }
        long now = System.nanoTime();
        workspace.pass(shorter(Duration.ofNanos(now - ticked), LONGEST_TICK.multipliedBy(2)));
        ticked = now;
    }

    private void tell(Scene scene) {
        told = scene;
        toldAt = System.nanoTime();
        watchers.forEach(watcher -> watcher.accept(scene));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
