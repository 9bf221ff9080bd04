package dev.drydock.workbench;

import dev.drydock.base.Limits;
import dev.drydock.kube.Bounds;
import dev.drydock.kube.Cluster;
import dev.drydock.kube.Output;
import dev.drydock.kube.Settings;
import dev.drydock.kube.Snapshot;
import dev.drydock.kube.api.archive.ArchiveException;
import dev.drydock.workbench.insight.Question;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One learner's cluster with its pace and its journal. For one thread at a time.
final class Workspace {
    private static final Logger log = LoggerFactory.getLogger(Workspace.class);
    private static final Output SILENT = new Output(0, "", "", List.of());

    /// One step of the learner's may take many of the cluster's until something is to be seen.
    private static final int STEPS_UNSEEN = 10_000;

    /// Living through so much again takes no time that anybody would notice.
    private static final int UNKEPT_COMMANDS = 10;

    private static final Duration UNKEPT_TIME = Duration.ofMinutes(10);

    private final WorkspaceId id;
    private final Journal journal;
    private final Limits limits;
    private Cluster cluster;
    private Instant began;
    private Pace pace = Pace.NORMAL;
    private int kept;
    private int checkpointed = 1;
    private Instant checkpointedTime;
    private Instant commanded;
    private Instant keptTime;
    private Pace keptPace = Pace.NORMAL;
    private Scene.Contents contents = Scene.Contents.EMPTY;
    private long contentsRevision = -1;

    /// Comes back from its journal, or begins.
    Workspace(WorkspaceId id, Origin origin, Journal journal, Limits limits) {
        this.id = id;
        this.journal = journal;
        this.limits = limits;
        cluster = boot(origin);
        began = cluster.now();
        checkpointedTime = began;
        var recent = journal.recent(id).filter(this::goBackTo);
        var entries = recent.map(Journal.Recent::after).orElseGet(() -> journal.load(id));
        if (recent.isEmpty() && entries.isEmpty()) {
            keep(new Journal.Entry(cluster.now(), new Command.Begin(origin)));
        } else {
            entries.forEach(this::replay);
        }
        commanded = cluster.now();
        keptTime = cluster.now();
        keptPace = pace;
    }

    Reply command(Command command) {
        var refusal = refusal(command);
        if (refusal != null) {
            return refusal;
        }
        var before = cluster.snapshot();
        var at = cluster.now();
        try {
            var output = run(command);
            commanded = cluster.now();
            if (command instanceof Command.Begin) {
                keep(new Journal.Entry(cluster.now(), command));
            } else if (!cluster.snapshot().isUntouchedSince(before)) {
                keep(new Journal.Entry(at, command));
                keepCheckpoint(UNKEPT_COMMANDS);
            } else {
                keepTime(); // what is told of a cluster must not be undone by a restart
            }
            return new Reply.Done(output, scene());
        } catch (RuntimeException | StackOverflowError e) {
            cluster = Cluster.from(before);
            var incident = UUID.randomUUID().toString().substring(0, 8);
            log.error("incident {}: {} failed in {}", incident, command.getClass().getSimpleName(), id, e);
            return new Reply.Failed(incident);
        }
    }

    /// Lets real time pass, by as much of the cluster's own as its pace makes of it.
    void pass(Duration real) {
        if (pace() != Pace.PAUSED) {
            var then = cluster.now().plus(real.multipliedBy(pace.factor()));
            cluster.advanceTo(then.isBefore(standstill()) ? then : standstill());
        }
    }

    /// Keeps how far time has come, so that the cluster comes back as it was seen last. Where that fails it is tried again later.
    void keepTime() {
        if (cluster.now().equals(keptTime) && pace == keptPace) {
            return;
        }
        try {
            journal.append(id, new Journal.Entry(cluster.now(), new Command.Pass(pace)));
            keptTime = cluster.now();
            keptPace = pace;
        } catch (RuntimeException e) {
            log.warn("the time of {} could not be kept: {}", id, e.getMessage());
        }
    }

    /// Keeps how it is, where it would take a while to live through all again.
    ///
    /// @param commands as many as that at least since it was kept last
    private void keepCheckpoint(int commands) {
        boolean isLong = Duration.between(checkpointedTime, cluster.now()).compareTo(UNKEPT_TIME) > 0;
        if (kept - checkpointed < commands && !isLong) {
            return;
        }
        checkpointed = kept;
        checkpointedTime = cluster.now();
        try {
            var bytes = new ByteArrayOutputStream();
            cluster.snapshot().write(bytes);
            journal.keep(id, new Checkpoint(began, pace, kept, bytes.toByteArray()));
        } catch (IOException | RuntimeException e) {
            log.warn("{} could not be kept as it is: {}", id, e.getMessage());
        }
    }

    /// Keeps all that makes it quick to bring back, for it may be long until somebody comes again.
    void part() {
        keepTime();
        keepCheckpoint(1);
    }

    /// False where the checkpoint is of an older version: the journal always is a way.
    private boolean goBackTo(Journal.Recent recent) {
        var checkpoint = recent.checkpoint();
        try {
            var snapshot = Snapshot.read(new ByteArrayInputStream(checkpoint.cluster()));
            cluster = Cluster.from(snapshot.withBounds(cluster.settings().bounds()));
        } catch (IOException | ArchiveException | RuntimeException e) {
            log.info("{} comes back from its whole journal: {}", id, e.getMessage());
            return false;
        }
        began = checkpoint.began();
        pace = checkpoint.pace();
        kept = checkpoint.commands();
        checkpointed = kept;
        checkpointedTime = cluster.now();
        return true;
    }

    /// How much real time may pass before anything is due; a day where nothing is.
    Duration untilDue() {
        if (pace() == Pace.PAUSED) {
            return Duration.ofDays(1);
        }
        return cluster.nextDue()
                .map(due -> Duration.between(cluster.now(), due).dividedBy(pace.factor()))
                .orElse(Duration.ofDays(1));
    }

    Scene scene() {
        if (cluster.revision() != contentsRevision) {
            var now = Scenes.of(cluster);
            // An equal one stays the same one, so that the page need not look further.
            contents = now.equals(contents) ? contents : now;
            contentsRevision = cluster.revision();
        }
        return new Scene(began, cluster.now(), pace(), cluster.atRest(), contents);
    }

    <T> T ask(Question<T> question) {
        return question.ask(cluster);
    }

    Snapshot snapshot() {
        return cluster.snapshot();
    }

    /// A page that somebody left open does not keep a cluster going for ever.
    Pace pace() {
        return cluster.now().isBefore(standstill()) ? pace : Pace.PAUSED;
    }

    private Instant standstill() {
        return commanded.plus(limits.virtualTimePerCommand());
    }

    private Reply.@Nullable Refused refusal(Command command) {
        if (!(command instanceof Command.Begin) && kept >= limits.commandsKept()) {
            return new Reply.Refused(Reply.Bound.COMMANDS_KEPT, String.valueOf(limits.commandsKept()));
        }
        if (!(command instanceof Command.Kubectl(var line, var files))) {
            return null;
        }
        if (line.length() > limits.commandLength()) {
            return new Reply.Refused(Reply.Bound.COMMAND_LENGTH, String.valueOf(limits.commandLength()));
        }
        return files.values().stream().allMatch(this::fits)
                ? null
                : new Reply.Refused(Reply.Bound.MANIFEST_SIZE, limits.manifestSize().toKilobytes() + " KB");
    }

    private boolean fits(String text) {
        long most = limits.manifestSize().toBytes();
        return text.length() <= most && text.getBytes(StandardCharsets.UTF_8).length <= most;
    }

    private Output run(Command command) {
        return switch (command) {
            case Command.Begin(var origin) -> {
                cluster = boot(origin);
                began = cluster.now();
                contentsRevision = -1;
                yield SILENT;
            }
            case Command.Kubectl(var line, var files) -> cluster.kubectl(line, files);
            case Command.Play(var next) -> {
                pace = next;
                yield SILENT;
            }
            case Command.Pass(var reached) -> {
                pace = reached;
                yield SILENT;
            }
            case Command.Step() -> {
                step();
                yield SILENT;
            }
            case Command.Settle() -> {
                cluster.settle();
                yield SILENT;
            }
        };
    }

    private void step() {
        var before = Scenes.of(cluster);
        for (int i = 0; i < STEPS_UNSEEN && !cluster.atRest(); i++) {
            long revision = cluster.revision();
            if (!cluster.step() || (cluster.revision() != revision && !Scenes.of(cluster).equals(before))) {
                return;
            }
        }
    }

    private void replay(Journal.Entry entry) {
        if (entry.at().isAfter(cluster.now())) {
            cluster.advanceTo(entry.at());
        }
        try {
            run(entry.command());
            kept += entry.command() instanceof Command.Pass ? 0 : 1;
        } catch (RuntimeException | StackOverflowError e) {
            log.error("{} could not be replayed in {}", entry.command().getClass().getSimpleName(), id, e);
        }
    }

    private void keep(Journal.Entry entry) {
        boolean begins = entry.command() instanceof Command.Begin;
        kept = begins ? 1 : kept + 1;
        checkpointed = begins ? 1 : checkpointed;
        checkpointedTime = begins ? cluster.now() : checkpointedTime;
        journal.append(id, entry);
    }

    private Cluster boot(Origin origin) {
        var yaml = new dev.drydock.kube.api.codec.Limits(
                Math.toIntExact(limits.manifestSize().toBytes()), limits.yamlNesting(), limits.yamlValues());
        var bounds = new Bounds(limits.objectsPerCluster(), limits.podsPerCluster(), limits.stepsPerCommand(), yaml);
        return Cluster.boot(Settings.DEFAULT.withSeed(origin.seed()).withWorkers(origin.workers()).withBounds(bounds));
    }
}
