package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.kubelet.ImageCatalogue.Image;
import dev.drydock.kube.kubelet.Stage.Running;
import dev.drydock.kube.kubelet.shell.FileChange;
import dev.drydock.kube.kubelet.shell.Network;
import dev.drydock.kube.kubelet.shell.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/// One container of one Pod, as a process in it sees it.
final class InContainer implements Surroundings {
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final Client client;
    private final Pod pod;
    private final Container spec;
    private final Image image;
    private final Running running;
    private final Instant start;
    private final Network network;
    private final RootFiles root;
    private final Volumes volumes;

    private InContainer(Client client, Pod pod, Container spec, Image image, Running running, Instant start, Network network) {
        this.client = client;
        this.pod = pod;
        this.spec = spec;
        this.image = image;
        this.running = running;
        this.start = start;
        this.network = network;
        this.root = new RootFiles(pod, spec, image);
        this.volumes = new Volumes(client, pod, spec);
    }

    /// As its main process sees it, whose times are since it started.
    static InContainer ofMain(Client client, Pod pod, Container spec, Image image, Running running, Network network) {
        return new InContainer(client, pod, spec, image, running, running.since(), network);
    }

    /// As a command sees it that is run in it now.
    static InContainer beside(Client client, Pod pod, Container spec, Image image, Running running, Network network) {
        return new InContainer(client, pod, spec, image, running, client.clock(), network);
    }

    @Override
    public Instant start() {
        return start;
    }

    @Override
    public Map<String, String> variables() {
        var variables = new LinkedHashMap<String, String>();
        variables.put("PATH", PATH);
        variables.put("HOSTNAME", hostname());
        variables.putAll(Environments.services(client, pod, running.since()));
        variables.putAll(running.environment());
        variables.put("HOME", user() == 0 ? "/root" : "/");
        return variables;
    }

    @Override
    public ObjectKey pod() {
        return pod.key();
    }

    @Override
    public String hostname() {
        return RootFiles.hostname(pod);
    }

    @Override
    public String directory() {
        var given = Objects.requireNonNullElse(spec.workingDir(), "");
        return given.isEmpty() ? "/" : given;
    }

    @Override
    public long user() {
        var own = spec.securityContext();
        var all = pod.spec().securityContext();
        var given = own != null && own.runAsUser() != null ? own.runAsUser() : all == null ? null : all.runAsUser();
        return Objects.requireNonNullElse(given, image.name().path().endsWith("unprivileged") ? 101L : 0L);
    }

    @Override
    public String mainProcess() {
        var words = new ArrayList<>(spec.command());
        words.addAll(spec.args());
        return words.isEmpty() ? Printouts.process(image) : String.join(" ", words);
    }

    @Override
    public boolean has(String program) {
        return Programs.has(image, program);
    }

    @Override
    public boolean busybox() {
        return Programs.isBusybox(image);
    }

    @Override
    public boolean listens(int port) {
        return running.behaviour().listens(port, Duration.between(running.since(), client.clock()));
    }

    @Override
    public Optional<Network> network() {
        return Optional.of(network);
    }

    @Override
    public boolean isReadOnly(String path) {
        var own = spec.securityContext();
        return volumes.mountOf(path)
                .map(mount -> Boolean.TRUE.equals(mount.readOnly()) || volumes.isReadOnly(mount))
                .orElse(own != null && Boolean.TRUE.equals(own.readOnlyRootFilesystem()));
    }

    @Override
    public Optional<String> file(String path) {
        if (volumes.isShared(path)) {
            return volumes.shared(path);
        }
        var change = Behaviour.lastChange(Contents.of(running, this, client.clock()), path, age());
        if (change != null) {
            return Optional.ofNullable(change.text());
        }
        return Optional.ofNullable(volumes.mounted().get(path))
                .or(() -> volumes.mountOf(path).isPresent() ? Optional.empty() : root.file(path));
    }

    /// Whether a directory came with the image or its volumes.
    boolean brought(String directory) {
        return root.directories().contains(directory) || volumes.isDirectory(directory);
    }

    private Duration age() {
        return Duration.between(running.since(), client.clock());
    }

    @Override
    public Optional<List<String>> entries(String directory) {
        var path = directory.length() > 1 && directory.endsWith("/") ? directory.substring(0, directory.length() - 1) : directory;
        var made = Contents.of(running, this, client.clock());
        boolean there = root.directories().contains(path) && volumes.mountOf(path).isEmpty()
                || volumes.isDirectory(path)
                || present(made, path + "/");
        var prefix = path.equals("/") ? "/" : path + "/";
        var names = new TreeSet<String>();
        if (volumes.mountOf(path).isEmpty()) {
            root.names(prefix).forEach(names::add);
        }
        volumes.paths().forEach(each -> child(each, prefix, names));
        made.forEach(change -> {
            if (present(made, change.path()) && !volumes.isShared(change.path())) {
                child(change.path(), prefix, names);
            }
        });
        made.stream().filter(change -> change.path().startsWith(prefix) && !present(made, change.path()) && !volumes.isShared(change.path()))
                .forEach(change -> names.remove(change.path().substring(prefix.length()).replace("/", "")));
        return there || !names.isEmpty() ? Optional.of(List.copyOf(names)) : Optional.empty();
    }

    private boolean present(List<FileChange> changes, String path) {
        var last = Behaviour.lastChange(changes, path, age());
        return last != null && last.text() != null;
    }

    private static void child(String path, String prefix, TreeSet<String> names) {
        if (path.startsWith(prefix) && path.length() > prefix.length()) {
            var rest = path.substring(prefix.length());
            int slash = rest.indexOf('/');
            names.add(slash < 0 ? rest : rest.substring(0, slash));
        }
    }
}
