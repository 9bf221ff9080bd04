package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.client.NodeApi.Typed;
import dev.drydock.kube.kubelet.Stage.Running;
import dev.drydock.kube.kubelet.shell.Line;
import dev.drydock.kube.kubelet.shell.Network;
import dev.drydock.kube.kubelet.shell.Process;
import dev.drydock.kube.kubelet.shell.State;
import dev.drydock.kube.kubelet.shell.Surroundings;
import dev.drydock.kube.kubelet.shell.Toolbox;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The shell that somebody has open in a container: line after line is typed into it until it ends, or its container does.
///
/// What it knows is a value in the cluster's memory, so that it is there again in a fork, and as it was in an earlier state.
final class Terminals {
    private static final String KEY = "terminal";
    private static final int LONGEST = 20_000;

    private final Client client;
    private final Network network;
    private final Effects effects;

    Terminals(Client client, Network network) {
        this.client = client;
        this.network = network;
        this.effects = new Effects(client);
    }

    /// @param id of the container, which another one in its place does not have
    /// @param begun lines typed that are not yet a whole command
    private record Terminal(ObjectKey pod, String container, String id, String program, State state, String begun) {
        Terminal with(State state, String begun) {
            return new Terminal(pod, container, id, program, state, begun);
        }
    }

    private record Place(Pod pod, ContainerRecord container, Running running, Surroundings world) {}

    static boolean isShell(List<String> command) {
        return Toolbox.isShell(command.getFirst()) && command.stream().skip(1).allMatch(word -> word.matches("-[il]+|--login"));
    }

    void open(Pod pod, ContainerRecord container, Running running, List<String> command) {
        var program = command.getFirst().substring(command.getFirst().lastIndexOf('/') + 1);
        var world = world(pod, container, running);
        client.memory().remember(KEY, new Terminal(pod.key(), container.name(), running.id(), program, State.in(world, program), ""));
    }

    /// What the shell shows when it waits for a line; empty where none is open.
    Optional<String> prompt() {
        return terminal().flatMap(terminal -> place(terminal).map(place -> prompt(terminal, place.world)));
    }

    private Optional<Terminal> terminal() {
        return client.memory().recall(KEY, Terminal.class);
    }

    private static String prompt(Terminal terminal, Surroundings world) {
        if (!terminal.begun.isEmpty()) {
            return "> ";
        }
        var sign = world.user() == 0 ? "# " : "$ ";
        var directory = terminal.state.directory();
        if (terminal.program.equals("bash")) {
            var shown = directory.equals(terminal.state.variables().get("HOME")) ? "~" : directory;
            return world.busybox() ? "bash-5.3" + sign : "%s@%s:%s%s".formatted(world.user() == 0 ? "root" : "I have no name!", world.hostname(), shown, sign);
        }
        return world.busybox() ? directory + " " + sign : sign;
    }

    Typed type(String line) {
        var terminal = terminal().orElseThrow(() -> new IllegalStateException("no shell is open"));
        var place = place(terminal);
        if (place.isEmpty()) {
            client.memory().forget(KEY);
            return new Typed("", "command terminated with exit code 137\n", 137, Duration.ZERO);
        }
        var text = terminal.begun.isEmpty() ? line : terminal.begun + "\n" + line;
        if (text.length() < LONGEST && Process.isUnfinished(text)) {
            client.memory().remember(KEY, terminal.with(terminal.state, text));
            return new Typed("", "", 0, Duration.ZERO);
        }
        return run(terminal, place.get(), text);
    }

    private Typed run(Terminal terminal, Place place, String text) {
        var run = Process.line(text, terminal.state, place.world);
        effects.leave(place.pod, place.container, place.running, run);
        var out = run.lines().stream().filter(each -> !each.error()).map(Line::text).collect(Collectors.joining());
        var error = run.lines().stream().filter(Line::error).map(Line::text).collect(Collectors.joining());
        if (run.exited()) {
            client.memory().forget(KEY);
            var last = run.code() == 0 ? "" : "command terminated with exit code %d\n".formatted(run.code());
            return new Typed(out, error + last, run.code(), run.until());
        }
        client.memory().remember(KEY, terminal.with(run.state(), ""));
        return new Typed(out, error, run.code(), run.until());
    }

    /// Where the shell runs; empty where that is gone.
    private Optional<Place> place(Terminal terminal) {
        var pod = client.get(Pod.class, terminal.pod);
        var container = client.memory().recall(terminal.pod, PodRecord.class).map(record -> record.find(terminal.container));
        return pod.isPresent()
                        && container.isPresent()
                        && container.get().stage() instanceof Running running
                        && running.id().equals(terminal.id)
                ? Optional.of(new Place(pod.get(), container.get(), running, world(pod.get(), container.get(), running)))
                : Optional.empty();
    }

    private Surroundings world(Pod pod, ContainerRecord container, Running running) {
        var image = ImageName.parse(container.image()).flatMap(ImageCatalogue.builtIn()::find).orElseThrow();
        return InContainer.beside(client, pod, Lifecycle.spec(pod, container.name()), image, running, network);
    }
}
