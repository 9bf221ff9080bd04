package dev.drydock.workbench;

import dev.drydock.kube.Snapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is kept of a workspace so that it comes back: its commands, how far its time has come, and now and then all that its cluster is.
final class Chronicle {
    private static final Logger log = LoggerFactory.getLogger(Chronicle.class);

    /// Living through so much again takes no time that anybody would notice.
    private static final int UNKEPT_COMMANDS = 10;

    private static final Duration UNKEPT_TIME = Duration.ofMinutes(10);

    private final WorkspaceId id;
    private final Journal journal;
    private int commands;
    private int checkpointed = 1;
    private Instant checkpointedTime;
    private Instant keptTime;
    private Pace keptPace = Pace.NORMAL;

    /// @param began when the cluster began, which is how far its time has come until more is told
    Chronicle(WorkspaceId id, Journal journal, Instant began) {
        this.id = id;
        this.journal = journal;
        this.checkpointedTime = began;
        this.keptTime = began;
    }

    Optional<Journal.Recent> recent() {
        return journal.recent(id);
    }

    List<Journal.Entry> all() {
        return journal.load(id);
    }

    /// How many commands the journal holds.
    int commands() {
        return commands;
    }

    /// The workspace has come back to where a checkpoint left it.
    void cameBackTo(Checkpoint checkpoint, Instant now) {
        commands = checkpoint.commands();
        checkpointed = commands;
        checkpointedTime = now;
    }

    /// The workspace has lived through an entry again.
    void livedThrough(Journal.Entry entry) {
        commands += entry.command() instanceof Command.Pass ? 0 : 1;
    }

    /// The workspace is where the journal ends.
    void caughtUp(Instant now, Pace pace) {
        keptTime = now;
        keptPace = pace;
    }

    void begin(Instant began, Command.Begin command) {
        journal.append(id, new Journal.Entry(began, command));
        commands = 1;
        checkpointed = 1;
        checkpointedTime = began;
    }

    void append(Instant at, Command command) {
        journal.append(id, new Journal.Entry(at, command));
        commands++;
    }

    /// Keeps how far time has come, so that the cluster comes back as it was seen last. Where that fails it is tried again later.
    void keepTime(Instant now, Pace pace) {
        if (now.equals(keptTime) && pace == keptPace) {
            return;
        }
        try {
            journal.append(id, new Journal.Entry(now, new Command.Pass(pace)));
            caughtUp(now, pace);
        } catch (RuntimeException e) {
            log.warn("the time of {} could not be kept: {}", id, e.getMessage());
        }
    }

    /// Whether living through all again since the last checkpoint would take a while.
    boolean isLong(Instant now) {
        return commands - checkpointed >= UNKEPT_COMMANDS || isLongTime(now);
    }

    /// Whether anything at all has come since the last checkpoint that would have to be lived through.
    boolean hasMore(Instant now) {
        return commands > checkpointed || isLongTime(now);
    }

    private boolean isLongTime(Instant now) {
        return Duration.between(checkpointedTime, now).compareTo(UNKEPT_TIME) > 0;
    }

    void keepCheckpoint(Instant began, Pace pace, Snapshot cluster) {
        checkpointed = commands;
        checkpointedTime = cluster.now();
        try {
            var bytes = new ByteArrayOutputStream();
            cluster.write(bytes);
            journal.keep(id, new Checkpoint(began, pace, commands, bytes.toByteArray()));
        } catch (IOException | RuntimeException e) {
            log.warn("{} could not be kept as it is: {}", id, e.getMessage());
        }
    }
}
