package dev.drydock.kube;

import dev.drydock.kube.api.Change;
import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.apiserver.ApiServer;
import dev.drydock.kube.apiserver.Caller;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.client.Components;
import dev.drydock.kube.client.NodeApi;
import dev.drydock.kube.clock.EventLoop;
import dev.drydock.kube.etcd.Etcd;
import dev.drydock.kube.kubectl.Kubectl;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubelet.Kubelet;
import dev.drydock.kube.trace.Action;
import dev.drydock.kube.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A simulated Kubernetes cluster with its own clock.
///
/// Time passes only in [#settle()], [#advance(Duration)], [#step()] and while a command waits for something.
/// Not thread-safe: one thread at a time.
public final class Cluster {
    /// The longest that [#settle()] lets pass: longer than any rollout of a lesson takes.
    private static final Duration LONGEST_SETTLING = Duration.ofHours(1);

    /// From the Enter key until a command's first request: the cluster goes on meanwhile.
    private static final Duration COMMAND_START = Duration.ofMillis(100);

    static final String REFUSED = "The connection to the server 172.18.0.2:6443 was refused - did you specify the right host or port?\n";

    private final Settings settings;
    private final EventLoop loop;
    private final Etcd etcd;
    private final Trace trace;
    private final ApiServer server;
    private final Components components;
    private final Client admin;
    private final ClusterNetwork network;
    private @Nullable History history;
    private boolean stoppedShort;

    private Cluster(Settings settings, EventLoop loop, Etcd etcd, Trace trace, ApiServer server, Components components) {
        this.settings = settings;
        this.loop = loop;
        this.etcd = etcd;
        this.trace = trace;
        this.server = server;
        this.components = components;
        this.admin = components.client(Caller.ADMIN);
        this.network = ControlPlane.addTo(components, settings);
    }

    /// A new cluster as kubeadm sets it up: a tainted control plane, its workers, the namespaces and what they come with.
    public static Cluster boot(Settings settings) {
        return from(Baselines.of(settings, Cluster::setUp));
    }

    private static Snapshot setUp(Settings settings) {
        var loop = new EventLoop(settings.start(), settings.seed());
        var trace = new Trace(loop);
        var etcd = new Etcd();
        var server = new ApiServer(etcd, loop, trace, settings.bounds().objects(), settings.bounds().pods());
        var cluster = new Cluster(settings, loop, etcd, trace, server, new Components(server, loop, trace));
        Bootstrap.run(settings, cluster.components);
        return cluster.settle().snapshot();
    }

    public static Cluster withNodes(int workers) {
        return boot(Settings.DEFAULT.withWorkers(workers));
    }

    /// The cluster as it was when the snapshot was taken; it goes on from there by itself.
    public static Cluster from(Snapshot snapshot) {
        var loop = new EventLoop(snapshot.loop());
        var trace = new Trace(loop, snapshot.trace());
        var etcd = new Etcd(snapshot.etcd());
        var bounds = snapshot.settings().bounds();
        var server = new ApiServer(etcd, loop, trace, bounds.objects(), bounds.pods());
        var components = new Components(server, loop, trace, snapshot.components());
        return new Cluster(snapshot.settings(), loop, etcd, trace, server, components);
    }

    public Snapshot snapshot() {
        return new Snapshot(settings, loop.state(), etcd.state(), trace.state(), components.state());
    }

    public Cluster fork() {
        return from(snapshot());
    }

    /// Remembers from now on how it was, at most `snapshots` times back, for [#at(long)].
    /// Off unless asked for: what is remembered stays in memory.
    public Cluster keepHistory(int snapshots) {
        follow(new History(snapshots));
        return this;
    }

    private void follow(History followed) {
        history = followed;
        loop.beforeEachStep(this::note);
        note();
    }

    /// The revisions to which [#at(long)] can go back, oldest first.
    public List<Long> history() {
        note();
        return history == null ? List.of() : history.revisions();
    }

    /// A cluster of its own that goes on from `revision`, as it was when nothing was half done any more,
    /// with the history that it had then.
    ///
    /// @throws IllegalArgumentException if that is longer ago than remembered
    public Cluster at(long revision) {
        note();
        if (history == null) {
            throw new IllegalArgumentException("keeps no history");
        }
        var cluster = from(history.at(revision));
        cluster.follow(history.until(revision));
        return cluster;
    }

    private void note() {
        if (history != null) {
            history.note(etcd, this::snapshot);
        }
    }

    /// Does the next pending work, moving time to it; false where there is none.
    public boolean step() {
        return loop.step();
    }

    /// Runs until nothing changes any more but heartbeats and what waits for long deadlines.
    public Cluster settle() {
        var latest = loop.now().plus(LONGEST_SETTLING);
        for (int steps = 0; !loop.atRest() && loop.nextDue().filter(due -> !due.isAfter(latest)).isPresent(); steps++) {
            if (steps >= settings.bounds().steps()) {
                return stopShort(true);
            }
            loop.step();
        }
        return stopShort(false);
    }

    public boolean atRest() {
        return loop.atRest();
    }

    /// Lets `time` pass, or as much of it as the bound on steps allows.
    ///
    /// @see #stoppedShort()
    public Cluster advance(Duration time) {
        return advanceTo(loop.now().plus(time));
    }

    /// Lets time pass to `moment`; what is due before is done. What goes on in the same way for very long is leapt over.
    public Cluster advanceTo(Instant moment) {
        var repetition = new Repetition(moment);
        int steps = 0;
        var passed = Instant.MIN;
        while (loop.nextDue().filter(due -> !due.isAfter(moment)).isPresent()) {
            if (steps++ >= settings.bounds().steps()) {
                return stopShort(true);
            }
            if (loop.nextDue().orElseThrow().isAfter(passed)) {
                passed = loop.passOverBeats(moment);
            }
            loop.step();
            if (loop.atRest()) {
                repetition.leap(loop.now(), this::snapshot).ifPresent(this::resume);
            }
        }
        loop.passTo(moment);
        return stopShort(false);
    }

    private void resume(Snapshot snapshot) {
        loop.resume(snapshot.loop());
        etcd.resume(snapshot.etcd());
        components.resume(snapshot.components());
    }

    /// Whether the last [#settle()] or [#advance(Duration)] set off as many steps as its bounds allow, and ended before its time.
    public boolean stoppedShort() {
        return stoppedShort;
    }

    private Cluster stopShort(boolean now) {
        stoppedShort = now;
        if (now) {
            trace.record("operator", new Action.Disturbed("stopped after %d steps".formatted(settings.bounds().steps())));
        }
        return this;
    }

    public Optional<Instant> nextDue() {
        return loop.nextDue();
    }

    /// Cuts a node off: it neither reports nor acts until [#nodeUp(String)].
    public void nodeDown(String node) {
        stop("node@" + node);
    }

    public void nodeUp(String node) {
        start("node@" + node);
    }

    /// Stops `kube-scheduler`, `kube-controller-manager`, `kube-apiserver`, `etcd`, `registry`, `node@NODE`, `kubelet@NODE`,
    /// `kube-proxy@NODE` or one controller. A stopped node is cut off with all that runs there; a stopped kubelet's containers go on answering.
    public Cluster stop(String component) {
        network.faults().stop(component);
        return this;
    }

    public Cluster start(String component) {
        network.faults().start(component);
        return this;
    }

    public boolean isStopped(String component) {
        return network.faults().isStopped(component);
    }

    /// Lets a container's process end with an error.
    public Cluster crash(String namespace, String pod, String container) {
        new Kubelet(components.client(Kubelet.NAME)).crash(new ObjectKey(namespace, pod), container);
        return this;
    }

    /// Makes a container ready or not, whatever its probes say, until it is made again.
    public Cluster setReady(String namespace, String pod, String container, boolean ready) {
        new Kubelet(components.client(Kubelet.NAME)).ready(new ObjectKey(namespace, pod), container, ready);
        return this;
    }

    /// Asks who answers at an address, as a browser or curl does.
    ///
    /// @param from `namespace/pod`; empty for a client outside of the cluster
    /// @param address `web`, `10.96.0.9:80`, `node-1:30080`, `http://web.default.svc.cluster.local/page`
    public Reply request(String from, String address) {
        return new Requests(network, trace).send(from, address);
    }

    /// Runs a command line, which may begin with `kubectl`.
    public Output kubectl(String line) {
        return kubectl(line, Map.of());
    }

    /// @param files by the names under which the line knows them; `-` is standard input
    public Output kubectl(String line, Map<String, String> files) {
        advance(COMMAND_START);
        long step = trace.record("kubectl", new Action.Commanded(line));
        if (isStopped("kube-apiserver")) {
            return new Output(1, "", REFUSED, List.of());
        }
        var answer = new AtomicReference<Kubectl.Result>();
        trace.because(step, () -> answer.set(new Kubectl(admin, loop, settings.bounds().yaml()).run(line, files)));
        var result = answer.get();
        return new Output(
                result.exit(),
                result.out(),
                result.err(),
                result.problems().stream()
                        .map(each -> new Output.Problem(each.file(), each.field(), each.message(), each.line(), each.column()))
                        .toList());
    }

    /// Runs a line of a terminal: kubectl, perhaps with its output sent through small programs.
    ///
    /// @param files as in [#kubectl(String, Map)]; the small programs see them too
    public Output run(String line, Map<String, String> files) {
        return Pipes.areIn(line) ? Pipes.run(this, line, files) : kubectl(line, files);
    }

    /// Whether a line is one that goes on by itself until it is interrupted: `get -w`, `logs -f`, `rollout status`.
    public static boolean isFollowing(String line) {
        return !Pipes.areIn(line) && Kubectl.isFollowing(line);
    }

    /// Begins to follow with such a line how this cluster goes on. The cluster does not notice.
    ///
    /// @param files by the names under which the line knows them
    public Follow follow(String line, Map<String, String> files) {
        return new Follow(this, new Kubectl(admin, loop, settings.bounds().yaml()).follow(line, files));
    }

    /// The namespace that kubectl works in where it is told of no other.
    public String namespace() {
        var config = Invocation.kubeconfig(admin.memory());
        var namespace = config.namespace(config.current());
        return namespace.isEmpty() ? "default" : namespace;
    }

    /// What the word before the cursor could become, as `kubectl __complete` has it. Nothing happens in the cluster by it.
    ///
    /// @param line which may begin with `kubectl`
    /// @param files the names that a file may be called by
    public Completions complete(String line, int cursor, Collection<String> files) {
        var before = line.substring(0, Math.clamp(cursor, 0, line.length()));
        int from = Math.max(before.lastIndexOf(' '), before.lastIndexOf('\t')) + 1;
        var found = new Kubectl(admin, loop, settings.bounds().yaml())
                .complete(before.substring(0, from), before.substring(from), files, !components.isCutOff());
        return new Completions(
                from,
                before.length(),
                found.stream().map(each -> new Completions.Candidate(each.text(), each.description())).toList());
    }

    /// What the shell shows that `kubectl exec -it POD -- sh` has opened, and that waits for a line; empty where none is open.
    public Optional<String> prompt() {
        return network.nodes().prompt();
    }

    /// Types a line into the shell that is open. It ends with `exit`, or with its container.
    ///
    /// @throws IllegalStateException if none is open
    public Output type(String line) {
        advance(COMMAND_START);
        long step = trace.record("kubectl", new Action.Commanded(line));
        var typed = new AtomicReference<NodeApi.Typed>();
        trace.because(step, () -> typed.set(network.nodes().type(line)));
        advance(typed.get().took());
        return new Output(typed.get().code(), typed.get().out(), typed.get().error(), List.of());
    }

    /// Applies a manifest that is known to be right, as tests and scenarios do.
    ///
    /// @throws IllegalStateException with what kubectl printed where it is refused
    public Cluster apply(String yaml) {
        var output = kubectl("apply -f -", Map.of("-", yaml));
        if (!output.ok()) {
            throw new IllegalStateException(output.err());
        }
        return this;
    }

    public Instant now() {
        return loop.now();
    }

    public long revision() {
        return etcd.revision();
    }

    public <T extends KubeObject> List<T> list(Class<T> type) {
        return server.list(Kinds.of(type), "");
    }

    public <T extends KubeObject> Optional<T> get(Class<T> type, String namespace, String name) {
        return server.find(Kinds.of(type), namespace, name);
    }

    /// What changed after `revision`, oldest first, as far back as the store remembers.
    public List<Change> changesSince(long revision) {
        return etcd.since(revision);
    }

    public Trace trace() {
        return trace;
    }

    public Settings settings() {
        return settings;
    }
}
