package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.kubelet.ImageCatalogue.Answer;
import dev.drydock.kube.kubelet.Stage.Ended;
import dev.drydock.kube.kubelet.Stage.Ending;
import dev.drydock.kube.kubelet.Stage.Left;
import dev.drydock.kube.kubelet.Stage.Running;
import dev.drydock.kube.kubelet.Stage.Starting;
import dev.drydock.kube.kubelet.Stage.Waiting;
import dev.drydock.kube.trace.Action;
import dev.drydock.kube.kubelet.shell.Network;
import dev.drydock.kube.kubelet.shell.Process;
import dev.drydock.kube.kubelet.shell.Surroundings;
import dev.drydock.kube.kubelet.shell.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// Takes one container of one Pod from stage to stage, with the events that the kubelet reports.
/// Mirrors `pkg/kubelet/kuberuntime` and `pkg/kubelet/images`; each method returns the container's next record.
final class ContainerRuntime {
    /// From the end of a process until its kubelet notices.
    private static final Duration NOTICED_AFTER = Duration.ofSeconds(1);

    /// Where the kubelets remember that no registry can be reached.
    static final String REGISTRY = "registry";

    private static final Behaviour NO_BEHAVIOUR = Behaviour.ending(Duration.ZERO, 0);

    private final Client client;
    private final ImageCatalogue catalogue;
    private final Pod pod;
    private final boolean init;
    private final Container spec;
    private final String address;
    private final Network network;

    /// @param address the Pod's; empty while it has none
    ContainerRuntime(Client client, ImageCatalogue catalogue, Pod pod, Container spec, boolean init, String address, Network network) {
        this.network = network;
        this.address = address;
        this.client = client;
        this.catalogue = catalogue;
        this.pod = pod;
        this.init = init;
        this.spec = spec;
    }

    /// Tries to make the container: looks for its image, and pulls it if it must.
    ContainerRecord begin(ContainerRecord container, Machine machine) {
        var now = client.clock();
        boolean changed = !container.image().equals(image());
        var current = changed ? container.withImage(image()) : container;
        if (current.stage() instanceof Waiting waiting && waiting.reason().equals("ErrImagePull")) {
            var retry = current.pulls().until(current.pulls().updated());
            if (retry.isAfter(now)) {
                return backOffPulling(current, waiting.message(), retry);
            }
        }
        if (isRestart(current) && !(changed && Objects.requireNonNull(current.last()).killed())) {
            current = current.withCrashes(current.crashes().next(now));
        }
        var name = ImageName.parse(image());
        if (name.isEmpty()) {
            var message = "Failed to apply default image tag \"%s\": couldn't parse image name \"%s\": invalid reference format"
                    .formatted(image(), image());
            return refused(current, "InspectFailed", "InvalidImageName", message);
        }
        boolean present = machine.images().contains(name.get().toString());
        return switch (Objects.requireNonNullElse(spec.imagePullPolicy(), "IfNotPresent")) {
            case "Never" -> present
                    ? create(usingPresent(current))
                    : refused(current, "ErrImageNeverPull", "ErrImageNeverPull",
                            "Container image \"%s\" is not present with pull policy of Never".formatted(image()));
            case "IfNotPresent" -> present ? create(usingPresent(current)) : pull(current, name.get(), false);
            default -> pull(current, name.get(), present);
        };
    }

    /// The pull is over.
    ContainerRecord pulled(ContainerRecord container, Stage.Pulling pulling) {
        var now = client.clock();
        var name = container.image();
        return switch (answer(imageOf(container))) {
            case Answer.Found(var image) -> {
                var took = GoDuration.millis(Duration.between(pulling.since(), now));
                event("Normal", "Pulled", "Successfully pulled image \"%s\" in %s (%s including waiting). Image size: %d bytes."
                        .formatted(name, took, took, image.size()));
                ran("pulled");
                yield create(container);
            }
            case Answer.Failed(var message) -> {
                event("Warning", "Failed", "Failed to pull image \"%s\": %s".formatted(name, message));
                event("Warning", "Failed", "Error: ErrImagePull");
                ran("failed");
                yield container.withPulls(container.pulls().next(now))
                        .withStage(new Waiting("ErrImagePull", message, now.plus(jitter(1000, 2000)), false));
            }
        };
    }

    private Answer answer(ImageName image) {
        boolean away = client.memory().recall(REGISTRY, Boolean.class).isPresent();
        return away ? ImageCatalogue.withoutNetwork(image) : catalogue.pull(image);
    }

    /// The container has been made: its process starts, or cannot.
    ContainerRecord started(ContainerRecord container) {
        var now = client.clock();
        var id = "containerd://" + Ids.hex(client.random(), 64);
        var image = catalogue.find(imageOf(container)).orElseThrow();
        var environment = Environments.given(client, pod, spec, address);
        var surroundings = InContainer.ofMain(client, pod, spec, image, new Running(id, now, NO_BEHAVIOUR, null, environment, Left.NOTHING), network);
        var behaviour = Behaviours.of(spec, image, surroundings);
        event("Normal", "Created", "Container created");
        ran("created");
        var error = behaviour.startError();
        if (error != null) {
            event("Warning", "Failed", "Error: " + error);
            ran("failed");
            var running = container.running(new Running(id, now, behaviour, null, environment, Left.NOTHING));
            return running.withStage(new Ended(id, Instant.EPOCH, now, behaviour.exitCode(), "StartError", error, null));
        }
        event("Normal", "Started", "Container started");
        ran("started");
        var runsFor = behaviour.runsFor();
        var ending = runsFor == null ? null : new Ending(now.plus(runsFor), behaviour.exitCode(), false);
        return hooked(container.running(new Running(id, now, behaviour, ending, environment, Left.NOTHING)), image);
    }

    /// Runs the hook that comes after the start; a container whose hook fails is ended.
    private ContainerRecord hooked(ContainerRecord container, ImageCatalogue.Image image) {
        var hook = spec.lifecycle() == null ? null : spec.lifecycle().postStart();
        if (hook == null || hook.exec() == null || hook.exec().command().isEmpty() || !(container.stage() instanceof Running running)) {
            return container;
        }
        var run = Process.beside(hook.exec().command(), InContainer.beside(client, pod, spec, image, running, network), "");
        if (run.code() != 0) {
            event("Warning", "FailedPostStartHook", "PostStartHook failed");
            var grace = Duration.ofSeconds(Objects.requireNonNullElse(pod.spec().terminationGracePeriodSeconds(), 30L));
            return stop(container, running, Times.bounded(grace), "FailedPostStartHook");
        }
        return container.withStage(running.withLeft(running.left().withChanges(run.files())));
    }

    /// The process has ended.
    ContainerRecord ended(ContainerRecord container, Running running, Ending ending) {
        ran("stopped");
        var reason = ending.exitCode() == 0 ? "Completed" : "Error";
        return container.withStage(
                new Ended(running.id(), running.since(), ending.at(), ending.exitCode(), reason, LastWords.of(spec, running, ending), running));
    }

    /// Tells the process to end, within `grace`.
    ContainerRecord stop(ContainerRecord container, Running running, Duration grace, String why) {
        event("Normal", "Killing", why);
        return container.withStage(running.withEnding(killing(running, grace, preStop(running))));
    }

    /// Shortens what is left of the time that the process has to end.
    static ContainerRecord hurry(ContainerRecord container, Running running, Instant latest) {
        var ending = running.ending();
        return ending != null && ending.at().isAfter(latest)
                ? container.withStage(running.withEnding(new Ending(latest, 137, true)))
                : container;
    }

    private Ending killing(Running running, Duration grace, Duration hook) {
        var now = client.clock();
        var natural = running.ending();
        var latest = now.plus(grace);
        var heeded = now.plus(hook).plus(jitter(100, 400));
        if (running.behaviour().heedsTerm() && heeded.isBefore(latest)) {
            return new Ending(heeded, 0, true);
        }
        return natural != null && natural.at().isBefore(latest) ? natural : new Ending(latest, 137, true);
    }

    /// How long the hook takes that runs before the process is asked to end; its time is part of the grace period.
    private Duration preStop(Running running) {
        var lifecycle = spec.lifecycle();
        var hook = lifecycle == null ? null : lifecycle.preStop();
        if (hook == null) {
            return Duration.ZERO;
        }
        if (hook.sleep() != null) {
            return Times.bounded(Duration.ofSeconds(Objects.requireNonNullElse(hook.sleep().seconds(), 0L)));
        }
        var image = ImageName.parse(image()).flatMap(catalogue::find);
        if (hook.exec() == null || image.isEmpty() || hook.exec().command().isEmpty()) {
            return Duration.ZERO;
        }
        var run = Process.beside(hook.exec().command(), InContainer.beside(client, pod, spec, image.get(), running, network), "");
        if (run.code() != 0 && !run.endless()) {
            event("Warning", "FailedPreStopHook", "PreStopHook failed");
        }
        return duration(run);
    }

    private static Duration duration(Process.Run run) {
        return run.endless() ? Duration.ofDays(1) : run.until();
    }

    /// What the process waits for may be there by now.
    ContainerRecord goOn(ContainerRecord container, Running running, Process.Rest rest) {
        var image = catalogue.find(imageOf(container)).orElseThrow();
        var surroundings = InContainer.ofMain(client, pod, spec, image, running, network);
        return container.withStage(running.withBehaviour(running.behaviour().then(Process.resume(rest, surroundings))));
    }

    /// The container is to be made again, now or after its back-off.
    /// An image that was changed has not failed yet, so that it waits for nothing.
    ContainerRecord restart(ContainerRecord container, Ended ended) {
        if (!container.image().equals(image())) {
            return container.after(ended, new Waiting("", "", client.clock(), false));
        }
        var until = container.crashes().until(ended.at());
        if (!until.isAfter(client.clock())) {
            return container.after(ended, new Waiting("", "", client.clock(), false));
        }
        var who = "container %s in pod %s_%s(%s)".formatted(spec.name(), pod.name(), pod.namespace(), pod.metadata().uid());
        event("Warning", "BackOff", "Back-off restarting failed " + who);
        var message = "back-off %s restarting failed container=%s pod=%s_%s(%s)".formatted(
                GoDuration.text(container.crashes().delay()), spec.name(), pod.name(), pod.namespace(), pod.metadata().uid());
        return container.after(ended, new Waiting("CrashLoopBackOff", message, until, true));
    }

    /// A kubelet knows at once of an end that it has brought about.
    static Instant noticed(Ended ended) {
        return ended.killed() ? ended.at() : ended.at().plus(NOTICED_AFTER);
    }

    void event(String type, String reason, String message) {
        client.event(pod, "spec.%s{%s}".formatted(init ? "initContainers" : "containers", spec.name()), type, reason, message);
    }

    private ContainerRecord create(ContainerRecord container) {
        var missing = Configs.missing(client, pod, spec);
        if (missing.isPresent()) {
            event("Warning", "Failed", "Error: " + missing.get());

            return container.withStage(new Waiting(
                    "CreateContainerConfigError", missing.get(), client.clock().plus(jitter(10_000, 15_000)), true));
        }
        return container.withStage(new Starting(client.clock().plus(jitter(150, 600))));
    }

    private ContainerRecord usingPresent(ContainerRecord container) {
        event("Normal", "Pulled", "Container image \"%s\" already present on machine and can be accessed by the pod".formatted(image()));
        return container;
    }

    private ContainerRecord pull(ContainerRecord container, ImageName name, boolean present) {
        event("Normal", "Pulling", "Pulling image \"%s\"".formatted(image()));
        ran("pulling");
        Optional<ImageCatalogue.Image> image = catalogue.find(name);
        var delay = jitter(500, 1000);
        if (image.isPresent() && !present) {
            delay = delay.plusMillis(image.get().size() / 40_000);
        }
        return container.withStage(new Stage.Pulling(client.clock(), client.clock().plus(delay)));
    }

    private ContainerRecord backOffPulling(ContainerRecord container, String error, Instant retry) {
        var message = "Back-off pulling image \"%s\"".formatted(image());
        event("Normal", "BackOff", message);
        event("Warning", "Failed", "Error: ImagePullBackOff");
        return container.withStage(new Waiting("ImagePullBackOff", message + ": ErrImagePull: " + error, retry, true));
    }

    private ContainerRecord refused(ContainerRecord container, String eventReason, String reason, String message) {
        event("Warning", eventReason, message);
        event("Warning", "Failed", "Error: " + reason);
        return container.withStage(new Waiting(reason, message, client.clock().plus(jitter(10_000, 15_000)), true));
    }

    /// Whether this try is one after a run, rather than one more try of the same run.
    private static boolean isRestart(ContainerRecord container) {
        return container.last() != null
                && container.stage() instanceof Waiting waiting
                && (waiting.reason().isEmpty() || waiting.reason().equals("CrashLoopBackOff"));
    }

    private void ran(String what) {
        client.trace(new Action.Ran(pod.key(), Objects.requireNonNull(spec.name()), what));
    }

    private String image() {
        return Objects.requireNonNull(spec.image());
    }

    /// What it is being made from; its spec may have come to name another meanwhile.
    private static ImageName imageOf(ContainerRecord container) {
        return ImageName.parse(container.image()).orElseThrow();
    }

    private Duration jitter(int fromMillis, int toMillis) {
        return Duration.ofMillis(fromMillis + client.random().below(toMillis - fromMillis));
    }
}
