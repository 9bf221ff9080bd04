package dev.drydock.workbench;

import dev.drydock.base.Limits;
import dev.drydock.kube.Bounds;
import dev.drydock.kube.Cluster;
import dev.drydock.kube.Settings;
import dev.drydock.kube.Snapshot;
import dev.drydock.kube.api.graph.ArchiveException;
import dev.drydock.workbench.insight.Question;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One learner's cluster with its pace and its journal. For one thread at a time.
final class Workspace {
    private static final Logger log = LoggerFactory.getLogger(Workspace.class);

    /// As many courses of events as a learner can keep apart.
    private static final int MOST_BRANCHES = 8;

    private final WorkspaceId id;
    private final Limits limits;
    private final Chronicle chronicle;
    private final List<Branch> branches = new ArrayList<>();
    private Branch branch;
    private final Transcript transcript = new Transcript();
    private @Nullable Past past;
    private @Nullable Traffic traffic;
    private Instant began;
    private Pace pace = Pace.NORMAL;
    private Instant commanded;
    private final Scenes scenes = new Scenes();
    private Scene.Contents contents = Scene.Contents.EMPTY;
    private long contentsRevision = -1;

    /// Comes back from its journal, or begins.
    Workspace(WorkspaceId id, Origin origin, Journal journal, Limits limits) {
        this.id = id;
        this.limits = limits;
        begin(boot(origin));
        chronicle = new Chronicle(id, journal, began);
        var recent = chronicle.recent().filter(this::goBackTo);
        var entries = recent.map(Journal.Recent::after).orElseGet(chronicle::all);
        if (recent.isEmpty() && entries.isEmpty()) {
            chronicle.begin(began, new Command.Begin(origin));
        } else {
            entries.forEach(this::replay);
        }
        commanded = cluster().now();
        chronicle.caughtUp(commanded, pace);
    }

    Reply command(Command command) {
        var prompt = Transcript.prompt(shown());
        if (command instanceof Command.Kubectl line && Cluster.isFollowing(line.line())) {
            return follow(prompt, line);
        }
        var reply = carryOut(command);
        if (reply instanceof Reply.Done done) {
            transcript.add(prompt, command, done.output());
            look();
            return new Reply.Done(done.output(), scene(), done.answer());
        }
        return reply;
    }

    /// Follows from now on what the line asks for. The cluster does not notice, so nothing is to be kept.
    private Reply follow(String prompt, Command.Kubectl command) {
        var refusal = refusal(command);
        if (refusal != null) {
            return refusal;
        }
        try {
            var output = transcript.follow(prompt, command, shown());
            commanded = cluster().now();
            return new Reply.Done(output, scene());
        } catch (RuntimeException | StackOverflowError e) {
            return failed(command, e);
        }
    }

    /// Lets the command that goes on tell what it sees.
    private void look() {
        try {
            transcript.look(shown(), past == null && !cluster().now().isBefore(standstill()));
        } catch (RuntimeException | StackOverflowError e) {
            transcript.end(Terminal.End.GONE);
            log.error("{} cannot be followed any more", id, e);
        }
    }

    private Reply.Failed failed(Command command, Throwable e) {
        var incident = UUID.randomUUID().toString().substring(0, 8);
        log.error("incident {}: {} failed in {}", incident, command.getClass().getSimpleName(), id, e);
        return new Reply.Failed(incident);
    }

    private Reply carryOut(Command command) {
        var refusal = refusal(command);
        if (refusal != null) {
            return refusal;
        }
        var undo = new Undo(List.copyOf(branches), branch, branch.state(), past, pace, traffic, began);
        try {
            if (past != null && command instanceof Command.Deed deed) {
                return fromThePast(past, deed);
            }
            var result = run(command);
            commanded = cluster().now();
            keep(command, undo.state.cluster());
            return new Reply.Done(result.output(), scene(), result.answer());
        } catch (RuntimeException | StackOverflowError e) {
            restore(undo);
            return failed(command, e);
        }
    }

    /// What could not be kept was not done.
    private void restore(Undo undo) {
        branches.clear();
        branches.addAll(undo.branches);
        branch = undo.branch;
        branch.restore(undo.state);
        past = undo.past;
        pace = undo.pace;
        traffic = undo.traffic;
        began = undo.began;
        contentsRevision = -1;
    }

    /// What reads is answered from then, as are requests; what changes makes a branch that goes on from then.
    private Reply fromThePast(Past from, Command.Deed deed) {
        var then = from.cluster().fork();
        var result = Deeds.carryOut(then, deed);
        if (deed instanceof Command.Request || !deed.hasChanged(from.cluster().snapshot(), then.snapshot())) {
            return new Reply.Done(result.output(), scene(), result.answer());
        }
        var branched = carryOut(new Command.Branch(from.revision()));
        return branched instanceof Reply.Done ? carryOut(deed) : branched;
    }

    private void keep(Command command, Snapshot before) {
        switch (command) {
            case Command.Begin begin -> chronicle.begin(began, begin);
            case Command.Branch _, Command.Switch _ -> chronicle.append(before.now(), command);
            case Command.Deed deed when deed.hasChanged(before, cluster().snapshot()) -> {
                chronicle.append(branch.deedTime(), command);
                if (chronicle.isLong(cluster().now())) {
                    keepCheckpoint();
                }
            }
            case Command.Deed _, Command.Play _, Command.Pass _, Command.Rewind _, Command.Return _, Command.Stream _, Command.Interrupt _,
                    Command.Clear _ ->
                keepTime(); // what is told of a cluster must not be undone by a restart
        }
    }

    /// Lets real time pass, by as much of the cluster's own as its pace makes of it.
    void pass(Duration real) {
        if (pace() != Pace.PAUSED) {
            var then = cluster().now().plus(real.multipliedBy(pace.factor()));
            advanceTo(then.isBefore(standstill()) ? then : standstill());
            look();
        }
    }

    private void advanceTo(Instant moment) {
        if (traffic != null) {
            traffic.catchUp(cluster().now());
            while (!traffic.next().isAfter(moment)) {
                cluster().advanceTo(traffic.next());
                traffic.send(cluster());
            }
        }
        cluster().advanceTo(moment);
    }

    void keepTime() {
        chronicle.keepTime(cluster().now(), pace);
    }

    /// Keeps all that makes it quick to bring back, for it may be long until somebody comes again.
    void part() {
        keepTime();
        if (chronicle.hasMore(cluster().now())) {
            keepCheckpoint();
        }
    }

    /// Only the journal tells of more than one branch.
    private void keepCheckpoint() {
        if (branches.size() == 1) {
            chronicle.keepCheckpoint(began, pace, cluster().snapshot());
        }
    }

    /// False where the checkpoint is of an older version: the journal always is a way.
    private boolean goBackTo(Journal.Recent recent) {
        var checkpoint = recent.checkpoint();
        try {
            var snapshot = Snapshot.read(new ByteArrayInputStream(checkpoint.cluster()));
            begin(Cluster.from(snapshot.withBounds(cluster().settings().bounds())));
        } catch (IOException | ArchiveException | RuntimeException e) {
            log.info("{} comes back from its whole journal: {}", id, e.getMessage());
            return false;
        }
        began = checkpoint.began();
        pace = checkpoint.pace();
        chronicle.cameBackTo(checkpoint, cluster().now());
        return true;
    }

    /// How much real time may pass before anything is due; a day where nothing is.
    Duration untilDue() {
        if (pace() == Pace.PAUSED) {
            return Duration.ofDays(1);
        }
        var due = cluster().nextDue();
        if (traffic != null && due.filter(traffic.next()::isAfter).isEmpty()) {
            due = Optional.of(traffic.next());
        }
        return due.map(moment -> Duration.between(cluster().now(), moment).dividedBy(pace.factor())).orElse(Duration.ofDays(1));
    }

    Scene scene() {
        var shown = shown();
        if (shown.revision() != contentsRevision) {
            var now = scenes.read(shown);
            // An equal one stays the same one, so that the page need not look further.
            contents = now.equals(contents) ? contents : now;
            contentsRevision = shown.revision();
        }
        return new Scene(
                began,
                shown.now(),
                pace(),
                shown.atRest(),
                contents,
                timeline(),
                Faults.stopped(shown, contents),
                traffic == null ? null : traffic.counts(),
                transcript.view(shown));
    }

    <T> T ask(Question<T> question) {
        return question.ask(shown());
    }

    Comparison compare(int one, int other) {
        return Comparison.of(branches.get(one).cluster(), branches.get(other).cluster());
    }

    Snapshot snapshot() {
        return shown().snapshot();
    }

    /// The cluster of the present, in the branch that is shown.
    private Cluster cluster() {
        return branch.cluster();
    }

    private Cluster shown() {
        return past == null ? cluster() : past.cluster();
    }

    private Timeline timeline() {
        var moments = branch.moments();
        int shown = moments.size() - 1;
        while (past != null && shown > 0 && moments.get(shown).revision() > past.revision()) {
            shown--;
        }
        return new Timeline(moments, shown, branches.stream().map(Branch::fork).toList(), branches.indexOf(branch));
    }

    /// A page that somebody left open does not keep a cluster going for ever.
    Pace pace() {
        return past == null && cluster().now().isBefore(standstill()) ? pace : Pace.PAUSED;
    }

    private Instant standstill() {
        return commanded.plus(limits.virtualTimePerCommand());
    }

    private Reply.@Nullable Refused refusal(Command command) {
        if (!(command instanceof Command.Begin) && chronicle.commands() >= limits.commandsKept()) {
            return new Reply.Refused(Reply.Bound.COMMANDS_KEPT, String.valueOf(limits.commandsKept()));
        }
        if (command instanceof Command.Branch && branches.size() >= MOST_BRANCHES) {
            return new Reply.Refused(Reply.Bound.BRANCHES, String.valueOf(MOST_BRANCHES));
        }
        if (command instanceof Command.Type(var typed) && typed.length() > limits.commandLength()) {
            return new Reply.Refused(Reply.Bound.COMMAND_LENGTH, String.valueOf(limits.commandLength()));
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

    private Deeds.Result run(Command command) {
        switch (command) {
            case Command.Begin(var origin) -> begin(boot(origin));
            case Command.Play(var next) -> {
                past = null;
                pace = next;
            }
            case Command.Pass(var reached) -> pace = reached;
            case Command.Rewind(var revision) -> lookBack(revision);
            case Command.Return() -> past = null;
            case Command.Branch(var revision) -> {
                branch = branch.from(revision);
                branches.add(branch);
                past = null;
            }
            case Command.Switch(var number) -> {
                branch = branches.get(Math.clamp(number, 0, branches.size() - 1));
                past = null;
            }
            case Command.Stream(var from, var address) ->
                traffic = address.isEmpty() ? null : new Traffic(from, address, cluster().now());
            case Command.Settle settle when traffic != null -> {
                var before = cluster().fork();
                var result = branch.carryOut(settle);
                traffic.accompany(before, cluster().now());
                return result;
            }
            case Command.Interrupt() -> transcript.end(Terminal.End.INTERRUPTED);
            case Command.Clear() -> transcript.clear();
            case Command.Deed deed -> {
                return branch.carryOut(deed);
            }
        }
        return Deeds.SILENT;
    }

    private void begin(Cluster cluster) {
        branch = new Branch(cluster);
        branches.clear();
        branches.add(branch);
        began = cluster.now();
        past = null;
        traffic = null;
        contentsRevision = -1;
    }

    private void lookBack(long revision) {
        contentsRevision = -1;
        past = revision >= cluster().revision() ? null : new Past(revision, branch.at(revision));
    }

    private void replay(Journal.Entry entry) {
        if (entry.at().isAfter(cluster().now())) {
            cluster().advanceTo(entry.at());
        }
        try {
            run(entry.command());
            chronicle.livedThrough(entry);
        } catch (RuntimeException | StackOverflowError e) {
            log.error("{} could not be replayed in {}", entry.command().getClass().getSimpleName(), id, e);
        }
    }

    private Cluster boot(Origin origin) {
        var yaml = new dev.drydock.kube.api.codec.Limits(
                Math.toIntExact(limits.manifestSize().toBytes()), limits.yamlNesting(), limits.yamlValues());
        var bounds = new Bounds(limits.objectsPerCluster(), limits.podsPerCluster(), limits.stepsPerCommand(), yaml);
        return Cluster.boot(Settings.DEFAULT.withSeed(origin.seed()).withWorkers(origin.nodes()).withBounds(bounds));
    }

    /// What is looked at instead of the present.
    private record Past(long revision, Cluster cluster) {}

    /// All that a command may change before it is kept.
    private record Undo(
            List<Branch> branches,
            Branch branch,
            Branch.State state,
            @Nullable Past past,
            Pace pace,
            @Nullable Traffic traffic,
            Instant began) {}
}
