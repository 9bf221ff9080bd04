package dev.drydock.kube.kubectl.cli;

import dev.drydock.kube.api.codec.Limits;
import dev.drydock.kube.client.DynamicClient;
import dev.drydock.kube.client.Memory;
import dev.drydock.kube.clock.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/// One command line as it runs: its flags and arguments, the files beside it, the cluster, what it has printed.
public final class Invocation {
    /// A command that waits gives up after as much work, so that it always ends.
    private static final int LONGEST_WAIT_STEPS = 500_000;

    private static final String CHANGE_CAUSE = "kubernetes.io/change-cause";

    private final String path;
    private final FlagSet flags;
    private final List<String> arguments;
    private final Map<String, String> files;
    private final Limits yaml;
    private final DynamicClient client;
    private final EventLoop loop;
    private final Memory.Part memory;
    private final StringBuilder out;
    private final StringBuilder err;
    private final List<Problem> problems;
    private final Queue<BooleanSupplier> followed = new ArrayDeque<>();
    private boolean standing;

    /// @param path the command with its subcommand, `kubectl set image`
    public Invocation(
            String path,
            FlagSet flags,
            List<String> arguments,
            Map<String, String> files,
            Limits yaml,
            DynamicClient client,
            EventLoop loop,
            Memory.Part memory,
            StringBuilder out,
            StringBuilder err,
            List<Problem> problems) {
        this.path = path;
        this.flags = flags;
        this.arguments = List.copyOf(arguments);
        this.files = files;
        this.yaml = yaml;
        this.client = client;
        this.loop = loop;
        this.memory = memory;
        this.out = out;
        this.err = err;
        this.problems = problems;
    }

    /// What `--record` writes down: the command line, its flags in full.
    public Optional<String> recorded() {
        return flags.has("record") && flags.is("record")
                ? Optional.of((path + " " + String.join(" ", arguments)).strip() + flags.written())
                : Optional.empty();
    }

    /// The patch, with the annotation that `--record` asks for.
    public Map<String, ?> recording(Map<String, ?> patch) {
        if (recorded().isEmpty()) {
            return patch;
        }
        var metadata = new LinkedHashMap<Object, Object>();
        if (patch.get("metadata") instanceof Map<?, ?> given) {
            metadata.putAll(given);
        }
        var annotations = new LinkedHashMap<Object, Object>();
        if (metadata.get("annotations") instanceof Map<?, ?> given) {
            annotations.putAll(given);
        }
        annotations.put(CHANGE_CAUSE, recorded().get());
        metadata.put("annotations", annotations);
        var whole = new LinkedHashMap<String, Object>(patch);
        whole.put("metadata", metadata);
        return whole;
    }

    /// The command with its subcommand, `kubectl set image`.
    public String path() {
        return path;
    }

    public FlagSet flags() {
        return flags;
    }

    public List<String> arguments() {
        return arguments;
    }

    /// How much a manifest may hold.
    public Limits yaml() {
        return yaml;
    }

    public DynamicClient client() {
        return client;
    }

    /// The text of a file, `-` being standard input.
    public Optional<String> file(String name) {
        return Optional.ofNullable(files.get(name.startsWith("./") ? name.substring(2) : name));
    }

    /// The files that a name means: itself, those that match where it has a `*`, all for `.`.
    public List<String> filesLike(String name) {
        if (file(name).isPresent()) {
            return List.of(name);
        } else if (!name.contains("*") && !name.equals(".")) {
            return List.of();
        }
        var pattern = name.equals(".")
                ? Pattern.compile(".*\\.(json|yaml|yml)")
                : Pattern.compile("\\Q" + name.replace("*", "\\E[^/]*\\Q") + "\\E");
        return files.keySet().stream()
                .filter(file -> !file.equals("-") && pattern.matcher(file).matches())
                .sorted()
                .toList();
    }

    public String namespace() {
        var given = flags.get("namespace");
        var fallback = given.isEmpty() ? kubeconfig().namespace(context()) : given;
        return fallback.isEmpty() ? "default" : fallback;
    }

    private String context() {
        return flags.get("context").isEmpty() ? kubeconfig().current() : flags.get("context");
    }

    public Kubeconfig kubeconfig() {
        return kubeconfig(memory);
    }

    /// What the kubeconfig is in a cluster's memory.
    public static Kubeconfig kubeconfig(Memory.Part memory) {
        return memory.recall(Kubeconfig.FILE, Kubeconfig.class).orElse(Kubeconfig.OF_KUBEADM);
    }

    public void keep(Kubeconfig changed) {
        memory.remember(Kubeconfig.FILE, changed);
    }

    public boolean namespaceGiven() {
        return !flags.get("namespace").isEmpty();
    }

    public Instant now() {
        return loop.now();
    }

    public void print(String text) {
        out.append(text);
    }

    public void println(String line) {
        out.append(line).append('\n');
    }

    public void complain(String line) {
        err.append(line).append('\n');
    }

    public void warn(String text) {
        complain("Warning: " + text);
    }

    public void problem(Problem problem) {
        problems.add(problem);
    }

    /// Whether the cluster has nothing left to do but heartbeats and what waits for long deadlines.
    public boolean atRest() {
        return loop.atRest();
    }

    /// What `--request-timeout` says; empty where it is not given, or 0.
    public Optional<Duration> requestTimeout() {
        var given = flags.get("request-timeout");
        var asked = given.matches("\\d+") ? given + "s" : given;
        if (given.isEmpty()) {
            return Optional.empty();
        }
        var timeout = Scalars.duration(asked)
                .orElseThrow(() -> Failure.of("Invalid timeout value. Timeout must be a single integer in seconds,"
                        + " or an integer followed by a corresponding time unit (e.g. 1s | 2m | 3h)"));
        return timeout.isZero() ? Optional.empty() : Optional.of(timeout);
    }

    /// Lets the cluster go on until `done`, at most for `longest`.
    ///
    /// @return whether it came to that
    public boolean waitUntil(BooleanSupplier done, Duration longest) {
        var latest = now().plus(longest);
        for (int steps = 0; steps < LONGEST_WAIT_STEPS; steps++) {
            if (done.getAsBoolean()) {
                return true;
            } else if (loop.nextDue().filter(due -> !due.isAfter(latest)).isEmpty()) {
                break;
            }
            loop.step();
        }
        loop.passTo(latest);
        return done.getAsBoolean();
    }

    /// As [#waitUntil(BooleanSupplier, Duration)], for what tells how things go on: where somebody watches them go on,
    /// this returns at once, and `done` is asked again at each [#look()].
    ///
    /// @param late what to do where it does not come to that
    public void follow(BooleanSupplier done, Duration longest, Runnable late) {
        if (!standing) {
            if (!waitUntil(done, longest)) {
                late.run();
            }
            return;
        }
        var latest = now().plus(longest);
        followed.add(() -> {
            boolean isDone = done.getAsBoolean();
            if (!isDone && !now().isBefore(latest)) {
                late.run();
                return true;
            }
            return isDone;
        });
    }

    /// Lets what it follows go on with the cluster's time, rather than the time with it.
    public Invocation standing() {
        standing = true;
        return this;
    }

    public boolean isStanding() {
        return standing;
    }

    /// Tells what is new; whether there is nothing left to follow.
    public boolean look() {
        while (!followed.isEmpty() && followed.peek().getAsBoolean()) {
            followed.remove();
        }
        return followed.isEmpty();
    }
}
