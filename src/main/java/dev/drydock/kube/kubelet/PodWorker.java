package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.meta.DeleteOptions;
import dev.drydock.kube.api.meta.Preconditions;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.kubelet.Stage.Ended;
import dev.drydock.kube.kubelet.Stage.Pulling;
import dev.drydock.kube.kubelet.Stage.Running;
import dev.drydock.kube.kubelet.Stage.Starting;
import dev.drydock.kube.kubelet.Stage.Waiting;
import dev.drydock.kube.kubelet.shell.Network;
import dev.drydock.kube.kubelet.shell.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Brings one Pod on its node as far as it can be by now, reports its status, and says when to look again.
/// Mirrors `SyncPod` and `SyncTerminatingPod` of `pkg/kubelet`; a node makes a Pod's containers one after the other.
final class PodWorker {
    private static final String LATE = "Pod was active on the node longer than the specified deadline";

    private final Client client;
    private final ImageCatalogue catalogue;
    private final Network network;
    private final Pod pod;
    private final ObjectKey node;
    private final Instant now;
    private Machine machine;
    private PodRecord record;

    PodWorker(Client client, ImageCatalogue catalogue, Network network, Pod pod, Machine machine, PodRecord record) {
        this.client = client;
        this.catalogue = catalogue;
        this.network = network;
        this.pod = pod;
        this.node = new ObjectKey("", record.node());
        this.now = client.clock();
        this.machine = machine;
        this.record = record;
    }

    /// A Pod that its node sees for the first time.
    static PodRecord admit(Client client, Pod pod) {
        var now = client.clock();
        return new PodRecord(
                Objects.requireNonNull(pod.metadata().uid()),
                Objects.requireNonNull(pod.spec().nodeName()),
                now,
                now.plusMillis(300 + client.random().below(500)),
                "",
                fresh(pod.spec().initContainers(), now),
                fresh(pod.spec().containers(), now),
                false);
    }

    private static List<ContainerRecord> fresh(List<Container> containers, Instant now) {
        return containers.stream()
                .map(container -> ContainerRecord.fresh(
                        Objects.requireNonNull(container.name()), Objects.requireNonNull(container.image()), now))
                .toList();
    }

    void run() {
        boolean late = isPastDeadline();
        if (late && !record.stopping()) {
            client.event(pod, "Normal", "DeadlineExceeded", LATE);
        }
        if (late || pod.metadata().deletionTimestamp() != null) {
            stop();
        }
        PodRecord before;
        do {
            before = record;
            record.everyContainer().forEach(this::progress);
            if (!record.stopping() && !Lifecycle.isOver(pod)) {
                advance();
            }
        } while (!record.equals(before));
        if (Lifecycle.isOver(pod)) {
            machine = machine.withoutPod(pod.key());
        }
        client.memory().remember(pod.key(), record);
        client.memory().remember(node, machine);
        Polls.note(client, pod.key(), record);
        report();
        if (pod.metadata().deletionTimestamp() != null && record.all(container -> !(container.stage() instanceof Running))) {
            finish();
        } else {
            new Agenda(client, pod, record).schedule();
        }
    }

    private boolean isPastDeadline() {
        var limit = pod.spec().activeDeadlineSeconds();
        return limit != null && !Lifecycle.isOver(pod) && !record.since().plusSeconds(limit).isAfter(now);
    }

    /// Tells what runs to end, or to hurry where the time for it was cut.
    private void stop() {
        var asked = pod.metadata().deletionGracePeriodSeconds();
        var grace = asked == null ? grace() : Times.bounded(Duration.ofSeconds(Math.max(1, asked)));
        for (var container : record.everyContainer()) {
            if (container.stage() instanceof Running running) {
                record = record.with(
                        record.stopping()
                                ? ContainerRuntime.hurry(container, running, now.plus(grace))
                                : runtime(container).stop(container, running, grace, "Stopping container " + container.name()));
            } else if (container.stage() instanceof Pulling || container.stage() instanceof Starting) {
                record = record.with(container.withStage(new Waiting("", "", now, false)));
            }
        }
        record = record.toldToStop();
    }

    /// Does what is due in one container's stage.
    private void progress(ContainerRecord container) {
        var runtime = runtime(container);
        switch (container.stage()) {
            case Pulling pulling when !pulling.until().isAfter(now) -> {
                record = record.with(runtime.pulled(container, pulling));
                keepImage(container);
            }
            case Starting starting when !starting.until().isAfter(now) -> record = record.with(runtime.started(container));
            case Running running -> progress(container, running, runtime);
            case Ended ended when !ContainerRuntime.noticed(ended).isAfter(now)
                    && Lifecycle.restarts(pod, record, container, ended) ->
                record = record.with(runtime.restart(container, ended));
            case Waiting waiting when isConfigMended(container, waiting) ->
                record = record.with(container.withStage(new Waiting("", "", now, false)));
            case Pulling _, Starting _, Ended _, Waiting _ -> {}
        }
    }

    private void keepImage(ContainerRecord container) {
        ImageName.parse(container.image())
                .filter(image -> catalogue.find(image).isPresent())
                .ifPresent(image -> machine = machine.withImage(image.toString()));
    }

    private void progress(ContainerRecord container, Running running, ContainerRuntime runtime) {
        var ending = running.ending();
        if (ending != null && !ending.at().isAfter(now)) {
            record = record.with(runtime.ended(container, running, ending));
            return;
        }
        var spec = Lifecycle.spec(pod, container.name());
        if (record.stopping() || ending != null && ending.killed()) {
            return;
        }
        if (!Objects.equals(spec.image(), container.image()) && Lifecycle.followsItsImage(pod, record, container)) {
            record = record.with(runtime.stop(container, running, grace(), killing(spec, "definition changed", true)));
            return;
        }
        var rest = running.behaviour().rest();
        if (rest != null && !running.since().plus(rest.at()).isAfter(now)) {
            record = record.with(runtime.goOn(container, running, rest));
            return;
        }
        var age = Duration.between(running.since(), now);
        var probes = Probes.foresee(spec, running.seen(), record.address());
        probes.failuresAt(age).forEach(message -> runtime.event("Warning", "Unhealthy", message));
        var kill = probes.kill();
        if (kill != null && kill.at().compareTo(age) <= 0) {
            boolean again = !"Never".equals(Lifecycle.policy(pod, spec));
            record = record.with(runtime.stop(container, running, grace(), killing(spec, "failed " + kill.probe() + " probe", again)));
        }
    }

    private String killing(Container spec, String why, boolean again) {
        return Lifecycle.isSidecar(pod, spec)
                ? "Init container %s %s".formatted(spec.name(), why)
                : "Container %s %s%s".formatted(spec.name(), why, again ? ", will be restarted" : "");
    }

    private boolean isConfigMended(ContainerRecord container, Waiting waiting) {
        return waiting.reason().equals("CreateContainerConfigError")
                && waiting.until().isAfter(now)
                && Configs.missing(client, pod, Lifecycle.spec(pod, container.name())).isEmpty();
    }

    private Duration grace() {
        var seconds = Objects.requireNonNullElse(pod.spec().terminationGracePeriodSeconds(), 30L);
        return Times.bounded(Duration.ofSeconds(Math.max(1, seconds)));
    }

    /// Begins with the next container, if it is time for one.
    private void advance() {
        if (record.address().isEmpty() && !setUpSandbox() || Lifecycle.initFailed(pod, record)) {
            return;
        }
        boolean initialized = Lifecycle.initialized(pod, record, now);
        for (var container : record.init()) {
            if (!Lifecycle.initDone(pod, record, container, now) || container.stage() instanceof Waiting) {
                begin(container);
                if (!initialized) {
                    return;
                }
            }
        }
        if (!initialized) {
            return;
        }
        for (var container : record.containers()) {
            if (container.stage() instanceof Pulling || container.stage() instanceof Starting || begin(container)) {
                return;
            }
        }
    }

    private boolean begin(ContainerRecord container) {
        if (!(container.stage() instanceof Waiting waiting)
                || waiting.until().isAfter(now) && container.image().equals(Lifecycle.spec(pod, container.name()).image())) {
            return false;
        }
        record = record.with(runtime(container).begin(container, machine));
        return true;
    }

    /// The Pod's volumes and its network; false while they are not there.
    private boolean setUpSandbox() {
        if (record.sandboxAt().isAfter(now)) {
            return false;
        }
        var obstacle = Configs.unmountable(client, pod);
        if (obstacle.isPresent()) {
            client.event(pod, "Warning", "FailedMount", obstacle.get());
            long waited = Math.clamp(Duration.between(record.since(), now).toMillis(), 500, 122_000);
            record = record.withSandboxAt(now.plusMillis(waited));
            return false;
        }
        machine = machine.withPod(pod.key());
        var address = client.get(Node.class, node)
                .flatMap(found -> Optional.ofNullable(found.spec().podCIDR()))
                .flatMap(range -> machine.addressOf(pod.key(), range));
        address.ifPresent(given -> record = record.withAddress(given));
        return address.isPresent();
    }

    private ContainerRuntime runtime(ContainerRecord container) {
        boolean init = record.init().stream().anyMatch(other -> other.name().equals(container.name()));
        return new ContainerRuntime(client, catalogue, pod, Lifecycle.spec(pod, container.name()), init, record.address(), network);
    }

    private void report() {
        if (isReplacing()) {
            return;
        }
        var status = new PodStatuses(pod, record, machine.shape().address(), now).status();
        if (isPastDeadline()) {
            status = status.withPhase("Failed")
                    .withReason("DeadlineExceeded")
                    .withMessage(LATE);
        }
        if (!status.equals(pod.status())) {
            client.updateStatus(pod.withStatus(status));
        }
    }

    /// Whether a container that is reported running has been ended here to be made again:
    /// a kubelet does both at one go, and reports nothing meanwhile.
    private boolean isReplacing() {
        return !record.stopping() && Stream.concat(pod.status().initContainerStatuses().stream(), pod.status().containerStatuses().stream())
                .filter(status -> status.state().running() != null)
                .map(status -> record.find(status.name()))
                .anyMatch(container -> container != null && container.isBeingReplaced());
    }

    /// All has ended: the Pod may go.
    private void finish() {
        if (Objects.equals(pod.metadata().deletionGracePeriodSeconds(), 0L)) {
            return;
        }
        try {
            client.delete(pod, DeleteOptions.EMPTY
                    .withGracePeriodSeconds(0L)
                    .withPreconditions(Preconditions.EMPTY.withUid(record.uid())));
        } catch (StatusException gone) {
            if (!gone.is("NotFound")) {
                throw gone;
            }
        }
    }
}
