package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.meta.Status;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.client.NodeApi;
import dev.drydock.kube.kubelet.Stage.Ended;
import dev.drydock.kube.kubelet.Stage.Running;
import dev.drydock.kube.kubelet.Stage.Waiting;
import dev.drydock.kube.kubelet.shell.Line;
import dev.drydock.kube.kubelet.shell.Network;
import dev.drydock.kube.kubelet.shell.Playback;
import dev.drydock.kube.kubelet.shell.Process;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What kubelets answer for their containers: logs, commands, requests to their ports. Mirrors `pkg/kubelet/server`.
public final class NodeServer implements NodeApi {
    private static final int KEPT = 1_000;

    private final Client client;
    private final ImageCatalogue catalogue = ImageCatalogue.builtIn();
    private final Network network;
    private final Effects effects;
    private final Terminals terminals;

    /// @param client of the component [Kubelet#NAME]
    public NodeServer(Client client, Network network) {
        this.client = client;
        this.network = network;
        this.effects = new Effects(client);
        this.terminals = new Terminals(client, network);
    }

    @Override
    public boolean isReachable(String node) {
        return client.memory().recall(new ObjectKey("", node), Machine.class).filter(Machine::running).isPresent();
    }

    @Override
    public List<Printed> log(Pod pod, String container, boolean previous) {
        var found = container(pod, container);
        if (found == null) {
            throw refused(400, "BadRequest", "container \"%s\" in pod \"%s\" is not available".formatted(container, pod.name()));
        }
        if (previous && found.last() == null) {
            throw refused(400, "BadRequest", "previous terminated container \"%s\" in pod \"%s\" not found".formatted(container, pod.name()));
        }
        var stage = previous || !(found.stage() instanceof Running || found.stage() instanceof Ended) && found.last() != null
                ? Objects.requireNonNull(found.last())
                : found.stage();
        return switch (stage) {
            case Running running -> printed(pod, found, running, client.clock());
            case Ended ended -> ended.run() == null ? List.of() : printed(pod, found, ended.run(), ended.at());
            case Waiting waiting -> throw refused(400, "BadRequest", "container \"%s\" in pod \"%s\" is waiting to start: %s"
                    .formatted(container, pod.name(), why(pod, waiting.reason())));
            case Stage.Pulling _, Stage.Starting _ -> throw refused(400, "BadRequest", "container \"%s\" in pod \"%s\" is waiting to start: %s"
                    .formatted(container, pod.name(), why(pod, "")));
        };
    }

    private static String why(Pod pod, String reason) {
        return switch (reason) {
            case "ErrImagePull" -> "image can't be pulled";
            case "ImagePullBackOff" -> "trying and failing to pull image";
            case "" -> pod.spec().initContainers().isEmpty() ? "ContainerCreating" : "PodInitializing";
            default -> reason;
        };
    }

    private List<Printed> printed(Pod pod, ContainerRecord container, Running run, Instant until) {
        var image = image(container.image());
        var age = Duration.between(run.since(), until);
        var printing = run.behaviour().printing();
        var lines = new ArrayList<>(printing.lines());
        if (!printing.image().isEmpty()) {
            lines.addAll(Printouts.of(printing, image.name().tag(), String.valueOf(pod.status().podIP()), run.since()));
        }
        var loop = printing.loop();
        if (loop != null) {
            var inside = InContainer.ofMain(client, pod, Lifecycle.spec(pod, container.name()), image, run, network.quiet());
            lines.addAll(Playback.of(loop, inside, age).lines());
        }
        var log = new ArrayList<Printed>();
        lines.stream()
                .filter(line -> line.at().compareTo(age) <= 0)
                .forEach(line -> line.text().lines().forEach(text -> log.add(new Printed(run.since().plus(line.at()), text))));
        log.addAll(run.left().served());
        log.sort(Comparator.comparing(Printed::at));
        return List.copyOf(log.subList(Math.max(0, log.size() - KEPT), log.size()));
    }

    @Override
    public Executed execute(Pod pod, String container, List<String> command, String input) {
        var found = container(pod, container);
        if (found == null || !(found.stage() instanceof Running running)) {
            throw refused(500, "InternalError", "Internal error occurred: unable to upgrade connection: container not found (\"%s\")".formatted(container));
        }
        var image = image(found.image());
        var program = command.getFirst();
        var inside = InContainer.beside(client, pod, Lifecycle.spec(pod, container), image, running, network);
        if (!Programs.has(image, program) && inside.file(program).isEmpty()) {
            var why = program.startsWith("/") ? "stat " + program + ": no such file or directory" : "executable file not found in $PATH";
            throw refused(500, "InternalError", ("Internal error occurred: error executing command in container: failed to exec in container: "
                    + "failed to start exec \"%s\": OCI runtime exec failed: exec failed: unable to start container process: exec: \"%s\": %s: unknown")
                    .formatted(Ids.hex(client.random(), 64), program, why));
        }
        var run = Process.beside(command, inside, input);
        effects.leave(pod, found, running, run);
        return new Executed(text(run, false), text(run, true), run.code(), run.until());
    }

    @Override
    public boolean open(Pod pod, String container, List<String> command) {
        var found = container(pod, container);
        if (!Terminals.isShell(command) || found == null || !(found.stage() instanceof Running running) || !Programs.has(image(found.image()), command.getFirst())) {
            return false;
        }
        terminals.open(pod, found, running, command);
        return true;
    }

    @Override
    public Optional<String> prompt() {
        return terminals.prompt();
    }

    @Override
    public Typed type(String line) {
        return terminals.type(line);
    }

    private static String text(Process.Run run, boolean error) {
        return run.lines().stream().filter(line -> line.error() == error).map(Line::text).collect(Collectors.joining());
    }

    /// What the Pod itself answers on one of its ports.
    ///
    /// @param noticed whether the request leaves a line in a log
    public Network.Outcome request(Pod pod, int port, String path, String from, boolean noticed) {
        var record = client.memory().recall(pod.key(), PodRecord.class).orElse(null);
        if (record == null) {
            return new Network.Outcome.TimedOut();
        }
        for (var container : record.everyContainer()) {
            if (container.stage() instanceof Running running
                    && running.behaviour().listens(port, Duration.between(running.since(), client.clock()))) {
                var image = image(container.image());
                var spec = Lifecycle.spec(pod, container.name());
                var answer = Pages.answer(pod, spec, image, InContainer.beside(client, pod, spec, image, running, network), path);
                if (noticed && !path.isEmpty() && image.name().path().endsWith("nginx")) {
                    effects.remember(pod, container, running.withLeft(running.left().withServed(new Printed(client.clock(), access(from, path, answer)))));
                }
                return answer;
            }
        }
        return new Network.Outcome.Refused();
    }

    private String access(String from, String path, Network.Outcome.Answered answer) {
        return "%s - - [%s] \"GET %s HTTP/1.1\" %d %d \"-\" \"curl/8.14.1\" \"-\"".formatted(
                from,
                DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss '+0000'", Locale.ENGLISH)
                        .withZone(ZoneOffset.UTC)
                        .format(client.clock()),
                path,
                answer.status(),
                answer.body().length());
    }

    private @Nullable ContainerRecord container(Pod pod, String name) {
        return client.memory().recall(pod.key(), PodRecord.class).map(record -> record.find(name)).orElse(null);
    }

    private ImageCatalogue.Image image(String name) {
        return ImageName.parse(name).flatMap(catalogue::find).orElseThrow();
    }

    private static StatusException refused(int code, String reason, String message) {
        return new StatusException(Status.EMPTY.withStatus("Failure").withCode(code).withReason(reason).withMessage(message));
    }
}
